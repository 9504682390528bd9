import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalJson, type Json } from '../canonical.ts';
import { formatCheckpoint } from '../checkpoint.ts';
import { toHex, toUtf8 } from '../encoding.ts';
import { commitment, committedLeaf, type FactLeaf, hashOfLeaf, type Leaf, type Openings } from '../leaf.ts';
import { leafHash, rootOf, treeOf } from '../merkle.ts';
import { ed25519Type, formatNote, formatNoteKey, formatSignature, noteKeyId } from '../note.ts';
import { consistencyProof } from '../proofs.ts';
import { type AgreementDocument, documentDigest } from './agreement-document.ts';
import { type EvidenceBundle, evidenceBundleFormat, frameOfBundle, withSeal } from './format.ts';
import { formatSeal } from './seal.ts';

export const origin = 'data.example.gov.cn/log';
export const agreement = 'agr_1';
export const number = '授协〔2026〕1号';

/** A log's own key. */
export function signer(seed = 1, name = origin) {
  const secret = new Uint8Array(32).fill(seed);
  const key = ed25519.getPublicKey(secret);
  return {
    vkey: formatNoteKey(name, ed25519Type, key),
    sign: (text: string) =>
      formatNote(text, [
        formatSignature(name, noteKeyId(name, ed25519Type, key), ed25519.sign(toUtf8(text), secret)),
      ]),
  };
}
export const log = signer();

export const documentOf = (version = 1): AgreementDocument =>
  ({
    number,
    version,
    parts: {
      term: { from: '2026-01-01', until: '2027-01-01' },
      scope: {
        purposes: [{ code: 'credit' }, { code: 'research' }],
        resources: [{ resourceId: 'res_1' }],
      },
    },
  }) as AgreementDocument;

let made = 0;
const nextId = () => `ent_${String(++made).padStart(4, '0')}`;

export const fact = (kind: string, at: string, said: Json = { number }, subject = agreement): FactLeaf => ({
  kind,
  version: 1,
  entry: nextId(),
  subject,
  at,
  fact: said,
});
export const inForce = (at: string, document = documentOf()): FactLeaf =>
  fact('authorisation.in-force', at, {
    number,
    version: document.version,
    digest: documentDigest(document),
  });
export const dailyUse = (
  day: string,
  lines: readonly Json[],
  { previous = null as string | null, page = 1, pages = 1 } = {},
): FactLeaf =>
  fact('evidence.daily-use', `${day}T16:15:00Z`, { day, previous, page, pages, refusals: 0, lines }, day);

/** A call with its openings, as an entry still to be put into the log. */
export interface Call {
  readonly leaf: Leaf;
  readonly disclosed: Openings;
}
export function call(at: string, values: { readonly [field: string]: Json } = {}, kind = 'query.call'): Call {
  const entry = nextId();
  const fields: { readonly [field: string]: Json } = {
    entry,
    call: `cal_${entry}`,
    agreement: number,
    agreementDigest: documentDigest(documentOf()),
    purpose: 'credit',
    revisions: [{ resource: 'res_1', revision: 'rev_1' }],
    result: 'ab'.repeat(32),
    at,
    ...values,
  };
  const salts = Object.keys(fields).map((_, place) => sha256(toUtf8(`${entry}/${place}`)).slice(0, 16));
  return {
    disclosed: Object.fromEntries(
      Object.entries(fields).map(([field, value], place) => [field, { salt: toHex(salts[place]!), value }]),
    ),
    leaf: committedLeaf(
      kind,
      new Map(
        Object.entries(fields).map(([field, value], place) => [
          field,
          commitment(field, salts[place]!, value),
        ]),
      ),
    ),
  };
}

export interface Parts {
  readonly scope?: Partial<EvidenceBundle['scope']>;
  readonly documents?: readonly AgreementDocument[];
  readonly earlier?: readonly number[];
  /** Entries of the log that the bundle leaves out. */
  readonly without?: readonly (FactLeaf | Call)[];
  readonly change?: (bundle: EvidenceBundle) => EvidenceBundle;
  readonly key?: ReturnType<typeof signer>;
}

const isFact = (entry: FactLeaf | Call): entry is FactLeaf => 'fact' in entry;

/** The log made of these entries in this order, and the sealed bundle over it. */
export async function bundleOf(
  entries: readonly (FactLeaf | Call | string)[],
  {
    scope,
    documents = [documentOf()],
    earlier = [],
    without = [],
    change = (same) => same,
    key = log,
  }: Parts = {},
) {
  const hashes = entries.map((entry) =>
    typeof entry === 'string' ? leafHash(toUtf8(entry)) : hashOfLeaf(isFact(entry) ? entry : entry.leaf),
  );
  const tree = treeOf(hashes);
  const headAt = (size: number) =>
    key.sign(formatCheckpoint({ origin, size, root: rootOf(hashes.slice(0, size)) }));
  const proven = entries.flatMap((entry, index) =>
    typeof entry === 'string' || without.includes(entry)
      ? []
      : [{ entry, index, proof: tree.proofs[index]!.map(toHex) }],
  );
  const read = async (level: number, index: number) =>
    rootOf(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level));
  const bundle = change({
    format: evidenceBundleFormat,
    log: { origin, keys: [key.vkey] },
    checkpoint: headAt(hashes.length),
    consistency: await Promise.all(
      earlier.map(async (size) => ({
        size,
        proof: (await consistencyProof(read, size, hashes.length)).map(toHex),
      })),
    ),
    scope: {
      agreement,
      number,
      from: '2026-01-31T16:00:00Z',
      until: '2026-02-28T16:00:00Z',
      madeAt: '2026-03-02T01:00:00Z',
      waiting: 0,
      ...scope,
    },
    documents,
    facts: proven.flatMap(({ entry, ...place }) => (isFact(entry) ? [{ leaf: entry, ...place }] : [])),
    runs: proven.flatMap(({ entry, ...place }) => (isFact(entry) ? [] : [{ ...entry, ...place }])),
    seal: '',
  } as EvidenceBundle);
  return { file: sealed(bundle, key), bundle, headAt };
}

export function sealed({ runs, seal: _, ...bundle }: EvidenceBundle, key = log): string {
  const [head, tail] = frameOfBundle(bundle);
  const text = head + runs.map((run) => canonicalJson(run as unknown as Json)).join() + tail;
  return withSeal(
    text,
    key.sign(formatSeal({ origin, digest: sha256(toUtf8(text)), madeAt: bundle.scope.madeAt })),
  );
}

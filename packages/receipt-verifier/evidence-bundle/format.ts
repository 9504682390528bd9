import { canonicalJson, type Json } from '../canonical.ts';
import type { CommittedLeaf, FactLeaf, Openings } from '../leaf.ts';
import { isCommitted } from '../leaf.ts';
import {
  checked,
  isPosition,
  isText,
  type LogIdentity,
  objectWith,
  readLeaf,
  readLog,
  readOpenings,
  readProof,
  ShapeFault,
} from '../shape.ts';
import { type AgreementDocument, readDocument } from './agreement-document.ts';
import { compareInstants, isRealInstant } from './instants.ts';

export const evidenceBundleFormat = 'gongshu/evidence-bundle/1';

/** Larger bundles are refused unread, in bytes. */
export const evidenceBundleLimit = 1 << 26;

/** Something that stands in the log, with its way to the bundle's checkpoint. */
export interface Proven<OfLeaf> {
  readonly leaf: OfLeaf;
  /** Position in the log, from 0. */
  readonly index: number;
  /** Inclusion proof, nearest sibling first, hashes in hexadecimal. */
  readonly proof: readonly string[];
}
export type ProvenFact = Proven<FactLeaf>;
/** A released call. What its record says is what is disclosed, and nothing beside it. */
export interface ProvenRun extends Proven<CommittedLeaf> {
  readonly disclosed: Openings;
}

/** What the bundle was made for. A claim of who made it, under its seal. */
export interface BundleScope {
  /** Id of the agreement. */
  readonly agreement: string;
  readonly number: string;
  /** The calls of `[from, until)`, instants in UTC. */
  readonly from: string;
  readonly until: string;
  readonly madeAt: string;
  /** Calls of the period that did not yet stand under the checkpoint when the bundle was made. */
  readonly waiting: number;
}

/** Shows that the checkpoint extends the log as it was at an earlier size. */
export interface EarlierSize {
  readonly size: number;
  readonly proof: readonly string[];
}

/**
 * All that one agreement was and did in a period, to be checked without the hub. The file is the canonical JSON of this and nothing else.
 * Laid down in docs/reference/evidence-bundle-format.md.
 */
export interface EvidenceBundle {
  readonly format: typeof evidenceBundleFormat;
  readonly log: LogIdentity;
  /** The one checkpoint all proofs lead to, a signed note. */
  readonly checkpoint: string;
  readonly consistency: readonly EarlierSize[];
  readonly scope: BundleScope;
  /** The agreement as it was signed, each version once. */
  readonly documents: readonly AgreementDocument[];
  /** Public facts about the agreement, and the daily totals of the period; by index. */
  readonly facts: readonly ProvenFact[];
  /** By index. */
  readonly runs: readonly ProvenRun[];
  /** The log's signed word for the whole of the file before it: see `formatSeal`. */
  readonly seal: string;
}

/** Read a parsed file as a bundle; throws a ShapeFault naming the first part that is not as the format says. */
export function readBundle(file: Json): EvidenceBundle {
  const parts = objectWith(file, '', [
    'format',
    'log',
    'checkpoint',
    'consistency',
    'scope',
    'documents',
    'facts',
    'runs',
    'seal',
  ]);
  return {
    format: checked(parts['format'], '/format', (format) => format === evidenceBundleFormat),
    log: readLog(parts['log'], '/log'),
    checkpoint: checked(parts['checkpoint'], '/checkpoint', isText),
    consistency: listOf(parts['consistency'], '/consistency', readEarlier),
    scope: readScope(parts['scope'], '/scope'),
    documents: listOf(parts['documents'], '/documents', readDocument),
    facts: listOf(parts['facts'], '/facts', readFact),
    runs: listOf(parts['runs'], '/runs', readRun),
    seal: checked(parts['seal'], '/seal', isText),
  };
}

function listOf<Item>(
  value: Json | undefined,
  at: string,
  read: (item: Json, at: string) => Item,
): readonly Item[] {
  if (!Array.isArray(value)) throw new ShapeFault(at);
  return value.map((item: Json, position) => read(item, `${at}/${position}`));
}

function readEarlier(value: Json, at: string): EarlierSize {
  const { size, proof } = objectWith(value, at, ['size', 'proof']);
  return { size: checked(size, `${at}/size`, isPosition), proof: readProof(proof, `${at}/proof`) };
}

function readScope(value: Json | undefined, at: string): BundleScope {
  const names = ['agreement', 'number', 'from', 'until', 'madeAt', 'waiting'];
  const scope = objectWith(value, at, names);
  for (const name of ['agreement', 'number']) checked(scope[name], `${at}/${name}`, isText);
  for (const name of ['from', 'until', 'madeAt']) checked(scope[name], `${at}/${name}`, isRealInstant);
  checked(scope['waiting'], `${at}/waiting`, isPosition);
  const read = scope as unknown as BundleScope;
  if (compareInstants(read.from, read.until) >= 0) throw new ShapeFault(`${at}/until`);
  return read;
}

function readFact(value: Json, at: string): ProvenFact {
  const parts = objectWith(value, at, ['leaf', 'index', 'proof']);
  const leaf = readLeaf(parts['leaf'], `${at}/leaf`);
  if (isCommitted(leaf)) throw new ShapeFault(`${at}/leaf/commitments`);
  checked(leaf.at, `${at}/leaf/at`, isRealInstant);
  return { leaf, ...place(parts, at) };
}

function readRun(value: Json, at: string): ProvenRun {
  const parts = objectWith(value, at, ['leaf', 'disclosed', 'index', 'proof']);
  const leaf = readLeaf(parts['leaf'], `${at}/leaf`);
  if (!isCommitted(leaf)) throw new ShapeFault(`${at}/leaf/commitments`);
  const disclosed = readOpenings(parts['disclosed'], `${at}/disclosed`);
  for (const [field, test] of Object.entries(known))
    if (Object.hasOwn(disclosed, field)) checked(disclosed[field]!.value, `${at}/disclosed/${field}`, test);
  return { leaf, disclosed, ...place(parts, at) };
}

const place = (parts: { readonly [name: string]: Json }, at: string) => ({
  index: checked<number>(parts['index'], `${at}/index`, isPosition),
  proof: readProof(parts['proof'], `${at}/proof`),
});

/** What is looked at of a call must be of its type where it is shown. */
const known: { readonly [field: string]: (value: Json) => boolean } = {
  call: isText,
  agreement: isText,
  agreementDigest: isText,
  purpose: isText,
  at: isRealInstant,
  revisions: (value) => Array.isArray(value) && value.every(namesResource),
};
const namesResource = (one: Json): boolean =>
  typeof one === 'object' && one !== null && isText((one as { readonly resource?: Json }).resource ?? null);

/** The file but for its runs, which come between the two texts, each as canonical JSON, separated by commas; the seal is not in it. */
export function frameOfBundle(bundle: Omit<EvidenceBundle, 'runs' | 'seal'>): readonly [string, string] {
  const text = canonicalJson({ ...bundle, runs: [] } as unknown as Json);
  // Quotes inside a string are escaped, and what follows the runs has no such name.
  const place = text.lastIndexOf('"runs":[]') + '"runs":['.length;
  return [text.slice(0, place), text.slice(place)];
}

/** A file without its seal, closed with it. */
export const withSeal = (unsealed: string, seal: string): string =>
  `${unsealed.slice(0, -1)}${sealMember(seal)}`;

/** What the seal stands on: the file as it is without its last member. Null when it does not end in it. */
export function unsealedText(file: string, seal: string): string | null {
  const end = sealMember(seal);
  return file.endsWith(end) ? `${file.slice(0, -end.length)}}` : null;
}

const sealMember = (seal: string): string => `,"seal":${canonicalJson(seal)}}`;

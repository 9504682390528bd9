import { sha256 } from '@noble/hashes/sha2.js';
import type { Json } from '../canonical.ts';
import { type Checkpoint, parseCheckpoint } from '../checkpoint.ts';
import { equalBytes, fromUtf8, toHex, toUtf8 } from '../encoding.ts';
import { faultOfSignatures, type NoteKey, parseNote } from '../note.ts';
import { sentences } from '../sentences.ts';
import { ShapeFault } from '../shape.ts';
import { type Bilingual, bilingual, type Fact } from '../verdict.ts';
import {
  bytesOf,
  type FileInput,
  isIncluded,
  readJson,
  readKeys,
  unopened,
  type VerifyOptions,
} from '../verify.ts';
import { documentFaults } from './document-faults.ts';
import { type EvidenceBundle, evidenceBundleLimit, readBundle, unsealedText } from './format.ts';
import { judgeRecords } from './judge-records.ts';
import { judgeRuns } from './judge-runs.ts';
import { judgeTotals } from './judge-totals.ts';
import { parseSeal } from './seal.ts';
import { bundleSentences as say } from './sentences.ts';
import { sinceFaults } from './since.ts';
import {
  type BundleCheck,
  type BundleCheckName,
  type BundleVerification,
  type Finding,
  fault,
} from './verdict.ts';

export interface BundleOptions extends VerifyOptions {
  /** A checkpoint of the log that the reader got earlier, as a signed note: the bundle's must extend it. */
  readonly since?: string;
  /** Run records that the reader has from the hub: each must be that of a call in the bundle. They are not in it, because SQL may name people. */
  readonly records?: readonly Json[];
}

/**
 * Verify an evidence bundle without any connection: every part of it stands in the log under one checkpoint, the log has sealed the whole,
 * the documents are those that were put in force, and each call was made while one of them was, for a purpose and on resources it grants,
 * as often as the public daily totals say. Never throws; the findings name everything that is wrong or that the file cannot settle.
 *
 * ```ts
 * const { valid, trusted, checks, findings } = verifyBundle(await file.bytes(), { trustedKeys: [vkey] });
 * ```
 */
export function verifyBundle(input: FileInput, options: BundleOptions = {}): BundleVerification {
  const checks: BundleCheck[] = [];
  const findings: Finding[] = [];
  const check = (name: BundleCheckName, held: Bilingual, found: readonly Finding[]): void => {
    // Not spread: a bad file may have more faults than a call has room for arguments.
    for (const one of found) findings.push(one);
    const faults = found.filter(({ weight }) => weight === 'fault');
    const ok = faults.length === 0;
    checks.push({ name, ok, message: ok ? held : say.more(faults[0]!.message, faults.length - 1) });
  };
  const refused = (): BundleVerification => ({ valid: false, trusted: false, checks, findings, facts: [] });

  const json = readJson(input, evidenceBundleLimit);
  check('file', sentences.fileOk, json === undefined ? [fault('file', '', sentences.fileBad)] : []);
  if (json === undefined) return refused();
  const shaped = readShape(json);
  check(
    'shape',
    sentences.shapeOk,
    'at' in shaped ? [fault('shape', shaped.at, sentences.shapeBad(shaped.at))] : [],
  );
  if ('at' in shaped) return refused();
  const bundle = shaped;

  const keys = readKeys(bundle.log);
  const trusted = keys !== null && (options.trustedKeys?.includes(keys[0]!.vkey) ?? false);
  const acceptable = keys !== null && (trusted || options.trustedKeys === undefined);
  check(
    'key',
    trusted ? sentences.keyTrusted : sentences.keyNotCompared,
    acceptable ? [] : [fault('key', '/log/keys', keys ? sentences.keyUnknown : sentences.keyBad)],
  );
  const checkpoint = readCheckpoint(bundle);
  check('checkpoint', say.checkpointOk, checkpointFaults(bundle, checkpoint, keys));
  check('seal', say.sealOk, sealFaults(input, bundle, keys));
  check('fields', say.fieldsOk(fieldsShown(bundle)), fieldFaults(bundle));
  check(
    'inclusion',
    say.inclusionOk(bundle.facts.length, bundle.runs.length),
    inclusionFaults(bundle, checkpoint),
  );
  check('once', say.onceOk, onceFaults(bundle));
  check('documents', say.documentsOk(bundle.documents.length), documentFaults(bundle));
  const { force, scope } = judgeRuns(bundle);
  check('force', say.forceOk(bundle.runs.length), force);
  check('scope', say.scopeOk, scope);
  const totals = judgeTotals(bundle);
  check('totals', say.totalsOk(totals.exact, totals.bounded), totals.findings);
  if (options.records)
    check('records', say.recordsOk(options.records.length), judgeRecords(bundle, options.records));
  if (options.since !== undefined) {
    const since = sinceFaults(bundle, checkpoint, options.since, [
      ...bundle.log.keys,
      ...(options.trustedKeys ?? []),
    ]);
    check('since', say.sinceOk(since.size), since.findings);
  }
  if (checkpoint === null || !checks.every(({ ok }) => ok)) return refused();
  return { valid: true, trusted, checks, findings, facts: factsOf(bundle, checkpoint) };
}

function readShape(json: Json): EvidenceBundle | { readonly at: string } {
  try {
    return readBundle(json);
  } catch (error) {
    if (!(error instanceof ShapeFault)) throw error;
    return { at: error.at };
  }
}

const readCheckpoint = ({ log, checkpoint }: EvidenceBundle): Checkpoint | null => {
  const signed = parseNote(checkpoint);
  const read = signed && parseCheckpoint(signed.text);
  return read?.origin === log.origin ? read : null;
};

function checkpointFaults(
  { checkpoint: text }: EvidenceBundle,
  checkpoint: Checkpoint | null,
  keys: readonly NoteKey[] | null,
): Finding[] {
  const signed = parseNote(text);
  const wrong = signed ? faultOfSignatures(signed, keys ?? []) : 'malformed';
  if (wrong !== null) return [fault('checkpoint', '/checkpoint', sentences.signatureBad(wrong))];
  return checkpoint ? [] : [fault('checkpoint', '/checkpoint', say.checkpointOther)];
}

/** The seal is by the log's own key, over exactly this file. */
function sealFaults(
  input: FileInput,
  { log, scope, seal }: EvidenceBundle,
  keys: readonly NoteKey[] | null,
): Finding[] {
  const wrong = (message: Bilingual) => [fault('seal', '/seal', message)];
  const signed = parseNote(seal);
  const sealed = signed && parseSeal(signed.text);
  if (!sealed || sealed.origin !== log.origin) return wrong(say.sealMalformed);
  if (keys === null || faultOfSignatures(signed, keys.slice(0, 1)) !== null) return wrong(say.sealSignature);
  const text = unsealedText(fromUtf8(bytesOf(input)) ?? '', seal);
  if (text === null) return wrong(say.sealOpen);
  if (!equalBytes(sha256(toUtf8(text)), sealed.digest)) return wrong(say.sealDigest);
  return sealed.madeAt === scope.madeAt ? [] : wrong(say.sealTime);
}

const fieldsShown = ({ runs }: EvidenceBundle): number =>
  runs.reduce((sum, { disclosed }) => sum + Object.keys(disclosed).length, 0);

const fieldFaults = ({ runs }: EvidenceBundle): Finding[] =>
  runs.flatMap(({ leaf, disclosed }, position) =>
    unopened(leaf, disclosed).map((field) =>
      fault('fields', `/runs/${position}/disclosed/${field}`, say.field(field)),
    ),
  );

const inclusionFaults = ({ facts, runs }: EvidenceBundle, checkpoint: Checkpoint | null): Finding[] =>
  [
    ...facts.map((entry, position) => ({ entry, at: `/facts/${position}` })),
    ...runs.map((entry, position) => ({ entry, at: `/runs/${position}` })),
  ]
    .filter(({ entry }) => checkpoint === null || !isIncluded(entry, checkpoint))
    .map(({ at }) => fault('inclusion', at, say.inclusion));

function onceFaults({ facts, runs }: EvidenceBundle): Finding[] {
  const found: Finding[] = [];
  for (const [name, list] of [
    ['facts', facts],
    ['runs', runs],
  ] as const)
    for (const [position, { index }] of list.entries())
      if (position > 0 && index <= list[position - 1]!.index)
        found.push(fault('once', `/${name}/${position}/index`, say.order));
  const factIndexes = new Set(facts.map(({ index }) => index));
  const calls = new Set<unknown>();
  for (const [position, { index, disclosed }] of runs.entries()) {
    if (factIndexes.has(index)) found.push(fault('once', `/runs/${position}/index`, say.twice));
    const call = disclosed['call']?.value;
    if (call === undefined) continue;
    if (calls.has(call))
      found.push(fault('once', `/runs/${position}/disclosed/call`, say.callTwice(String(call))));
    calls.add(call);
  }
  return found;
}

function factsOf(bundle: EvidenceBundle, { size, root }: Checkpoint): Fact[] {
  const { log, scope, documents, runs } = bundle;
  const byPurpose = new Map<string, number>();
  for (const { disclosed } of runs) {
    const purpose = disclosed['purpose']?.value;
    const name = typeof purpose === 'string' ? purpose : '—';
    byPurpose.set(name, (byPurpose.get(name) ?? 0) + 1);
  }
  return [
    { label: bilingual('日志', 'Log'), value: log.origin },
    { label: bilingual('协议', 'Agreement'), value: `${scope.number} (${scope.agreement})` },
    { label: bilingual('期间', 'Period'), value: `[${scope.from}, ${scope.until})` },
    { label: bilingual('协议版本', 'Versions'), value: documents.map(({ version }) => version).join(', ') },
    { label: bilingual('调用次数', 'Calls'), value: String(runs.length) },
    ...[...byPurpose].map(([purpose, count]) => ({
      label: bilingual(`用途 ${purpose}`, `Purpose ${purpose}`),
      value: String(count),
    })),
    { label: bilingual('制作时间', 'Made at'), value: scope.madeAt },
    { label: bilingual('检查点条目数', 'Entries at the checkpoint'), value: String(size) },
    { label: bilingual('检查点根哈希', 'Root hash of the checkpoint'), value: toHex(root) },
  ];
}

import { canonicalBytes, canonicalJson, type Json, parseCanonical } from './canonical.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { type Bytes, fromHex, toHex, toUtf8 } from './encoding.ts';
import { fieldLabel } from './field-words.ts';
import { hashOfLeaf, isCommitted, type Leaf, type Openings, opens } from './leaf.ts';
import { hashLength, verifyInclusion } from './merkle.ts';
import { ed25519Type, faultOfSignatures, type NoteKey, parseNote, parseNoteKey } from './note.ts';
import { type PromisedBatch, parsePromisedBatch, promiseFormat, readPromise } from './promise.ts';
import { readReceipt, receiptFormat } from './receipt.ts';
import { sentences } from './sentences.ts';
import { type LogIdentity, ShapeFault } from './shape.ts';
import {
  type Bilingual,
  bilingual,
  type Check,
  type CheckName,
  type Fact,
  type Verification,
} from './verdict.ts';

/** Larger files are refused unread, in bytes. */
export const fileLimit = 1 << 20;

export interface VerifyOptions {
  /** Verifier keys the reader trusts, obtained elsewhere than from the file: from the bureau's notice, or pinned earlier. */
  readonly trustedKeys?: readonly string[];
}

/** Bytes or text of a file as received, or the object it holds. Only with bytes or text is the file itself checked to the last byte. */
export type FileInput = Uint8Array | string | object;

/**
 * Verify a receipt without any connection: the file is canonical, every disclosed field opens its commitment, the checkpoint is
 * signed by the keys named, and the leaf stands in that checkpoint's tree. Never throws; the checks say which part fails.
 *
 * ```ts
 * const { valid, trusted, checks } = verifyReceipt(await file.bytes(), { trustedKeys: [vkey] });
 * ```
 */
export const verifyReceipt = (input: FileInput, options: VerifyOptions = {}): Verification =>
  verifyFile(input, options, {
    read: readReceipt,
    format: receiptFormat,
    isOther: promiseFormat,
    otherwise: bilingual(
      '这是收据承诺，还不是收据：请稍后凭编号取回正式收据再验证。',
      'This is a promise, not yet a receipt: fetch the receipt by its id later and verify that.',
    ),
    note: (receipt) => receipt.checkpoint,
    statement: (text) => {
      const checkpoint = parseCheckpoint(text);
      return checkpoint && { ...checkpoint, facts: checkpointFacts(checkpoint) };
    },
    position: bilingual('在日志中的序号', 'Index in the log'),
  });

/** Verify a promise: the log's keys have signed that this leaf will stand in the log. Whether it does only the receipt can show. */
export const verifyPromise = (input: FileInput, options: VerifyOptions = {}): Verification =>
  verifyFile(input, options, {
    read: readPromise,
    format: promiseFormat,
    isOther: receiptFormat,
    otherwise: bilingual('这是正式收据，请按收据验证。', 'This is a receipt: verify it as one.'),
    note: (promise) => promise.promise,
    statement: (text) => {
      const batch = parsePromisedBatch(text);
      return batch && { ...batch, facts: promiseFacts(batch) };
    },
    position: bilingual('在承诺批次中的序号', 'Index in the promised batch'),
  });

interface LeafFile {
  readonly log: LogIdentity;
  readonly leaf: Leaf;
  readonly disclosed: Openings;
  readonly index: number;
  readonly proof: readonly string[];
}

/** A signed tree head, of the log or of a promised batch. */
interface Statement {
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
  readonly facts: readonly Fact[];
}

interface FileKind<File extends LeafFile> {
  readonly read: (json: Json) => File;
  readonly format: string;
  readonly isOther: string;
  readonly otherwise: Bilingual;
  readonly note: (file: File) => string;
  readonly statement: (text: string) => Statement | null;
  readonly position: Bilingual;
}

function verifyFile<File extends LeafFile>(
  input: FileInput,
  options: VerifyOptions,
  kind: FileKind<File>,
): Verification {
  const checks: Check[] = [];
  const check = (name: CheckName, ok: boolean, held: Bilingual, failed: Bilingual): boolean => {
    checks.push({ name, ok, message: ok ? held : failed });
    return ok;
  };
  const refused = (): Verification => ({ valid: false, trusted: false, checks, facts: [] });

  const json = readJson(input);
  check('file', json !== undefined, sentences.fileOk, sentences.fileBad);
  if (json === undefined) return refused();

  const shaped = readShape(json, kind);
  check('shape', shaped.file !== null, sentences.shapeOk, shaped.fault);
  const { file } = shaped;
  if (file === null) return refused();

  const closed = unopened(file.leaf, file.disclosed);
  check(
    'fields',
    closed.length === 0,
    sentences.fieldsOk(file.disclosed, isCommitted(file.leaf)),
    sentences.fieldsBad(closed),
  );

  const keys = readKeys(file.log);
  // While one key hands over to the next both sign, and every signature listed must hold below: either may be the trusted one.
  const own = keys?.filter(({ name }) => name === file.log.origin) ?? [];
  const trusted = own.some(({ vkey }) => options.trustedKeys?.includes(vkey));
  const acceptable = keys !== null && (trusted || options.trustedKeys === undefined);
  check(
    'key',
    acceptable,
    trusted ? sentences.keyTrusted : sentences.keyNotCompared,
    keys ? sentences.keyUnknown : sentences.keyBad,
  );

  const note = parseNote(kind.note(file));
  const fault = note ? faultOfSignatures(note, keys ?? []) : 'malformed';
  check('signature', fault === null, sentences.signatureOk(keys ?? []), sentences.signatureBad(fault));

  const statement = note && kind.statement(note.text);
  const sameLog = statement?.origin === file.log.origin;
  check(
    'statement',
    sameLog,
    sentences.statementOk,
    statement ? sentences.statementOther : sentences.statementBad,
  );

  const included = statement !== null && isIncluded(file, statement);
  check('inclusion', included, sentences.inclusionOk, sentences.inclusionBad);

  if (statement === null || !checks.every(({ ok }) => ok)) return refused();
  const place = { label: kind.position, value: String(file.index) };
  return { valid: true, trusted, checks, facts: [...leafFacts(file), place, ...statement.facts] };
}

/** The keys a file names, or null when one is malformed or the first is not the log's own Ed25519 key. */
export function readKeys({ origin, keys: vkeys }: LogIdentity): NoteKey[] | null {
  const keys = vkeys.map(parseNoteKey).filter((key) => key !== null);
  const [own] = keys;
  return keys.length === vkeys.length && own?.type === ed25519Type && own.name === origin ? keys : null;
}

export const isIncluded = (
  file: Pick<LeafFile, 'leaf' | 'index' | 'proof'>,
  { size, root }: Pick<Statement, 'size' | 'root'>,
): boolean =>
  verifyInclusion({
    index: file.index,
    size,
    root,
    leaf: hashOfLeaf(file.leaf),
    proof: file.proof.map((hash) => fromHex(hash, hashLength)!),
  });

export function readJson(input: FileInput, limit = fileLimit): Json | undefined {
  try {
    const bytes = bytesOf(input);
    return bytes.length <= limit ? parseCanonical(bytes) : undefined;
  } catch {
    // Not JSON at all: a circle, a function, nesting beyond the stack.
    return undefined;
  }
}

/** The bytes of a file; of an object its canonical form. Throws on what is not JSON at all. */
export const bytesOf = (input: FileInput): Bytes =>
  input instanceof Uint8Array
    ? input
    : typeof input === 'string'
      ? toUtf8(input)
      : canonicalBytes(input as Json);

function readShape<File extends LeafFile>(
  json: Json,
  kind: FileKind<File>,
): { readonly file: File | null; readonly fault: Bilingual } {
  try {
    return { file: kind.read(json), fault: sentences.shapeBad('') };
  } catch (error) {
    if (!(error instanceof ShapeFault)) throw error;
    const format = (json as { format?: Json } | null)?.format;
    if (format === kind.isOther) return { file: null, fault: kind.otherwise };
    const known = format === kind.format;
    return { file: null, fault: known ? sentences.shapeBad(error.at) : sentences.formatUnknown };
  }
}

/** Names of disclosed fields that do not open a commitment of the leaf. */
export const unopened = (leaf: Leaf, disclosed: Openings): string[] =>
  Object.entries(disclosed)
    .filter(([field, opening]) => !isCommitted(leaf) || !opens(leaf, field, opening))
    .map(([field]) => field);

function leafFacts({ log, leaf, disclosed }: LeafFile): Fact[] {
  const facts: Fact[] = [
    { label: bilingual('日志', 'Log'), value: log.origin },
    { label: bilingual('类别', 'Kind'), value: leaf.kind },
  ];
  if (isCommitted(leaf)) {
    for (const [field, { value }] of Object.entries(disclosed))
      facts.push({ label: fieldLabel(field), value: shown(value) });
    const withheld = Object.keys(leaf.commitments).length - Object.keys(disclosed).length;
    if (withheld > 0)
      facts.push({ label: bilingual('未出示的字段数', 'Fields not shown'), value: String(withheld) });
  } else {
    facts.push(
      { label: bilingual('编号', 'Entry'), value: leaf.entry },
      { label: bilingual('对象', 'Subject'), value: leaf.subject },
      { label: bilingual('记入时间', 'Entered at'), value: leaf.at },
      { label: bilingual('内容', 'Content'), value: canonicalJson(leaf.fact) },
    );
  }
  return facts;
}

const shown = (value: Json): string => (typeof value === 'string' ? value : canonicalJson(value));

const checkpointFacts = ({ size, root }: Checkpoint): Fact[] => [
  { label: bilingual('检查点条目数', 'Entries at the checkpoint'), value: String(size) },
  { label: bilingual('检查点根哈希', 'Root hash of the checkpoint'), value: toHex(root) },
];

const promiseFacts = ({ promisedAt, includeBy }: PromisedBatch): Fact[] => [
  { label: bilingual('承诺时间', 'Promised at'), value: promisedAt },
  { label: bilingual('最迟入日志时间', 'To stand in the log before'), value: includeBy },
];

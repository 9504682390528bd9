import { hash } from 'node:crypto';
import type { Json } from '#foundation';
import {
  type CommittedLeaf,
  commitmentDomain,
  commitmentPreimage,
  entryField,
  entryLimit,
  type FactLeaf,
  isCommitted,
  isFieldName,
  isKind,
  type Leaf,
  leafBytes,
  type Opening,
  type Openings,
  saltLength,
} from '#verifier';

/** Something entered with commitments: the public sees kind and field names, the holder of the openings sees values. */
export interface Committed {
  readonly leaf: CommittedLeaf;
  readonly openings: Openings;
}

/**
 * Commit to each field under a salt of its own. The entry's id is a field like the others. `salts` is fresh random bytes, 16 for each
 * field and 16 for the id. Use the same field names for every entry of a kind: which names are there is public.
 */
export function commit(
  kind: string,
  id: string,
  fields: { readonly [field: string]: Json },
  salts: Uint8Array,
): Committed {
  assertKind(kind);
  if (Object.hasOwn(fields, entryField))
    throw new RangeError(`the field “${entryField}” is the entry's own id`);
  const names = [entryField, ...Object.keys(fields)];
  if (salts.length !== names.length * saltLength) throw new RangeError('one salt for each field is needed');
  const bytes = Buffer.from(salts.buffer, salts.byteOffset, salts.byteLength);
  const text = bytes.toString('hex');
  const openings: { [field: string]: Opening } = {};
  const commitments: { [field: string]: string } = {};
  for (const [position, field] of names.entries()) {
    if (!isFieldName(field)) throw new RangeError(`“${field}” cannot name a field`);
    const value = position === 0 ? id : fields[field]!;
    const from = position * saltLength;
    openings[field] = { salt: text.slice(2 * from, 2 * (from + saltLength)), value };
    commitments[field] = hash(
      'sha256',
      preimage(field, bytes.subarray(from, from + saltLength), value),
      'hex',
    );
  }
  return { leaf: { kind, version: 1, commitments }, openings };
}

const scratch = Buffer.alloc(4096);
const domainLength = scratch.write(commitmentDomain, 'latin1');
const nameLengthAt = domainLength + saltLength;

/** `commitmentPreimage` of the verifier, put together without a buffer for each of its parts. */
function preimage(field: string, salt: Buffer, value: Json): Uint8Array {
  // Text is most of what is committed to, and its canonical form is what JavaScript writes.
  const plain = typeof value === 'string' && value.isWellFormed();
  const text = plain ? JSON.stringify(value) : '';
  // At most three bytes for each unit of UTF-16, and a name of 64 letters.
  if (!plain || text.length > 1000) return commitmentPreimage(field, salt, value);
  salt.copy(scratch, domainLength);
  scratch.writeUInt32BE(field.length, nameLengthAt);
  const nameEnd = nameLengthAt + 4 + scratch.write(field, nameLengthAt + 4, 'latin1');
  return scratch.subarray(0, nameEnd + scratch.write(text, nameEnd, 'utf8'));
}

/** A fact that is public in full. */
export function publicFact(
  kind: string,
  id: string,
  subject: string,
  at: Temporal.Instant,
  fact: Json,
): FactLeaf {
  assertKind(kind);
  return { kind, version: 1, entry: id, subject, at: at.toString(), fact };
}

/** The bytes of a leaf; throws when they would not fit an entry bundle. */
export function encodeLeaf(leaf: Leaf): Buffer {
  const bytes = Buffer.from(isCommitted(leaf) ? committedText(leaf) : leafBytes(leaf));
  assertFits(bytes.length);
  return bytes;
}

/** The same as text, of a leaf that holds commitments: it has one byte for each letter. */
export function encodeCommitted(leaf: CommittedLeaf): string {
  const text = committedText(leaf);
  assertFits(text.length);
  return text;
}

function assertFits(bytes: number): void {
  if (bytes > entryLimit)
    throw new RangeError(`a leaf of ${bytes} bytes does not fit the log (${entryLimit})`);
}

/** Canonical JSON of a committed leaf: its names and digests are letters and digits, so only their order is left to see to. */
function committedText({ kind, commitments }: CommittedLeaf): string {
  const lines = Object.keys(commitments)
    .sort()
    .map((field) => `"${field}":"${commitments[field]}"`);
  return `{"commitments":{${lines.join()}},"kind":"${kind}","version":1}`;
}

/** The openings of some fields. The id is always among them, so that every receipt is bound to the id it is fetched by. */
export const disclose = (openings: Openings, fields: readonly string[]): Openings =>
  Object.fromEntries(
    Object.entries(openings).filter(([field]) => field === entryField || fields.includes(field)),
  );

function assertKind(kind: string): void {
  if (!isKind(kind)) throw new RangeError(`“${kind}” is not a kind of entry: module.thing`);
}

import { hash } from 'node:crypto';
import type { Json } from '#foundation';
import {
  type CommittedLeaf,
  commitmentPreimage,
  committedLeaf,
  entryField,
  entryLimit,
  type FactLeaf,
  isFieldName,
  isKind,
  type Leaf,
  leafBytes,
  type Opening,
  type Openings,
  saltLength,
  toHex,
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
  const all = [[entryField, id], ...Object.entries(fields)] as const;
  if (salts.length !== all.length * saltLength) throw new RangeError('one salt for each field is needed');
  const openings: { [field: string]: Opening } = {};
  const commitments = new Map<string, Uint8Array>();
  for (const [position, [field, value]] of all.entries()) {
    if (!isFieldName(field)) throw new RangeError(`“${field}” cannot name a field`);
    const salt = salts.subarray(position * saltLength, (position + 1) * saltLength);
    openings[field] = { salt: toHex(salt), value };
    commitments.set(field, hash('sha256', commitmentPreimage(field, salt, value), 'buffer'));
  }
  return { leaf: committedLeaf(kind, commitments), openings };
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
  const bytes = leafBytes(leaf);
  if (bytes.length > entryLimit)
    throw new RangeError(`a leaf of ${bytes.length} bytes does not fit the log (${entryLimit})`);
  return Buffer.from(bytes);
}

/** The openings of some fields. The id is always among them, so that every receipt is bound to the id it is fetched by. */
export const disclose = (openings: Openings, fields: readonly string[]): Openings =>
  Object.fromEntries(
    Object.entries(openings).filter(([field]) => field === entryField || fields.includes(field)),
  );

function assertKind(kind: string): void {
  if (!isKind(kind)) throw new RangeError(`“${kind}” is not a kind of entry: module.thing`);
}

import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalBytes, type Json } from './canonical.ts';
import { type Bytes, concatBytes, equalBytes, fromHex, toHex, toUtf8, uint32 } from './encoding.ts';
import { hashLength, leafHash } from './merkle.ts';

/** Length of the salt of one field, in bytes (128 bits, fresh for every field). */
export const saltLength = 16;

/** Field that holds the entry's own id in every committed leaf, so that a receipt is bound to the id it is fetched by. */
export const entryField = 'entry';

/** The public leaf of something private: which fields there are, and for each a commitment that tells nothing without its salt. */
export interface CommittedLeaf {
  readonly kind: string;
  readonly version: 1;
  /** Commitment of each field, 32 bytes in hexadecimal. */
  readonly commitments: { readonly [field: string]: string };
}

/** The public leaf of something that must be public in full: an authorisation, a registration, totals of use. */
export interface FactLeaf {
  readonly kind: string;
  readonly version: 1;
  readonly entry: string;
  /** Id of the thing the fact is about. */
  readonly subject: string;
  /** When it was entered, ISO 8601 in UTC. */
  readonly at: string;
  readonly fact: Json;
}

export type Leaf = CommittedLeaf | FactLeaf;

/** A field as its holder knows it; opens the commitment of that name in the leaf. */
export interface Opening {
  /** 16 bytes in hexadecimal. */
  readonly salt: string;
  readonly value: Json;
}
export type Openings = { readonly [field: string]: Opening };

/** What every commitment begins with, so that it is a digest of nothing else. */
export const commitmentDomain = 'gongshu/commitment/1\0';
const domain = toUtf8(commitmentDomain);

/**
 * What is hashed for one field: the domain, 16 bytes of salt, the length of the name in four bytes, the name, the value as canonical
 * JSON. Every part is of fixed length, length-prefixed or last, so two different fields never give the same bytes.
 */
export function commitmentPreimage(field: string, salt: Bytes, value: Json): Bytes {
  if (salt.length !== saltLength) throw new RangeError(`a salt has ${saltLength} bytes, not ${salt.length}`);
  const name = toUtf8(field);
  return concatBytes(domain, salt, uint32(name.length), name, canonicalBytes(value));
}

export const commitment = (field: string, salt: Bytes, value: Json): Bytes =>
  sha256(commitmentPreimage(field, salt, value));

/** Does the opening fit the leaf's commitment of that name? */
export function opens(leaf: CommittedLeaf, field: string, opening: Opening): boolean {
  const claimed = Object.hasOwn(leaf.commitments, field) ? leaf.commitments[field]! : null;
  const expected = claimed === null ? null : fromHex(claimed, hashLength);
  const salt = fromHex(opening.salt, saltLength);
  return expected !== null && salt !== null && equalBytes(commitment(field, salt, opening.value), expected);
}

/** The bytes that stand in the log. */
export const leafBytes = (leaf: Leaf): Bytes => canonicalBytes(leaf as unknown as Json);
export const hashOfLeaf = (leaf: Leaf): Bytes => leafHash(leafBytes(leaf));

/** Does the leaf hold commitments, or a public fact? */
export const isCommitted = (leaf: Leaf): leaf is CommittedLeaf => 'commitments' in leaf;

/** A leaf made from commitments already computed. */
export const committedLeaf = (kind: string, commitments: ReadonlyMap<string, Bytes>): CommittedLeaf => ({
  kind,
  version: 1,
  commitments: Object.fromEntries([...commitments].map(([field, hash]) => [field, toHex(hash)])),
});

/** `module.thing`, e.g. `query.call`. */
export const isKind = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 64 && /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/.test(value);
export const isFieldName = (value: string): boolean => /^[a-z][A-Za-z0-9-]{0,63}$/.test(value);
/** An instant in UTC as it is written in leaves and promises: `2026-01-05T01:00:00Z`, with up to nine decimals. */
export const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value);

import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, concatBytes, equalBytes } from './encoding.ts';

/** Length of every hash of the tree, in bytes (SHA-256). */
export const hashLength = 32;

/** What is hashed for a leaf: 0x00 and the entry (RFC 6962 §2.1), so that a leaf never equals a node. */
export const leafPreimage = (entry: Bytes): Bytes => concatBytes(Uint8Array.of(0x00), entry);
export const leafHash = (entry: Bytes): Bytes => sha256(leafPreimage(entry));
/** What is hashed for an inner node: 0x01, left, right. */
export const nodePreimage = (left: Bytes, right: Bytes): Bytes =>
  concatBytes(Uint8Array.of(0x01), left, right);
export const nodeHash = (left: Bytes, right: Bytes): Bytes => sha256(nodePreimage(left, right));
/** Root of the tree without leaves. */
export const emptyRoot = (): Bytes => sha256(new Uint8Array(0));

/** Largest power of two smaller than `count`; where RFC 6962 splits a tree of `count` ≥ 2 leaves. */
export function splitPoint(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

/** Hashes two nodes into their parent. `nodeHash`, or a faster one where the platform has it. */
export type NodeHasher = (left: Bytes, right: Bytes) => Bytes;

/** Root over leaf hashes held in memory. */
export function rootOf(leafHashes: readonly Bytes[], join: NodeHasher = nodeHash): Bytes {
  if (leafHashes.length === 0) return emptyRoot();
  if (leafHashes.length === 1) return leafHashes[0]!;
  const split = splitPoint(leafHashes.length);
  return join(rootOf(leafHashes.slice(0, split), join), rootOf(leafHashes.slice(split), join));
}

/** Root over leaf hashes held in memory and, for each of them, its inclusion proof, nearest sibling first. */
export function treeOf(
  leafHashes: readonly Bytes[],
  join: NodeHasher = nodeHash,
): { readonly root: Bytes; readonly proofs: readonly (readonly Bytes[])[] } {
  if (leafHashes.length <= 1) return { root: rootOf(leafHashes), proofs: leafHashes.map(() => []) };
  const split = splitPoint(leafHashes.length);
  const left = treeOf(leafHashes.slice(0, split), join);
  const right = treeOf(leafHashes.slice(split), join);
  const under = (proofs: readonly (readonly Bytes[])[], sibling: Bytes) =>
    proofs.map((proof) => [...proof, sibling]);
  return {
    root: join(left.root, right.root),
    proofs: [...under(left.proofs, right.root), ...under(right.proofs, left.root)],
  };
}

export interface InclusionClaim {
  /** Position of the leaf, counted from 0. */
  readonly index: number;
  /** Number of leaves in the tree. */
  readonly size: number;
  readonly leaf: Bytes;
  readonly root: Bytes;
  readonly proof: readonly Bytes[];
}

/** Does the proof place this leaf hash at this index of the tree with this root? (RFC 9162 §2.1.3.2) */
export function verifyInclusion({ index, size, leaf, root, proof }: InclusionClaim): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !proof.every(isHash)) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && equalBytes(hash, root);
}

export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly oldRoot: Bytes;
  readonly newSize: number;
  readonly newRoot: Bytes;
  readonly proof: readonly Bytes[];
}

/** Is the old tree a prefix of the new one? (RFC 9162 §2.1.4.2) Every tree extends the empty one, and a tree extends itself with an empty proof. */
export function verifyConsistency({ oldSize, oldRoot, newSize, newRoot, proof }: ConsistencyClaim): boolean {
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize || !proof.every(isHash)) return false;
  if (oldSize === 0) return proof.length === 0 && equalBytes(oldRoot, emptyRoot());
  if (oldSize === newSize) return proof.length === 0 && equalBytes(oldRoot, newRoot);
  // A complete old tree is itself the first node and is left out of the proof.
  const path = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  const [first, ...rest] = path;
  if (!first) return false;
  let node = oldSize - 1;
  let last = newSize - 1;
  while (isOdd(node)) {
    node = half(node);
    last = half(last);
  }
  let oldHash = first;
  let newHash = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      oldHash = nodeHash(sibling, oldHash);
      newHash = nodeHash(sibling, newHash);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      newHash = nodeHash(newHash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && equalBytes(oldHash, oldRoot) && equalBytes(newHash, newRoot);
}

// Sizes may pass 2^32, where JavaScript's bit operators wrap: arithmetic on safe integers instead.
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);
const isHash = (hash: Bytes): boolean => hash.length === hashLength;
const isPowerOfTwo = (value: number): boolean => Number.isInteger(Math.log2(value));

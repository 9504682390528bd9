import type { Bytes } from './encoding.ts';
import { emptyRoot, nodeHash, splitPoint } from './merkle.ts';

/**
 * Reads one hash of a log's tree: the hash over the `2 ** level` leaves that start at leaf `index * 2 ** level`. Asked only for complete
 * subtrees. See `tileHashReader` for one over tiles.
 */
export type HashReader = (level: number, index: number) => Promise<Bytes>;

/** Root of the tree of the first `size` leaves. */
export const treeRoot = (read: HashReader, size: number): Promise<Bytes> =>
  size === 0 ? Promise.resolve(emptyRoot()) : rangeHash(read, 0, size);

/** Inclusion proof of leaf `index` in the tree of `size` leaves, nearest sibling first (RFC 9162 §2.1.3.1). */
export async function inclusionProof(read: HashReader, index: number, size: number): Promise<Bytes[]> {
  if (index < 0 || index >= size) throw new RangeError(`leaf ${index} is not in a tree of ${size}`);
  return Promise.all(siblings(index, 0, size).map(([from, until]) => rangeHash(read, from, until)));
}

/** Proof that the tree of `oldSize` leaves is a prefix of the one of `newSize` (RFC 9162 §2.1.4.1). */
export async function consistencyProof(read: HashReader, oldSize: number, newSize: number): Promise<Bytes[]> {
  if (oldSize < 0 || oldSize > newSize)
    throw new RangeError(`a tree of ${newSize} cannot extend one of ${oldSize}`);
  if (oldSize === 0 || oldSize === newSize) return [];
  const parts = subproof(oldSize, 0, newSize, true);
  return Promise.all(parts.map(([from, until]) => rangeHash(read, from, until)));
}

type Range = readonly [from: number, until: number];

/** The subtrees beside the way from a leaf up to the root, nearest first. They are known before anything is read, so all are read at once. */
function siblings(index: number, start: number, end: number): Range[] {
  if (end - start === 1) return [];
  const middle = start + splitPoint(end - start);
  return index < middle
    ? [...siblings(index, start, middle), [middle, end]]
    : [...siblings(index, middle, end), [start, middle]];
}

/** The subtrees of a consistency proof; `known`: the old tree is one of them, and who asks has its root. */
function subproof(oldEnd: number, start: number, end: number, known: boolean): Range[] {
  if (oldEnd === end) return known ? [] : [[start, end]];
  const middle = start + splitPoint(end - start);
  return oldEnd <= middle
    ? [...subproof(oldEnd, start, middle, known), [middle, end]]
    : [...subproof(oldEnd, middle, end, false), [start, middle]];
}

/** Hash over leaves `[start, end)`, where `start` is a multiple of every power of two below the length, as in all ranges above. */
async function rangeHash(read: HashReader, start: number, end: number): Promise<Bytes> {
  const count = end - start;
  const level = Math.log2(count);
  if (Number.isInteger(level)) return read(level, start / count);
  const middle = start + splitPoint(count);
  const [left, right] = await Promise.all([rangeHash(read, start, middle), rangeHash(read, middle, end)]);
  return nodeHash(left, right);
}

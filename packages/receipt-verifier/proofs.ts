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
  return subtreePath(read, index, 0, size);
}

/** Proof that the tree of `oldSize` leaves is a prefix of the one of `newSize` (RFC 9162 §2.1.4.1). */
export async function consistencyProof(read: HashReader, oldSize: number, newSize: number): Promise<Bytes[]> {
  if (oldSize < 0 || oldSize > newSize)
    throw new RangeError(`a tree of ${newSize} cannot extend one of ${oldSize}`);
  return oldSize === 0 || oldSize === newSize ? [] : subproof(read, oldSize, 0, newSize, true);
}

async function subtreePath(read: HashReader, index: number, start: number, end: number): Promise<Bytes[]> {
  if (end - start === 1) return [];
  const middle = start + splitPoint(end - start);
  return index < middle
    ? [...(await subtreePath(read, index, start, middle)), await rangeHash(read, middle, end)]
    : [...(await subtreePath(read, index, middle, end)), await rangeHash(read, start, middle)];
}

async function subproof(
  read: HashReader,
  oldEnd: number,
  start: number,
  end: number,
  known: boolean,
): Promise<Bytes[]> {
  if (oldEnd === end) return known ? [] : [await rangeHash(read, start, end)];
  const middle = start + splitPoint(end - start);
  return oldEnd <= middle
    ? [...(await subproof(read, oldEnd, start, middle, known)), await rangeHash(read, middle, end)]
    : [...(await subproof(read, oldEnd, middle, end, false)), await rangeHash(read, start, middle)];
}

/** Hash over leaves `[start, end)`, where `start` is a multiple of every power of two below the length, as in all ranges above. */
async function rangeHash(read: HashReader, start: number, end: number): Promise<Bytes> {
  const count = end - start;
  const level = Math.log2(count);
  if (Number.isInteger(level)) return read(level, start / count);
  const middle = start + splitPoint(count);
  return nodeHash(await rangeHash(read, start, middle), await rangeHash(read, middle, end));
}

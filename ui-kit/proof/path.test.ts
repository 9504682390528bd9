import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { stepsOf } from './path.ts';

const hashOf = (...parts: string[]): string => createHash('sha256').update(parts.join('|')).digest('hex');
/** Largest power of two below a count (RFC 9162 §2.1.1). */
const split = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1);

const rootOf = (leaves: readonly string[]): string =>
  leaves.length === 1
    ? leaves[0]!
    : hashOf(rootOf(leaves.slice(0, split(leaves.length))), rootOf(leaves.slice(split(leaves.length))));

/** The inclusion path as the RFC defines it, nearest sibling first. */
function pathOf(leaves: readonly string[], index: number): string[] {
  if (leaves.length === 1) return [];
  const middle = split(leaves.length);
  return index < middle
    ? [...pathOf(leaves.slice(0, middle), index), rootOf(leaves.slice(middle))]
    : [...pathOf(leaves.slice(middle), index - middle), rootOf(leaves.slice(0, middle))];
}

it('draws each neighbour on the side from which the root comes out right, for every leaf of every tree up to 21', () => {
  for (let size = 1; size <= 21; size++) {
    const leaves = Array.from({ length: size }, (_, leaf) => hashOf(String(leaf)));
    for (let index = 0; index < size; index++) {
      const root = stepsOf(index, size, pathOf(leaves, index)).reduce(
        (node, { hash, side }) => (side === 'left' ? hashOf(hash, node) : hashOf(node, hash)),
        leaves[index]!,
      );
      expect(root, `leaf ${index} of ${size}`).toBe(rootOf(leaves));
    }
  }
});

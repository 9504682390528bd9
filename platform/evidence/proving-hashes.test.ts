import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { memoryTileStore } from '#adapters/tiles';
import { consistencyProof, inclusionProof } from '#verifier';
import { emptyEdge, grow, type TreeEdge } from './model/tree.ts';
import { provingHashes } from './proving-hashes.ts';
import { storedHashes } from './tile-reading.ts';

const store = memoryTileStore();
async function grown(edge: TreeEdge, by: number): Promise<TreeEdge> {
  const next = grow(
    edge,
    Array.from({ length: by }, () => randomBytes(20)),
  );
  for (const { tile, bytes } of next.files) await store.write(tile, bytes);
  return next.edge;
}

it('gives the proofs that the stored tiles give, for every size the log had', async () => {
  const sizes = [1, 255, 257, 66_000, 131_072 + 700];
  let edge = emptyEdge;
  for (const size of sizes) {
    edge = await grown(edge, size - edge.size);
    // The smaller trees again: their partial tiles are others than those of now.
    for (const then of sizes.filter((one) => one <= size)) {
      for (const index of [0, then >> 1, then - 1])
        expect(await inclusionProof(provingHashes(store, then), index, then)).toEqual(
          await inclusionProof(storedHashes(store, then), index, then),
        );
      for (const earlier of sizes.filter((one) => one <= then))
        expect(await consistencyProof(provingHashes(store, then), earlier, then)).toEqual(
          await consistencyProof(storedHashes(store, then), earlier, then),
        );
    }
  }
});

it('knows no node beyond the tree, and forgets that a tile was missing', async () => {
  const empty = memoryTileStore();
  await expect(provingHashes(empty, 256)(16, 0)).rejects.toThrow('is not in a tree of 256');
  await expect(provingHashes(empty, 256)(8, 0)).rejects.toThrow('missing');
  await empty.write({ level: 1, index: 0, width: 1 }, new Uint8Array(32).fill(7));
  expect([...(await provingHashes(empty, 256)(8, 0))]).toEqual(Array(32).fill(7));
});

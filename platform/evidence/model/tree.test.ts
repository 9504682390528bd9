import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, leafHash, parseBundle, rootOf, splitTile, tilePath } from '#verifier';
import { emptyEdge, grow, rootOfEdge, type TreeEdge } from './tree.ts';

const entries = Array.from({ length: 1_400 }, (_, at) => Buffer.from(`{"entry":${at}}`));
const hashes: Bytes[] = entries.map((entry) => leafHash(entry));

describe('a growing tree', () => {
  it('has the root of the tree made at once, however it was cut into batches', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 8 }), (batches) => {
        let edge: TreeEdge = emptyEdge;
        for (const batch of batches) edge = grow(edge, entries.slice(edge.size, edge.size + batch)).edge;
        expect(Buffer.from(rootOfEdge(edge))).toEqual(Buffer.from(rootOf(hashes.slice(0, edge.size))));
      }),
      { numRuns: 40 },
    );
  });

  it('writes the tiles the specification counts', () => {
    const { files } = grow(emptyEdge, entries.slice(0, 600));
    expect(files.map(({ tile }) => tilePath(tile)).toSorted()).toEqual([
      'tile/0/000',
      'tile/0/001',
      'tile/0/002.p/88',
      'tile/1/000.p/2',
      'tile/entries/000',
      'tile/entries/001',
      'tile/entries/002.p/88',
    ]);
    const bundle = files.find(({ tile }) => tile.level === 'entries' && tile.index === 2)!;
    expect(parseBundle(bundle.bytes).map((entry) => Buffer.from(entry))).toEqual(entries.slice(512, 600));
    const upper = files.find(({ tile }) => tile.level === 1)!;
    expect(Buffer.from(splitTile(upper.tile, upper.bytes)[1]!)).toEqual(
      Buffer.from(rootOf(hashes.slice(256, 512))),
    );
  });

  it('writes the full tile and its parent when the last place is filled', () => {
    const before = grow(emptyEdge, entries.slice(0, 255)).edge;
    const { files, edge } = grow(before, entries.slice(255, 256));
    expect(files.map(({ tile }) => tilePath(tile)).toSorted()).toEqual([
      'tile/0/000',
      'tile/1/000.p/1',
      'tile/entries/000',
    ]);
    expect(edge.bundle).toEqual([]);
  });

  it('writes nothing for nothing and leaves the old edge as it was', () => {
    const before = grow(emptyEdge, entries.slice(0, 3)).edge;
    expect(grow(before, []).files).toEqual([]);
    grow(before, entries.slice(3, 9));
    expect(before.levels[0]).toHaveLength(3);
    expect(Buffer.from(rootOfEdge(before))).toEqual(Buffer.from(rootOf(hashes.slice(0, 3))));
  });
});

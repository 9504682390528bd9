import { type Bytes, type HashReader, splitTile, type Tile, tileAt, tilePath, tileWidth } from '#verifier';
import { hashNode } from './model/hashing.ts';
import type { TileStore } from './ports.ts';
import { mustReadTile, storedHashes } from './tile-reading.ts';

/** A tile's hashes and the inner nodes over them: `nodes[n][i]` covers hashes `[i * 2 ** n, (i + 1) * 2 ** n)`. */
type Nodes = readonly (readonly Bytes[])[];

/** Of a log of ten million entries all tiles above the lowest level; some 10 MB. */
const mostTiles = 256;
const known = new WeakMap<TileStore, Map<string, Promise<Nodes>>>();

/**
 * Hashes of the tree of `size` entries for making proofs. Tiles above the lowest level are needed by nearly every proof and, for a given
 * width, never change: their nodes are computed once. An audit, which must see what lies on the disk now, uses `storedHashes`.
 */
export function provingHashes(store: TileStore, size: number): HashReader {
  const lowest = storedHashes(store, size);
  const kept = known.get(store) ?? new Map<string, Promise<Nodes>>();
  known.set(store, kept);
  return async (level, index) => {
    if (level < 8) return lowest(level, index);
    const within = level % 8;
    const first = index * 2 ** within;
    const tile = tileAt(Math.floor(level / 8), Math.floor(first / tileWidth), size);
    const hash = tile && (await nodesOf(store, kept, tile))[within]?.[(first % tileWidth) / 2 ** within];
    if (!hash) throw new RangeError(`node ${level}/${index} is not in a tree of ${size}`);
    return hash;
  };
}

function nodesOf(store: TileStore, kept: Map<string, Promise<Nodes>>, tile: Tile): Promise<Nodes> {
  const path = tilePath(tile);
  const nodes = kept.get(path) ?? mustReadTile(store, tile).then((bytes) => pyramid(splitTile(tile, bytes)));
  // What was asked for last goes last; a tile that could not be read is tried again.
  kept.delete(path);
  kept.set(path, nodes);
  nodes.catch(() => kept.delete(path));
  if (kept.size > mostTiles) kept.delete(kept.keys().next().value!);
  return nodes;
}

function pyramid(hashes: readonly Bytes[]): Nodes {
  const nodes = [hashes];
  for (let below = hashes; below.length > 1; ) {
    const above = Array.from({ length: below.length >> 1 }, (_, at) =>
      hashNode(below[at * 2]!, below[at * 2 + 1]!),
    );
    nodes.push(above);
    below = above;
  }
  return nodes;
}

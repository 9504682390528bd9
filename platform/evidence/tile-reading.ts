import {
  formatBundle,
  type HashReader,
  hashesAtLevel,
  hashLength,
  parseBundle,
  splitTile,
  type Tile,
  tileAt,
  tileHashReader,
  tilePath,
  tileWidth,
} from '#verifier';
import { LogHalted } from './halted.ts';
import { hashNode } from './model/hashing.ts';
import { fullTiles, rootOfEdge, type TreeEdge } from './model/tree.ts';
import type { TileStore } from './ports.ts';
import type { TreeHead } from './tree-head.ts';

/** The bytes of a tile. A partial tile that was dropped is cut from the full one that overtook it. Null when the log does not reach so far. */
export async function readTile(store: TileStore, tile: Tile): Promise<Uint8Array | null> {
  const exact = await store.read(tile);
  if (exact || tile.width === tileWidth) return exact;
  const full = await store.read({ ...tile, width: tileWidth });
  return full && cut(full, tile);
}

const cut = (wider: Uint8Array, tile: Tile): Uint8Array =>
  tile.level === 'entries'
    ? formatBundle(parseBundle(wider).slice(0, tile.width))
    : wider.slice(0, tile.width * hashLength);

/**
 * A store that holds the tiles of a tree of `size` entries and maybe no partial ones of smaller trees, as a backup does: those are cut
 * from the wider ones. For reading.
 */
export const tilesOfSize = (store: TileStore, size: number): TileStore => ({
  ...store,
  async read(tile) {
    const exact = await store.read(tile);
    const wider = tileAt(tile.level, tile.index, size);
    if (exact || !wider || wider.width <= tile.width) return exact;
    const bytes = await readTile(store, wider);
    return bytes && cut(bytes, tile);
  },
});

/** The same where the tile must be there. */
export async function mustReadTile(store: TileStore, tile: Tile): Promise<Uint8Array> {
  const bytes = await readTile(store, tile);
  if (!bytes) throw new LogHalted('damaged-tiles', `${tilePath(tile)} is missing from the log’s folder`);
  return bytes;
}

/** Hashes of the tree of `size` entries, read from storage. */
export const storedHashes = (store: TileStore, size: number): HashReader =>
  tileHashReader((tile) => mustReadTile(store, tile), size, hashNode);

/** The right edge of a published tree, read from storage and checked against its head. */
export async function loadEdge(store: TileStore, head: TreeHead): Promise<TreeEdge> {
  const levels: Uint8Array[][] = [];
  for (let level = 0; hashesAtLevel(level, head.size) > 0; level++) {
    const tile = tileAt(level, fullTiles(level, head.size), head.size);
    levels.push(tile ? splitTile(tile, await mustReadTile(store, tile)) : []);
  }
  const last = tileAt('entries', fullTiles(0, head.size), head.size);
  const bundle = last ? parseBundle(await mustReadTile(store, last)) : [];
  const edge: TreeEdge = { size: head.size, levels, bundle };
  if (!Buffer.from(head.root).equals(rootOfEdge(edge))) {
    throw new LogHalted('damaged-tiles', `the tiles do not give the published root of size ${head.size}`);
  }
  return edge;
}

/** Entries `[from, until)` from the bundles of a tree of `until` entries or more, one bundle at a time. */
export async function* storedEntries(
  store: TileStore,
  from: number,
  until: number,
): AsyncGenerator<{ readonly index: number; readonly entries: readonly Uint8Array[] }> {
  for (let index = from; index < until; ) {
    const tile = tileAt('entries', Math.floor(index / tileWidth), until)!;
    const start = tile.index * tileWidth;
    const entries = parseBundle(await mustReadTile(store, tile)).slice(index - start);
    yield { index, entries };
    index = start + tile.width;
  }
}

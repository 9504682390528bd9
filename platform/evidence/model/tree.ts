import {
  type Bytes,
  emptyRoot,
  formatBundle,
  hashesAtLevel,
  rootOf,
  splitPoint,
  type Tile,
  tileWidth,
} from '#verifier';
import { hashLeaf, hashNode } from './hashing.ts';

/**
 * The right edge of the log's tree: all that is needed to grow it. `levels[l]` holds the hashes of the partial tile at level `l` (fewer
 * than 256), `bundle` the entries of the partial bundle.
 */
export interface TreeEdge {
  readonly size: number;
  readonly levels: readonly (readonly Bytes[])[];
  readonly bundle: readonly Bytes[];
}

export interface TileFile {
  readonly tile: Tile;
  readonly bytes: Bytes;
}

export const emptyEdge: TreeEdge = { size: 0, levels: [], bundle: [] };

/** The tree with more entries at its end, and the tiles that thereby come into being or change their width. */
export function grow(
  edge: TreeEdge,
  entries: readonly Bytes[],
): { readonly edge: TreeEdge; readonly files: readonly TileFile[] } {
  const levels = edge.levels.map((hashes) => [...hashes]);
  const touched = new Set<number>();
  const files: TileFile[] = [];
  let bundle = [...edge.bundle];
  let size = edge.size;

  const put = (level: number, hash: Bytes): void => {
    levels[level] ??= [];
    const hashes = levels[level];
    hashes.push(hash);
    touched.add(level);
    if (hashes.length < tileWidth) return;
    files.push(tileFile(level, fullTiles(level, size) - 1, hashes));
    levels[level] = [];
    put(level + 1, rootOf(hashes, hashNode));
  };

  for (const entry of entries) {
    size += 1;
    bundle.push(entry);
    if (bundle.length === tileWidth) {
      files.push(bundleFile(fullTiles(0, size) - 1, bundle));
      bundle = [];
    }
    put(0, hashLeaf(entry));
  }
  if (entries.length > 0 && bundle.length > 0) files.push(bundleFile(fullTiles(0, size), bundle));
  for (const level of touched) {
    const hashes = levels[level]!;
    if (hashes.length > 0) files.push(tileFile(level, fullTiles(level, size), hashes));
  }
  return { edge: { size, levels, bundle }, files };
}

/** Root of the tree whose right edge this is. */
export function rootOfEdge(edge: TreeEdge): Bytes {
  // From the bottom up: what the lower levels hold together is the ragged last piece of the level above.
  let ragged: Bytes | null = null;
  for (const hashes of edge.levels) {
    const pieces: readonly Bytes[] = ragged ? [...hashes, ragged] : hashes;
    if (pieces.length > 0) ragged = join(pieces);
  }
  return ragged ?? emptyRoot();
}

/** The tree over pieces of which all but the last are complete and of equal height. */
function join(pieces: readonly Bytes[]): Bytes {
  if (pieces.length === 1) return pieces[0]!;
  const split = splitPoint(pieces.length);
  return hashNode(join(pieces.slice(0, split)), join(pieces.slice(split)));
}

/** How many full tiles a level has in a tree of `size` leaves; also the index of its partial tile. */
export const fullTiles = (level: number, size: number): number =>
  Math.floor(hashesAtLevel(level, size) / tileWidth);

const tileFile = (level: number, index: number, hashes: readonly Bytes[]): TileFile => ({
  tile: { level, index, width: hashes.length },
  bytes: Buffer.concat(hashes),
});
const bundleFile = (index: number, entries: readonly Bytes[]): TileFile => ({
  tile: { level: 'entries', index, width: entries.length },
  bytes: formatBundle(entries),
});

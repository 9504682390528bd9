import { type Bytes, concatBytes } from './encoding.ts';
import { hashLength, type NodeHasher, nodeHash, rootOf } from './merkle.ts';
import type { HashReader } from './proofs.ts';

/** Hashes in a full tile, entries in a full bundle: 2 ** 8 (C2SP tlog-tiles). */
export const tileWidth = 256;
/** Longest entry a bundle can hold, in bytes: its length is written in 16 bits. */
export const entryLimit = 0xffff;

/** Coordinates of a tile of hashes (`level` 0 … 63) or of a bundle of entries (`level: 'entries'`). `width` below 256 means partial. */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

/** `tile/0/x001/x234/067` or, partial, `tile/0/x001/x234/067.p/12`; what stands after the log's prefix in an address. */
export function tilePath(tile: Tile): string {
  const digits = String(tile.index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g)!;
  const path = groups
    .map((group, position) => (position < groups.length - 1 ? `x${group}` : group))
    .join('/');
  const partial = tile.width === tileWidth ? '' : `.p/${tile.width}`;
  return `tile/${tile.level}/${path}${partial}`;
}

const pathPattern = /^tile\/(entries|\d|[1-5]\d|6[0-3])\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** The tile a path names, or null. Only the one spelling that `tilePath` writes is read. */
export function parseTilePath(path: string): Tile | null {
  const parts = pathPattern.exec(path);
  if (!parts) return null;
  const tile: Tile = {
    level: parts[1] === 'entries' ? 'entries' : Number(parts[1]),
    index: Number(parts[2]!.replaceAll(/[x/]/g, '')),
    width: parts[3] === undefined ? tileWidth : Number(parts[3]),
  };
  return tile.width <= tileWidth && tilePath(tile) === path ? tile : null;
}

/** How many hashes the tiles of a level hold together in a tree of `size` leaves. */
export const hashesAtLevel = (level: number, size: number): number => Math.floor(size / tileWidth ** level);

/** The tile with this index as it is in a tree of `size` leaves, or null when the tree does not reach it. */
export function tileAt(level: number | 'entries', index: number, size: number): Tile | null {
  const width = Math.min(tileWidth, hashesAtLevel(level === 'entries' ? 0 : level, size) - index * tileWidth);
  return width > 0 ? { level, index, width } : null;
}

/** Answers the bytes of a tile; throws when there are none. */
export type TileReader = (tile: Tile) => Promise<Bytes>;

/** Hashes of a tree of `size` leaves, taken from its tiles. Each tile is read once per reader. `join` may be a faster hash of the platform's. */
export function tileHashReader(readTile: TileReader, size: number, join: NodeHasher = nodeHash): HashReader {
  const seen = new Map<string, Promise<Bytes[]>>();
  const hashesOf = (tile: Tile): Promise<Bytes[]> => {
    const path = tilePath(tile);
    const known = seen.get(path);
    if (known) return known;
    const hashes = readTile(tile).then((bytes) => splitTile(tile, bytes));
    seen.set(path, hashes);
    return hashes;
  };
  return async (level, index) => {
    const tileLevel = Math.floor(level / 8);
    const span = 2 ** (level % 8);
    const first = index * span;
    const tile = tileAt(tileLevel, Math.floor(first / tileWidth), size);
    const offset = first % tileWidth;
    if (!tile || offset + span > tile.width)
      throw new RangeError(`node ${level}/${index} is not in a tree of ${size}`);
    return rootOf((await hashesOf(tile)).slice(offset, offset + span), join);
  };
}

/** The hashes of a tile in order. Throws when the length is not that of the tile. */
export function splitTile(tile: Tile, bytes: Bytes): Bytes[] {
  if (bytes.length !== tile.width * hashLength)
    throw new RangeError(`${tilePath(tile)} has ${bytes.length} bytes`);
  return Array.from({ length: tile.width }, (_, position) =>
    bytes.slice(position * hashLength, (position + 1) * hashLength),
  );
}

/** Entries as a bundle: each after its length in two bytes, most significant first. */
export function formatBundle(entries: readonly Bytes[]): Bytes {
  return concatBytes(
    ...entries.flatMap((entry) => {
      if (entry.length > entryLimit)
        throw new RangeError(`an entry of ${entry.length} bytes does not fit a bundle`);
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
}

/** The entries of a bundle. Throws when it is cut short. */
export function parseBundle(bytes: Bytes): Bytes[] {
  const entries: Bytes[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 2 > bytes.length) throw new RangeError('the bundle ends inside a length');
    const end = at + 2 + (bytes[at]! << 8) + bytes[at + 1]!;
    if (end > bytes.length) throw new RangeError('the bundle ends inside an entry');
    entries.push(bytes.slice(at + 2, end));
    at = end;
  }
  return entries;
}

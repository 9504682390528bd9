import {
  consistencyProof,
  equalBytes,
  hashesAtLevel,
  parseCheckpoint,
  parseNote,
  type Tile,
  tileAt,
  tilePath,
  treeRoot,
  verifyConsistency,
} from '#verifier';
import { LogHalted } from './halted.ts';
import { fullTiles } from './model/tree.ts';
import type { TileStore } from './ports.ts';
import { mustReadTile, readTile, storedHashes } from './tile-reading.ts';

/** One file of a log's folder. */
export interface LogFile {
  /** Below the folder: `tile/0/000`, `checkpoint`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * All files that the published checkpoint stands on, the checkpoint last; nothing when none was published. What is published
 * meanwhile does not matter: a tree of this size is the same for ever. Throws LogHalted when a tile is missing.
 */
export async function* filesOfLog(tiles: TileStore): AsyncGenerator<LogFile> {
  const note = await tiles.checkpoint();
  if (note === null) return;
  for (const tile of tilesOf(sizeOf(note).size))
    yield { path: tilePath(tile), bytes: await mustReadTile(tiles, tile) };
  yield { path: 'checkpoint', bytes: Buffer.from(note) };
}

/** What a saved log is to the one in the home. */
export type LogRelation = 'none-saved' | 'home-has-it' | 'home-is-behind';

/**
 * Hold a saved log against the one in the home before anything is changed. Throws LogHalted when they are of different origin, when
 * neither continues the other, or when the saved tiles do not give the saved root.
 */
export async function compareLogs(saved: TileStore, home: TileStore): Promise<LogRelation> {
  const savedNote = await saved.checkpoint();
  if (savedNote === null) return 'none-saved';
  const then = sizeOf(savedNote);
  if (!equalBytes(await treeRoot(storedHashes(saved, then.size), then.size), then.root))
    throw new LogHalted('damaged-tiles', 'the saved tiles do not give the saved root');
  const homeNote = await home.checkpoint();
  if (homeNote === null) return 'home-is-behind';
  const now = sizeOf(homeNote);
  if (now.origin !== then.origin)
    throw new LogHalted(
      'foreign-log',
      `the log in the home is “${now.origin}”, the saved one “${then.origin}”`,
    );
  const [older, newer] = now.size < then.size ? [now, then] : [then, now];
  // Saved tiles were compared with their digests; the home's may be what the restore is for.
  const hashes = storedHashes(firstOf(saved, home), newer.size);
  const proof = await consistencyProof(hashes, older.size, newer.size);
  const claim = {
    oldSize: older.size,
    oldRoot: older.root,
    newSize: newer.size,
    newRoot: newer.root,
    proof,
  };
  if (!verifyConsistency(claim))
    throw new LogHalted('fork', `the log in the home and the saved one part before entry ${older.size}`);
  return now.size >= then.size ? 'home-has-it' : 'home-is-behind';
}

/** Put the saved tiles where the home's are missing or differ; the checkpoint last, and only when the home is behind. May be repeated. */
export async function copyLog(saved: TileStore, home: TileStore): Promise<void> {
  const relation = await compareLogs(saved, home);
  if (relation === 'none-saved') return;
  const note = (await saved.checkpoint())!;
  for (const tile of tilesOf(sizeOf(note).size)) {
    const bytes = await mustReadTile(saved, tile);
    const there = await readTile(home, tile).catch(() => null);
    if (!there || !equalBytes(there, bytes)) await home.write(tile, bytes);
  }
  if (relation === 'home-is-behind' && !(await home.publish(note, await home.checkpoint())))
    throw new LogHalted('fork', 'another checkpoint was published meanwhile');
}

/** Tiles and bundles of a tree, the bottom first. */
function* tilesOf(size: number): Generator<Tile> {
  for (const level of ['entries', ...levels(size)] as const) {
    const count = fullTiles(level === 'entries' ? 0 : level, size) + 1;
    for (let index = 0; index < count; index++) {
      const tile = tileAt(level, index, size);
      if (tile) yield tile;
    }
  }
}

const levels = (size: number): number[] => {
  const found: number[] = [];
  for (let level = 0; hashesAtLevel(level, size) > 0; level++) found.push(level);
  return found;
};

function sizeOf(note: string) {
  const parsed = parseNote(note);
  const checkpoint = parsed && parseCheckpoint(parsed.text);
  if (!checkpoint) throw new LogHalted('damaged-tiles', 'the checkpoint cannot be read');
  return checkpoint;
}

const firstOf = (first: TileStore, second: TileStore): TileStore => ({
  ...second,
  read: async (tile) => (await readTile(first, tile)) ?? second.read(tile),
});

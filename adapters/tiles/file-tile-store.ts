import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { TileStore } from '#platform/evidence';
import { type Tile, tilePath } from '#verifier';

/**
 * Tiles as files under one folder, in the layout a static web server could serve as they are (C2SP tlog-tiles). A file appears whole or
 * not at all: it is written beside its place, flushed, renamed, and the folder entry is flushed, too.
 */
export function fileTileStore(folder: string): TileStore {
  const root = resolve(folder);
  const place = (tile: Tile) => join(root, tilePath(tile));
  const checkpointFile = join(root, 'checkpoint');
  // One process publishes at a time here; between processes the sequencer's lock and fence stand before this.
  let publishing: Promise<unknown> = Promise.resolve();

  const checkpoint = async () => (await readIfThere(checkpointFile))?.toString('utf8') ?? null;

  return {
    read: (tile) => readIfThere(place(tile)),
    write: (tile, bytes) => writeDurably(place(tile), bytes),
    async removePartials(full) {
      await rm(`${place({ ...full, width: 256 })}.p`, { recursive: true, force: true });
    },
    checkpoint,
    async publish(note, previous) {
      const turn = publishing.then(async () => {
        if ((await checkpoint()) !== previous) return false;
        await writeDurably(checkpointFile, Buffer.from(note, 'utf8'));
        return true;
      });
      publishing = turn.catch(() => {});
      return turn;
    },
  };
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    // ENOTDIR: asked for `000.p/5` where there is no such folder but a file on the way.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const parent = dirname(path);
  await makeFolder(parent);
  const temporary = join(parent, `.writing-${randomBytes(8).toString('hex')}`);
  try {
    const file = await open(temporary, 'wx', 0o644);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
  await flushFolder(parent);
}

/** Make a folder and flush every new entry on the way down, so that the folder itself survives a power cut. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o755 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await flushFolder(dirname(made));
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

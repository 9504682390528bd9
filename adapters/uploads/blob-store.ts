import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Files named by the SHA-256 of their bytes, never half there: temporary name, fsync, rename, fsync of the folder. */
export class BlobStore {
  readonly #folder: string;
  constructor(folder: string) {
    this.#folder = folder;
  }

  path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256 digest');
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }

  /** Stream bytes in; the file appears only whole. */
  async put(source: AsyncIterable<Uint8Array>): Promise<{ readonly sha256: string; readonly bytes: number }> {
    await mkdir(this.#folder, { recursive: true });
    const partial = join(this.#folder, `partial-${randomBytes(8).toString('hex')}`);
    const hash = createHash('sha256');
    let bytes = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
    });
    try {
      await pipeline(source, count, createWriteStream(partial, { mode: 0o600, flush: true }));
      const sha256 = hash.digest('hex');
      const target = this.path(sha256);
      // Also over a file that is there: the same bytes, and as young as who just brought them, so that no sweep takes them.
      await mkdir(dirname(target), { recursive: true });
      await rename(partial, target);
      await syncFolder(dirname(target));
      return { sha256, bytes };
    } finally {
      await rm(partial, { force: true });
    }
  }

  read(sha256: string): Promise<Uint8Array> {
    return readFile(this.path(sha256));
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

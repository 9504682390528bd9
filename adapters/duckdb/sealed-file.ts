import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { opening, plainLength, readHeader, type Seal, sealHeaderBytes, sealing } from './seal.ts';

/**
 * Seal bytes into a file: written beside the target, forced to disk, then renamed over it, so that a reader sees the old file,
 * the new one, or none. Gives the length of the sealed file.
 */
export async function sealFile(
  plain: AsyncIterable<Uint8Array>,
  target: string,
  seal: Seal,
): Promise<{ readonly sealedBytes: number }> {
  const folder = dirname(target);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const partial = `${target}.${randomBytes(6).toString('hex')}.partial`;
  const file = await open(partial, 'wx', 0o600);
  try {
    let sealedBytes = 0;
    for await (const piece of sealing(plain, seal)) {
      await file.writeFile(piece);
      sealedBytes += piece.length;
    }
    await file.sync();
    await file.close();
    await rename(partial, target);
    await syncFolder(folder);
    return { sealedBytes };
  } catch (error) {
    await file.close().catch(() => {});
    await rm(partial, { force: true });
    throw error;
  }
}

/** Stream the content of a sealed file. Throws {@link SealError} as {@link opening} does, and as the file system does. */
export function openSealed(path: string, seal: Seal): AsyncGenerator<Buffer> {
  return opening(createReadStream(path, { highWaterMark: 1 << 20 }), seal);
}

/** Length of the content, without reading it; the header is checked, the content is not. */
export async function sealedContentBytes(path: string, key: Uint8Array): Promise<number> {
  const file = await open(path, 'r');
  try {
    const header = Buffer.alloc(sealHeaderBytes);
    const { bytesRead } = await file.read(header, 0, sealHeaderBytes, 0);
    const chunkBytes = readHeader(header.subarray(0, bytesRead), key);
    return Math.max(0, plainLength((await file.stat()).size, chunkBytes));
  } finally {
    await file.close();
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

import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Header } from 'tar';
import { block, checkedName, checksumPart, manifestPart, type Part } from './parts.ts';

/** Writes one archive: parts of any length one after the other, at the end the manifest and its digest. */
export interface ArchiveWriter {
  /** Stream a part in. The name appears once; lower-case letters, digits, `.`, `_`, `-` between slashes. */
  add(name: string, source: AsyncIterable<Uint8Array>): Promise<Part>;
  /** The same for bytes whose digest is known; when they do not have it nothing is added and the answer is null. */
  addKnown(name: string, source: AsyncIterable<Uint8Array>, sha256: string): Promise<Part | null>;
  /** Close the archive over the manifest and put it in place: from now on it is there, whole. */
  finish(manifest: object): Promise<void>;
  /** Remove what was written. Harmless after `finish`. */
  abandon(): Promise<void>;
}

/**
 * Begin a tar archive beside its place (`FILE.partial`), readable by its owner only. `at` is the time its members are stamped
 * with. Any tar can list and unpack it.
 */
export async function createArchive(file: string, at: Temporal.Instant): Promise<ArchiveWriter> {
  const partial = `${file}.partial`;
  const handle = await open(partial, 'w', 0o600);
  const parts: Part[] = [];
  const mtime = new Date(at.epochMilliseconds);
  let offset = 0;
  let closed = false;

  async function write(
    name: string,
    source: AsyncIterable<Uint8Array>,
    expected: string | null,
  ): Promise<Part | null> {
    if (parts.some((part) => part.name === name)) throw new Error(`the archive has a part ${name} already`);
    const start = offset;
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of source) {
      await writeAll(handle, chunk, start + block + bytes);
      hash.update(chunk);
      bytes += chunk.length;
    }
    const sha256 = hash.digest('hex');
    // What was written lies beyond the offset: the next part or the end goes over it.
    if (expected !== null && sha256 !== expected) return null;
    // The length is known only now; the header's place was left free.
    const header = new Header({ path: checkedName(name), type: 'File', size: bytes, mode: 0o600, mtime });
    const head = Buffer.alloc(block);
    if (header.encode(head, 0)) throw new Error(`the name ${name} does not fit a tar header`);
    await writeAll(handle, head, start);
    const padding = (block - (bytes % block)) % block;
    if (padding > 0) await writeAll(handle, Buffer.alloc(padding), start + block + bytes);
    offset = start + block + bytes + padding;
    const part = { name, bytes, sha256 };
    parts.push(part);
    return part;
  }

  const add = async (name: string, source: AsyncIterable<Uint8Array>) => (await write(name, source, null))!;

  return {
    add,
    addKnown: write,
    async finish(manifest) {
      const text = Buffer.from(`${JSON.stringify({ ...manifest, parts: [...parts] }, null, 1)}\n`);
      const { sha256 } = await add(manifestPart, once(text));
      await add(checksumPart, once(Buffer.from(`${sha256}  ${manifestPart}\n`)));
      await writeAll(handle, Buffer.alloc(2 * block), offset);
      await handle.truncate(offset + 2 * block);
      await handle.sync();
      await handle.close();
      closed = true;
      await rename(partial, file);
      await flushFolder(dirname(file));
    },
    async abandon() {
      if (!closed) await handle.close();
      closed = true;
      await rm(partial, { force: true });
    },
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

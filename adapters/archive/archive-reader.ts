import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Header } from 'tar';
import { type Text, text } from '#foundation';
import { block, checkedName, checksumPart, manifestPart, type Part } from './parts.ts';

/** The archive is not what was written: which part, and what is wrong with it. */
export class ArchiveDamaged extends Error {
  readonly part: string | null;
  readonly text: Text;
  constructor(part: string | null, said: Text) {
    super(said.en);
    this.part = part;
    this.text = said;
  }
}

/** An archive whose manifest is whole. The parts are held against it by `verify`, and again each time one is read. */
export interface Archive {
  /** As it was given to `finish`; its shape is the caller's to check. */
  readonly manifest: { readonly [field: string]: unknown };
  readonly parts: readonly Part[];
  has(name: string): boolean;
  /** Read every part and compare it with its digest. Throws ArchiveDamaged for the first that differs. */
  verify(progress?: (bytes: number, of: number) => void): Promise<void>;
  /** The bytes of a part; throws ArchiveDamaged at its end when they are not the ones written. */
  stream(name: string): AsyncGenerator<Uint8Array>;
  read(name: string): Promise<Buffer>;
  close(): Promise<void>;
}

interface Place {
  readonly offset: number;
  readonly bytes: number;
}

/** Open an archive and read its table of contents. Throws ArchiveDamaged when it was cut short or its frame or manifest changed. */
export async function openArchive(file: string): Promise<Archive> {
  const handle = await open(file, 'r');
  try {
    const places = await readPlaces(handle);
    const manifest = await readManifest(handle, places);
    const parts = manifest['parts'] as readonly Part[];
    assertSameParts(parts, places);
    return archiveOf(handle, places, manifest, parts);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function archiveOf(
  handle: FileHandle,
  places: ReadonlyMap<string, Place>,
  manifest: Archive['manifest'],
  parts: readonly Part[],
): Archive {
  const byName = new Map(parts.map((part) => [part.name, part]));
  const partNamed = (name: string): Part => {
    const part = byName.get(name);
    if (!part) throw new ArchiveDamaged(name, text(`备份中没有 ${name}`, `the backup has no ${name}`));
    return part;
  };
  async function* stream(name: string): AsyncGenerator<Uint8Array> {
    const part = partNamed(name);
    const hash = createHash('sha256');
    for await (const chunk of bytesAt(handle, places.get(name)!, name)) {
      hash.update(chunk);
      yield chunk;
    }
    if (hash.digest('hex') !== part.sha256) throw changed(name);
  }
  return {
    manifest,
    parts,
    has: (name) => byName.has(name),
    stream,
    async read(name) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream(name)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    async verify(progress) {
      const total = parts.reduce((sum, part) => sum + part.bytes, 0);
      let done = 0;
      for (const part of parts) {
        for await (const chunk of stream(part.name)) {
          done += chunk.length;
          progress?.(done, total);
        }
      }
    },
    close: () => handle.close(),
  };
}

const changed = (name: string) =>
  new ArchiveDamaged(
    name,
    text(`${name} 与备份时的摘要不符`, `${name} does not have the digest it was saved with`),
  );

const cutShort = (name: string | null) =>
  new ArchiveDamaged(
    name,
    name
      ? text(`文件在 ${name} 处中断`, `the file ends inside ${name}`)
      : text('文件不完整，缺少结尾', 'the file is cut short: its end is missing'),
  );

const misframed = (name: string | null) =>
  new ArchiveDamaged(
    name,
    name
      ? text(`${name} 前后的归档结构被改动`, `the archive’s frame around ${name} was changed`)
      : text(
          '这不是公枢的备份文件，或其归档结构已损坏',
          'this is no backup of Gongshu, or its frame is damaged',
        ),
  );

/** Walk the headers from the first to the end mark. Every byte between the parts must be what tar puts there. */
async function readPlaces(handle: FileHandle): Promise<ReadonlyMap<string, Place>> {
  const { size } = await handle.stat();
  const places = new Map<string, Place>();
  let last: string | null = null;
  for (let offset = 0; ; ) {
    const bytes = await readAt(handle, offset, block);
    if (bytes.length < block) throw cutShort(last);
    if (isZero(bytes)) {
      const end = await readAt(handle, offset, 3 * block);
      if (end.length < 2 * block) throw cutShort(null);
      if (end.length > 2 * block || !isZero(end)) throw misframed(last);
      return places;
    }
    const { name, length } = headerOf(bytes, last);
    if (places.has(name)) throw misframed(name);
    const padded = Math.ceil(length / block) * block;
    if (offset + block + padded > size) throw cutShort(name);
    places.set(name, { offset: offset + block, bytes: length });
    if (!isZero(await readAt(handle, offset + block + length, padded - length))) throw misframed(name);
    offset += block + padded;
    last = name;
  }
}

/** Name and length out of a header. It is encoded again and compared, so that no byte of it means nothing. */
function headerOf(bytes: Buffer, last: string | null): { readonly name: string; readonly length: number } {
  const header = new Header(bytes, 0);
  const { path, size, mtime } = header;
  if (!header.cksumValid || header.type !== 'File' || path === undefined || size === undefined || !mtime)
    throw misframed(last);
  const again = Buffer.alloc(block);
  new Header({ path, type: 'File', size, mode: 0o600, mtime }).encode(again, 0);
  if (!again.equals(bytes)) throw misframed(last);
  try {
    return { name: checkedName(path), length: size };
  } catch {
    throw misframed(last);
  }
}

async function readManifest(
  handle: FileHandle,
  places: ReadonlyMap<string, Place>,
): Promise<Archive['manifest']> {
  const whole = async (name: string): Promise<Buffer> => {
    const place = places.get(name);
    if (!place) throw places.size === 0 ? misframed(null) : cutShort(null);
    return readAt(handle, place.offset, place.bytes);
  };
  const checksum = await whole(checksumPart);
  const bytes = await whole(manifestPart);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (checksum.toString() !== `${sha256}  ${manifestPart}\n`) throw changed(manifestPart);
  return JSON.parse(bytes.toString('utf8')) as Archive['manifest'];
}

/** What lies in the file and what the manifest lists must be the same parts. */
function assertSameParts(parts: readonly Part[], places: ReadonlyMap<string, Place>): void {
  for (const { name, bytes } of parts) if (places.get(name)?.bytes !== bytes) throw changed(name);
  const listed = new Set([...parts.map(({ name }) => name), manifestPart, checksumPart]);
  for (const name of places.keys()) if (!listed.has(name)) throw misframed(name);
}

const chunkSize = 1024 * 1024;

async function* bytesAt(handle: FileHandle, place: Place, name: string): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < place.bytes; ) {
    const chunk = await readAt(handle, place.offset + done, Math.min(chunkSize, place.bytes - done));
    if (chunk.length === 0) throw cutShort(name);
    yield chunk;
    done += chunk.length;
  }
}

/** As many bytes as there are, at most `length`. */
async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

const isZero = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0);

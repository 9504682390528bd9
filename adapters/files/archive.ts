import { inflateRawSync } from 'node:zlib';
import { FileRefused } from './refusals.ts';

/** One entry of a ZIP archive's central directory. */
export interface ArchiveEntry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly compressedSize: number;
  readonly offset: number;
}

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const longestComment = 0xffff;

/** The central directory of a ZIP archive (APPNOTE 4.3.12, 4.3.16). Archives of more than 4 GB or 65,535 parts are not workbooks. */
export function archiveEntries(bytes: Uint8Array): ArchiveEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const entries: ArchiveEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directorySignature) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      compressedSize: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - endLength - longestComment);
  for (let at = view.byteLength - endLength; at >= lowest; at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw damaged();
}

const damaged = (): FileRefused =>
  new FileRefused('damaged-workbook', { reason: 'ZIP central directory not found or broken' });

/**
 * Decompress every part once with a bound on the sum, because the sizes an archive declares may lie. Refuses encrypted archives
 * and those whose content exceeds `limit` bytes. Only after this is the archive given to the workbook library.
 */
export function boundArchive(bytes: Uint8Array, limit: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (const entry of archiveEntries(bytes)) {
    if (entry.encrypted) throw new FileRefused('encrypted');
    const at = entry.offset;
    if (at + 30 > bytes.length || view.getUint32(at, true) !== localSignature) throw damaged();
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    total += partSize(bytes.subarray(start, start + entry.compressedSize), entry, limit - total);
    if (total > limit) throw tooLarge(limit);
  }
}

function partSize(packed: Uint8Array, entry: ArchiveEntry, allowed: number): number {
  if (entry.method === 0) return packed.length;
  if (entry.method !== 8)
    throw new FileRefused('damaged-workbook', { reason: `compression method ${entry.method}` });
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, allowed) }).length;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(allowed);
    throw new FileRefused('damaged-workbook', { reason: `part ${entry.name} does not decompress` });
  }
}

const tooLarge = (limit: number): FileRefused =>
  new FileRefused('too-large', { what: '解压后的字节数 (decompressed bytes)', found: `> ${limit}`, limit });

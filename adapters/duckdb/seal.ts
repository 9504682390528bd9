import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/*
 * The sealed form, version 1. Integers are big-endian.
 *
 *   header   8  magic "GSHSEAL1"
 *           16  key id: first bytes of SHA-256("gongshu seal key id" ‖ key)
 *           32  salt: the file's own key is HKDF-SHA-256(key, salt, "gongshu seal file key")
 *            7  nonce prefix
 *            4  chunk size: plain bytes in every chunk but the last
 *   chunks      AES-256-GCM of one chunk, followed by its 16-byte tag
 *
 * Nonce of chunk i: prefix ‖ i (4 bytes) ‖ 1 when it is the last, else 0. Associated data of every chunk: header ‖ what the
 * file is sealed as. So a chunk moved, dropped, repeated or cut off, a changed header, and a file offered as another one all
 * fail to open (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015). There is always a last chunk; it is
 * empty only in an empty file.
 */

const magic = Buffer.from('GSHSEAL1', 'latin1');
const keyBytes = 32;
const keyIdBytes = 16;
const saltBytes = 32;
const prefixBytes = 7;
const tagBytes = 16;
const headerBytes = magic.length + keyIdBytes + saltBytes + prefixBytes + 4;
const defaultChunkBytes = 1 << 20;
/** Reading keeps one chunk in memory: a header that asks for more is not ours. */
const largestChunkBytes = 16 << 20;

export type SealFailure = 'not-sealed' | 'wrong-key' | 'altered';

/** The sealed bytes cannot be opened. Carries which of the three it is and nothing else. */
export class SealError extends Error {
  readonly failure: SealFailure;
  constructor(failure: SealFailure) {
    super(`sealed file: ${failure}`);
    this.failure = failure;
  }
}

export interface Seal {
  /** 32 secret bytes. */
  readonly key: Uint8Array;
  /** What the content is, e.g. projection and relation; needed again to open. Not secret, not stored. */
  readonly sealedAs: string;
}

/** Public name of a key, as it stands in the header of everything sealed with it. */
export function sealKeyId(key: Uint8Array): Buffer {
  return createHash('sha256').update('gongshu seal key id').update(key).digest().subarray(0, keyIdBytes);
}

/** Length of the content of a sealed file, from the lengths alone. */
export function plainLength(sealedBytes: number, chunkBytes: number): number {
  const chunks = Math.max(1, Math.ceil((sealedBytes - headerBytes) / (chunkBytes + tagBytes)));
  return sealedBytes - headerBytes - chunks * tagBytes;
}

/** Seal a stream of bytes as it passes. */
export async function* sealing(
  plain: AsyncIterable<Uint8Array>,
  seal: Seal,
  chunkBytes = defaultChunkBytes,
): AsyncGenerator<Buffer> {
  assertKey(seal.key);
  if (!Number.isInteger(chunkBytes) || chunkBytes < 1 || chunkBytes > largestChunkBytes)
    throw new RangeError('chunkBytes');
  const header = newHeader(seal.key, chunkBytes);
  const cipher = chunkCipher(header, seal);
  yield header;
  let index = 0;
  // One chunk is held back, because only the end of the stream tells which one is the last.
  for await (const { bytes, last } of chunksOf(plain, chunkBytes)) yield cipher.seal(bytes, index++, last);
}

/**
 * Open a stream of sealed bytes as it passes. A chunk is given out only after its tag was checked; the caller must throw away
 * what it has when the stream throws {@link SealError} later (a file cut off is noticed at its end).
 */
export async function* opening(sealed: AsyncIterable<Uint8Array>, seal: Seal): AsyncGenerator<Buffer> {
  assertKey(seal.key);
  const source = new ByteSource(sealed);
  const header = await source.take(headerBytes);
  const chunkBytes = readHeader(header, seal.key);
  const cipher = chunkCipher(header, seal);
  let index = 0;
  for await (const { bytes, last } of chunksOf(source.rest(), chunkBytes + tagBytes))
    yield cipher.open(bytes, index++, last);
}

function newHeader(key: Uint8Array, chunkBytes: number): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(chunkBytes);
  return Buffer.concat([magic, sealKeyId(key), randomBytes(saltBytes), randomBytes(prefixBytes), size]);
}

/** Checks the header and gives the chunk size. */
export function readHeader(header: Buffer, key: Uint8Array): number {
  if (header.length !== headerBytes || !header.subarray(0, magic.length).equals(magic))
    throw new SealError('not-sealed');
  if (!timingSafeEqual(header.subarray(magic.length, magic.length + keyIdBytes), sealKeyId(key)))
    throw new SealError('wrong-key');
  const chunkBytes = header.readUInt32BE(headerBytes - 4);
  if (chunkBytes < 1 || chunkBytes > largestChunkBytes) throw new SealError('altered');
  return chunkBytes;
}

export const sealHeaderBytes = headerBytes;

function chunkCipher(header: Buffer, seal: Seal) {
  const saltAt = magic.length + keyIdBytes;
  const salt = header.subarray(saltAt, saltAt + saltBytes);
  const prefix = header.subarray(saltAt + saltBytes, saltAt + saltBytes + prefixBytes);
  const fileKey = Buffer.from(hkdfSync('sha256', seal.key, salt, 'gongshu seal file key', keyBytes));
  const associated = Buffer.concat([header, Buffer.from(seal.sealedAs, 'utf8')]);
  const nonce = (index: number, last: boolean): Buffer => {
    const bytes = Buffer.alloc(prefixBytes + 5);
    prefix.copy(bytes);
    bytes.writeUInt32BE(index, prefixBytes);
    bytes.writeUInt8(last ? 1 : 0, prefixBytes + 4);
    return bytes;
  };
  return {
    seal(plain: Buffer, index: number, last: boolean): Buffer {
      const cipher = createCipheriv('aes-256-gcm', fileKey, nonce(index, last));
      cipher.setAAD(associated);
      return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed: Buffer, index: number, last: boolean): Buffer {
      if (sealed.length < tagBytes) throw new SealError('altered');
      const decipher = createDecipheriv('aes-256-gcm', fileKey, nonce(index, last), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(associated);
      decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
      try {
        return Buffer.concat([
          decipher.update(sealed.subarray(0, sealed.length - tagBytes)),
          decipher.final(),
        ]);
      } catch {
        throw new SealError('altered');
      }
    },
  };
}

/** Regroup a stream into chunks of one size; the last may be shorter and is marked. An empty stream has one empty last chunk. */
async function* chunksOf(
  stream: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const piece of stream) {
    let rest = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    while (rest.length > 0) {
      if (length === size) {
        yield { bytes: Buffer.concat(held, length), last: false };
        held = [];
        length = 0;
      }
      const part = rest.subarray(0, size - length);
      held.push(part);
      length += part.length;
      rest = rest.subarray(part.length);
    }
  }
  yield { bytes: Buffer.concat(held, length), last: true };
}

/** Takes a fixed number of bytes off the front of a stream and passes the rest on. */
class ByteSource {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #front: Buffer = Buffer.alloc(0);
  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#pieces = stream[Symbol.asyncIterator]();
  }

  /** Fewer bytes only at the end of the stream. */
  async take(count: number): Promise<Buffer> {
    while (this.#front.length < count) {
      const next = await this.#pieces.next();
      if (next.done) break;
      this.#front = Buffer.concat([this.#front, next.value]);
    }
    const taken = this.#front.subarray(0, count);
    this.#front = this.#front.subarray(count);
    return taken;
  }

  async *rest(): AsyncGenerator<Uint8Array> {
    if (this.#front.length > 0) yield this.#front;
    for (;;) {
      const next = await this.#pieces.next();
      if (next.done) return;
      yield next.value;
    }
  }
}

function assertKey(key: Uint8Array): void {
  if (key.length !== keyBytes) throw new RangeError(`a sealing key has ${keyBytes} bytes`);
}

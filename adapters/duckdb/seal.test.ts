import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opening, plainLength, SealError, type SealFailure, sealHeaderBytes, sealing } from './seal.ts';

const key = randomBytes(32);
const seal = { key, sealedAs: 'prj_1/flights' };
const chunk = 64;
const sealedChunk = chunk + 16;

async function* inPieces(bytes: Uint8Array, size = 50): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}
const sealed = (plain: Uint8Array) => collect(sealing(inPieces(plain), seal, chunk));
const opened = (bytes: Uint8Array, using = seal) => collect(opening(inPieces(bytes, 33), using));

async function failureOf(work: Promise<unknown>): Promise<SealFailure | 'opened'> {
  try {
    await work;
    return 'opened';
  } catch (error) {
    if (error instanceof SealError) return error.failure;
    throw error;
  }
}

describe('a sealed stream', () => {
  it('gives back what went in, whatever the length and the pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.integer({ min: 1, max: 100 }),
        async (plain, pieces) => {
          const bytes = await collect(sealing(inPieces(plain, pieces), seal, chunk));
          expect(plainLength(bytes.length, chunk)).toBe(plain.length);
          expect(Buffer.compare(await opened(bytes), Buffer.from(plain))).toBe(0);
        },
      ),
    );
  });

  it('never opens to anything else after one changed bit', async () => {
    const plain = randomBytes(200);
    const bytes = await sealed(plain);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const changed = Buffer.from(bytes);
        changed[bit >> 3]! ^= 1 << (bit & 7);
        expect(await failureOf(opened(changed))).not.toBe('opened');
      }),
      { numRuns: 400 },
    );
  });

  it('notices every cut', async () => {
    const bytes = await sealed(randomBytes(200));
    for (let length = 0; length < bytes.length; length++)
      expect(await failureOf(opened(bytes.subarray(0, length))), `cut to ${length}`).not.toBe('opened');
  });

  it('notices a whole last chunk cut off, chunks exchanged, repeated, and appended', async () => {
    const bytes = await sealed(randomBytes(3 * chunk));
    const header = bytes.subarray(0, sealHeaderBytes);
    const part = (index: number) =>
      bytes.subarray(sealHeaderBytes + index * sealedChunk, sealHeaderBytes + (index + 1) * sealedChunk);
    const arrange = (...order: number[]) => failureOf(opened(Buffer.concat([header, ...order.map(part)])));
    expect(await arrange(0, 1, 2)).toBe('opened');
    expect(await arrange(0, 1)).toBe('altered');
    expect(await arrange(1, 0, 2)).toBe('altered');
    expect(await arrange(0, 0, 1, 2)).toBe('altered');
    expect(await arrange(0, 1, 2, 2)).toBe('altered');
    expect(await arrange(0, 2)).toBe('altered');
    expect(await arrange()).toBe('altered');
  });

  it('does not mix chunks of two files sealed with the same key', async () => {
    const one = await sealed(randomBytes(2 * chunk));
    const other = await sealed(randomBytes(2 * chunk));
    const mixed = Buffer.concat([
      one.subarray(0, sealHeaderBytes + sealedChunk),
      other.subarray(sealHeaderBytes + sealedChunk),
    ]);
    expect(await failureOf(opened(mixed))).toBe('altered');
  });

  it('tells a wrong key, another name and a file that is not sealed', async () => {
    const bytes = await sealed(randomBytes(10));
    expect(await failureOf(opened(bytes, { ...seal, key: randomBytes(32) }))).toBe('wrong-key');
    expect(await failureOf(opened(bytes, { ...seal, sealedAs: 'prj_1/passengers' }))).toBe('altered');
    expect(await failureOf(opened(Buffer.from('PAR1 is how a Parquet file starts'.repeat(9))))).toBe(
      'not-sealed',
    );
  });

  it('refuses a header that asks for a huge chunk before reserving it', async () => {
    const bytes = await sealed(randomBytes(10));
    bytes.writeUInt32BE(0xffff_ffff, sealHeaderBytes - 4);
    expect(await failureOf(opened(bytes))).toBe('altered');
  });

  it('never seals the same bytes the same way twice', async () => {
    const plain = randomBytes(100);
    expect(Buffer.compare(await sealed(plain), await sealed(plain))).not.toBe(0);
  });
});

import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, fromHex, toHex, toUtf8 } from './encoding.ts';
import { sm2Digest, sm2Identity, sm2UserId, verifySm2 } from './sm2.ts';
import { sm3 } from './sm3.ts';
import vectors from './vectors/sm-standard-vectors.json' with { type: 'json' };

describe('SM3', () => {
  it('gives all digests of the vectors', () => {
    expect(vectors.sm3).toHaveLength(7);
    for (const { msg_ascii, digest } of vectors.sm3) expect(toHex(sm3(toUtf8(msg_ascii)))).toBe(digest);
  });
  it('agrees with OpenSSL at every length around the block boundaries and on drawn bytes', () => {
    const native = (bytes: Uint8Array) => createHash('sm3').update(bytes).digest('hex');
    for (let length = 0; length <= 200; length++) {
      const bytes = randomBytes(length);
      expect(toHex(sm3(bytes))).toBe(native(bytes));
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => toHex(sm3(bytes)) === native(bytes)),
      { seed: 20_260_105 },
    );
  });
});

describe('SM2', () => {
  const sample = vectors.sm2_sign;
  const [message, key] = [toUtf8(sample.message_ascii), fromHex(sample.pub, 65)!];
  const [r, s] = [fromHex(sample.r, 32)!, fromHex(sample.s, 32)!];
  const signature = concatBytes(r, s);
  const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
  const scalar = (value: bigint) => fromHex(value.toString(16).padStart(64, '0'), 32)!;

  it('makes ZA and e of the sample', () => {
    expect(sample.user_id_ascii).toBe(sm2UserId);
    expect(toHex(sm2Identity(key))).toBe(sample.ZA);
    expect(toHex(sm2Digest(message, key))).toBe(sample.e);
  });
  it('verifies the signature of the sample', () => expect(verifySm2(message, signature, key)).toBe(true));

  it.each([
    ['another message', toUtf8('Message digest'), signature, key],
    ['an empty message', new Uint8Array(), signature, key],
    ['r and s exchanged', message, concatBytes(s, r), key],
    ['r of zero', message, concatBytes(scalar(0n), s), key],
    ['s of zero', message, concatBytes(r, scalar(0n)), key],
    ['s of the order', message, concatBytes(r, scalar(order)), key],
    ['r + s of the order', message, concatBytes(r, scalar(order - BigInt(`0x${sample.r}`))), key],
    ['a byte too many', message, concatBytes(signature, Uint8Array.of(0)), key],
    ['a byte too few', message, signature.subarray(1), key],
    ['a key that is no point', message, signature, key.with(64, key[64]! ^ 1)],
    ['a key without its first byte', message, signature, key.subarray(1)],
    ['a compressed key', message, signature, concatBytes(Uint8Array.of(3), key.subarray(1, 33))],
  ])('refuses %s', (_, text, made, publicKey) => expect(verifySm2(text, made, publicKey)).toBe(false));

  it('refuses the signature with any one bit changed', () => {
    for (let bit = 0; bit < 512; bit += 7) {
      const changed = signature.with(bit >> 3, signature[bit >> 3]! ^ (1 << (bit & 7)));
      expect(verifySm2(message, changed, key)).toBe(false);
    }
  });
});

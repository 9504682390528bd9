import { createCipheriv, createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formatNote, openNote, parseNoteKey } from '#verifier';
import { makeSm2Key, readSm2Pem, sm2KeyOf, sm2Pem, sm2Signature, sm2Signer } from './sm2-key.ts';
import { smVectors } from './vectors-for-tests.ts';

const vectors = smVectors();
const sample = vectors.sm2_sign;
const secret = Buffer.from(sample.d, 'hex');
const message = Buffer.from(sample.message_ascii);

describe('SM2 signatures', () => {
  it('are those of the sample, given its key and its nonce', () => {
    const key = sm2KeyOf(secret);
    expect(key.point.toString('hex')).toBe(sample.pub);
    const signature = sm2Signature(message, key, () => [BigInt(`0x${sample.k}`)]);
    expect(signature.toString('hex')).toBe(sample.r + sample.s);
  });
  it('of one text are alike and of two texts have no nonce in common', () => {
    const key = makeSm2Key();
    const [one, again, other] = ['a', 'a', 'b'].map((text) => sm2Signature(Buffer.from(text), key));
    expect(one!.equals(again!)).toBe(true);
    // s (1 + d) = k - r d, so k = s + d (r + s).
    const nonce = (signature: Buffer) => {
      const number = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
      const [r, s, d] = [signature.subarray(0, 32), signature.subarray(32), key.secret].map(number);
      return (s! + d! * (r! + s!)) % 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
    };
    expect(nonce(one!)).not.toBe(nonce(other!));
  });
  it('are none without a nonce', () => {
    expect(() => sm2Signature(message, sm2KeyOf(secret), () => [])).toThrow('no nonce');
  });
  it('hold under a hundred drawn keys', async () => {
    for (let at = 0; at < 100; at++) {
      const signer = sm2Signer(makeSm2Key(), 'test.example/log');
      const note = formatNote(`${at}\n`, [await signer.sign(`${at}\n`)]);
      expect(openNote(note, [parseNoteKey(signer.vkey)!]).ok).toBe(true);
    }
  });
});

describe('an SM2 key as PEM', () => {
  it('is read back', () => {
    const key = makeSm2Key();
    expect(readSm2Pem(sm2Pem(key))).toEqual(key);
  });
  it('is none when the curve is another one', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(readSm2Pem(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)).toBeNull();
  });
});

describe('SM3 and SM4 of Node', () => {
  it('give all digests of the vectors', () => {
    for (const { msg_ascii, digest } of vectors.sm3)
      expect(createHash('sm3').update(msg_ascii).digest('hex')).toBe(digest);
  });
  it('give the block of the vectors', () => {
    const { key, plain, cipher } = vectors.sm4.ecb_block;
    const encrypted = createCipheriv('sm4-ecb', Buffer.from(key, 'hex'), null).setAutoPadding(false);
    expect(encrypted.update(plain, 'hex', 'hex')).toBe(cipher);
  });
});

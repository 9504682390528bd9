import { createHash, randomBytes } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import { canDigest, paperDigest } from './paper-digest.ts';

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['abc', Buffer.from('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['nothing', Buffer.alloc(0), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
])('gives the SHA-256 of a paper of %s', async (_what, bytes, digest) => {
  expect(await paperDigest(new Blob([bytes]))).toBe(digest);
});

it('takes each byte as it is, and writes each of the digest with two signs', async () => {
  for (let length = 1; length < 200; length += 7) {
    const bytes = randomBytes(length);
    const digest = await paperDigest(new Blob([bytes]));
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(digest).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});

it('says beforehand where a browser computes none', () => {
  expect(canDigest()).toBe(true);
  vi.stubGlobal('crypto', {});
  expect(canDigest()).toBe(false);
});

import { createCipheriv } from 'node:crypto';
import { expect, it } from 'vitest';
import { smVectors } from './vectors-for-tests.ts';

it('SM4 of Node gives the block of the vectors after 1,000,000 rounds', () => {
  const { key, plain, cipher } = smVectors().sm4.ecb_iterated_1000000;
  const encrypted = createCipheriv('sm4-ecb', Buffer.from(key, 'hex'), null).setAutoPadding(false);
  let block = Buffer.from(plain, 'hex');
  for (let round = 0; round < 1_000_000; round++) block = encrypted.update(block);
  expect(block.toString('hex')).toBe(cipher);
});

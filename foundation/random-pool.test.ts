import { expect, it } from 'vitest';
import { fewRandomBytes } from './random-pool.ts';

it('random bytes are as many as asked for, never the same ones, and stay what they were', () => {
  const given = Array.from({ length: 2_000 }, (_, index) => fewRandomBytes(12 + (index % 20)));
  given.push(fewRandomBytes(5_000));
  const asHex = given.map((bytes) => bytes.toString('hex'));
  expect(given.map(({ length }) => length)).toEqual([
    ...Array.from({ length: 2_000 }, (_, index) => 12 + (index % 20)),
    5_000,
  ]);
  expect(new Set(asHex.map((hex) => hex.slice(0, 24))).size).toBe(2_001);
  for (let more = 0; more < 2_000; more++) fewRandomBytes(16);
  expect(given.map((bytes) => bytes.toString('hex'))).toEqual(asHex);
});

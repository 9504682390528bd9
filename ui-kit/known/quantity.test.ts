import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenOfYuan, formatBytes, yuanOfFen } from './quantity.ts';

describe('money', () => {
  it('is exact in both directions, beyond what a float holds', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), (fen) => {
        expect(fenOfYuan(yuanOfFen(fen.toString())!)).toBe(fen.toString());
      }),
    );
  });
  it.each([
    ['12', '1200'],
    ['12.5', '1250'],
    ['1,234.56', '123456'],
    ['0.005', null],
    ['-1', null],
    ['十二', null],
    ['', null],
  ])('reads %s', (typed, fen) => {
    expect(fenOfYuan(typed)).toBe(fen);
  });
});

it('writes sizes in decimal units', () => {
  expect([999, 1500, 123_456, 5e9].map((bytes) => formatBytes(bytes, 'en'))).toEqual([
    '999 B',
    '1.5 kB',
    '123 kB',
    '5 GB',
  ]);
});

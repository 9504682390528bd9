import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { agreeingCounts } from './agreeing-counts.ts';
import { surelyTold, toldCount } from './told-count.ts';

const of = (removes: number | null, removesAlone: number | null = null) => ({ removes, removesAlone });

it('no count is above the rows there are, and none of a part above that of the whole', () => {
  expect(agreeingCounts(729, { remaining: 730, conditions: [of(740, 20), of(20, 30)] })).toEqual({
    remaining: 720,
    conditions: [of(720, 20), of(20, 20)],
  });
});

it('a part of what is not told is not told either', () => {
  expect(agreeingCounts(729, { remaining: null, conditions: [of(null, 20), of(20, null)] })).toEqual({
    remaining: null,
    conditions: [of(null, null), of(20, null)],
  });
});

it('without a condition all rows remain, and that is no estimate', () => {
  for (const remaining of [730, null])
    expect(agreeingCounts(729, { remaining, conditions: [] })).toEqual({ remaining: 729, conditions: [] });
});

it('stays a multiple of ten within ten of the truth, however many of the rows remain', () => {
  const secret = randomBytes(32);
  for (let rows = surelyTold; rows < 300; rows++)
    for (const left of [rows, rows - 1, rows - 7].filter((one) => one >= surelyTold)) {
      const told = toldCount({ rows: left, units: surelyTold, mark: `${rows} ${left}` }, secret);
      const { remaining } = agreeingCounts(rows, { remaining: told, conditions: [of(null)] });
      expect(remaining! % 10).toBe(0);
      expect(remaining).toBeGreaterThan(0);
      expect(remaining).toBeLessThanOrEqual(rows);
      expect(Math.abs(remaining! - left)).toBeLessThanOrEqual(10);
    }
});

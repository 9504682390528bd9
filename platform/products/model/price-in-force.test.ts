import { describe, expect, it } from 'vitest';
import { decidedAt, nextPrice, priceAt } from './price-in-force.ts';

const day = (of: number) => Temporal.Instant.from(`2026-03-${String(of).padStart(2, '0')}T00:00:00Z`);
const price = (version: number, pricedOn: number, from?: number) => ({
  version,
  priced_at: day(pricedOn),
  effective_at: from === undefined ? null : day(from),
  not_taken_at: null,
});

describe('the price in force', () => {
  const prices = [price(1, 1), price(2, 5, 20), price(3, 6, 10)];
  it.each([
    [1, 1],
    [9, 1],
    [10, 3],
    // What was decided before and comes later has been overtaken.
    [25, 3],
  ])('on the %sth is version %s', (on, version) => {
    expect(priceAt(prices, day(on))?.version).toBe(version);
  });
  it('is none before the first', () => {
    expect(priceAt([price(1, 5)], day(4))).toBeUndefined();
  });

  it('is what held before the day of one that was not taken, and not what that one had overtaken', () => {
    const refused = { ...price(4, 7, 12), not_taken_at: day(12) };
    const all = [...prices, price(5, 8, 18), refused, price(6, 9, 22)];
    const found = [11, 12, 15, 18, 22].map((on) => priceAt(all, day(on))?.version);
    expect(found).toEqual([3, 3, 3, 5, 6]);
    expect(priceAt([...prices, refused], day(25))?.version).toBe(3);
    expect(priceAt([{ ...price(1, 1), not_taken_at: day(1) }], day(2))).toBeUndefined();
    expect(decidedAt([...prices, refused], day(25))?.version).toBe(4);
  });

  it('is followed by the next that takes over', () => {
    expect(nextPrice(prices, 1)?.version).toBe(3);
    expect(nextPrice(prices, 3)).toBeUndefined();
    expect(nextPrice([price(1, 1), price(2, 2, 10), price(3, 3, 20)], 1)?.version).toBe(2);
    expect(nextPrice([price(1, 1), price(2, 2, 10), price(3, 3, 10)], 1)?.version).toBe(3);
  });
});

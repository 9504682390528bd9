import { describe, expect, it } from 'vitest';
import { nextPrice, priceAt } from './price-in-force.ts';

const day = (of: number) => Temporal.Instant.from(`2026-03-${String(of).padStart(2, '0')}T00:00:00Z`);
const price = (version: number, pricedOn: number, from?: number) => ({
  version,
  priced_at: day(pricedOn),
  effective_at: from === undefined ? null : day(from),
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

  it('is followed by the next that takes over', () => {
    expect(nextPrice(prices, 1)?.version).toBe(3);
    expect(nextPrice(prices, 3)).toBeUndefined();
    expect(nextPrice([price(1, 1), price(2, 2, 10), price(3, 3, 20)], 1)?.version).toBe(2);
    expect(nextPrice([price(1, 1), price(2, 2, 10), price(3, 3, 10)], 1)?.version).toBe(3);
  });
});

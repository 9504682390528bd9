import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dearestOf, type TieredPrice, tierFault, tierParts } from './tiers.ts';

const amount = (max: bigint) => fc.bigInt({ min: 0n, max });
const priced: fc.Arbitrary<TieredPrice> = fc
  .tuple(
    amount(10_000n),
    fc.uniqueArray(fc.bigInt({ min: 1n, max: 1_000n }), { maxLength: 5 }),
    fc.array(amount(10_000n), { minLength: 5, maxLength: 5 }),
  )
  .map(([fen, bounds, prices]) => ({
    fen,
    tiers: bounds
      .toSorted((one, other) => (one < other ? -1 : 1))
      .map((above, place) => ({ above, fen: prices[place]! })),
  }));
const cost = (parts: ReturnType<typeof tierParts>) =>
  parts.reduce((sum, part) => sum + part.quantity * part.fen, 0n);
const holds = <Drawn>(property: fc.IPropertyWithHooks<Drawn>) => fc.assert(property);

describe('tiers of a price', () => {
  const price = {
    fen: 500n,
    tiers: [
      { above: 100n, fen: 400n },
      { above: 1_000n, fen: 250n },
    ],
  };
  it.each([
    [0n, 100n, [[100n, 500n]]],
    [
      0n,
      101n,
      [
        [100n, 500n],
        [1n, 400n],
      ],
    ],
    [100n, 1n, [[1n, 400n]]],
    [
      50n,
      1_000n,
      [
        [50n, 500n],
        [900n, 400n],
        [50n, 250n],
      ],
    ],
    [5_000n, 3n, [[3n, 250n]]],
    [7n, 0n, []],
  ])('after %s, %s more', (before, quantity, parts) => {
    expect(tierParts(price, before, quantity).map(({ quantity, fen }) => [quantity, fen])).toEqual(parts);
  });

  it('make up the quantity, each unit at the price of its place', () => {
    holds(
      fc.property(priced, amount(1_200n), amount(60n), (price, before, quantity) => {
        const parts = tierParts(price, before, quantity);
        expect(parts.reduce((sum, part) => sum + part.quantity, 0n)).toBe(quantity);
        // The slow, obvious way: unit by unit.
        let obvious = 0n;
        for (let unit = before + 1n; unit <= before + quantity; unit++)
          obvious += price.tiers.findLast(({ above }) => unit > above)?.fen ?? price.fen;
        expect(cost(parts)).toBe(obvious);
      }),
    );
  });

  it('cost in several goes what they cost in one, and never more than the dearest', () => {
    holds(
      fc.property(priced, amount(900n), amount(900n), (price, first, second) => {
        const both = cost(tierParts(price, 0n, first + second));
        expect(cost(tierParts(price, 0n, first)) + cost(tierParts(price, first, second))).toBe(both);
        expect(both <= (first + second) * dearestOf(price)).toBe(true);
      }),
    );
  });

  it('rise', () => {
    expect(tierFault([])).toBeNull();
    expect(tierFault([{ above: 1n }, { above: 2n }])).toBeNull();
    expect(tierFault([{ above: 0n }])?.zh).toContain('第 1 级');
    expect(tierFault([{ above: 5n }, { above: 5n }])?.en).toContain('Tier 2');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceSpreads, waitingTimes } from './among-orders.ts';
import type { ComparedOrder } from './orders.ts';
import { othersNear, type Placed } from './others-in-time.ts';

const seed = Number(process.env['GONGSHU_TEST_SEED'] ?? 20);

describe(`the values of others near in time (seed ${seed})`, () => {
  it('are those that a look at every pair finds', () => {
    const placed = fc.record({
      at: fc.integer({ min: 0, max: 60 }),
      of: fc.constantFrom('a', 'b', 'c'),
      value: fc.bigInt({ min: 0n, max: 9n }),
    });
    fc.assert(
      fc.property(fc.array(placed, { maxLength: 25 }), fc.integer({ min: 0, max: 30 }), (drawn, span) => {
        const inTime = drawn.toSorted((one, two) => one.at - two.at);
        const slow = inTime.map((one: Placed) => {
          const near = inTime
            .filter(({ at, of }) => of !== one.of && Math.abs(at - one.at) <= span)
            .map(({ value }) => value)
            .toSorted((x, y) => Number(x - y));
          return near.length === 0 ? null : { least: near[0], greatest: near.at(-1) };
        });
        expect(othersNear(inTime, span)).toEqual(slow);
      }),
      { seed },
    );
  });
});

describe('a very large operator', () => {
  const start = Temporal.Instant.from('2026-01-05T02:00:00Z');
  const orders = (many: number): readonly ComparedOrder[] =>
    Array.from({ length: many }, (_, at) => ({
      id: `ord_${at}`,
      productId: 'prd_1',
      title: '企业画像',
      operator: 'org_a',
      agreementId: 'agr_1',
      purpose: 'finance',
      buyer: `org_b${at % (many / 4)}`,
      state: 'accepted' as const,
      orderedAt: start.add({ minutes: at }),
      acceptedAt: start.add({ hours: 48, minutes: at }),
      declinedAt: null,
      declinedWhy: null,
      // Every price is another one, all within the bound.
      priceFen: 1_000_000n + BigInt((at * 7919) % 50_000),
      definition: 'd1',
      listedAt: start,
      calls: 5,
    }));
  const now = start.add({ hours: 24 * 90 });
  const took = (many: number) => {
    const given = orders(many);
    const began = performance.now();
    expect(priceSpreads(given)).toEqual([]);
    expect(waitingTimes(given, now)).toEqual([]);
    return performance.now() - began;
  };

  it('takes about four times as long for four times the orders, and not sixteen', () => {
    took(2_000);
    const [small, large] = [Math.min(took(4_000), took(4_000)), took(16_000)];
    expect(large / small).toBeLessThan(10);
  });
});

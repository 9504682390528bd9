import { expect, it } from 'vitest';
import { unitsPriced } from './units-priced.ts';

const of = (unitBasis: string) => ({ parts: { money: { price: { unitBasis } } } }) as never;

it.each([
  ['call', undefined, 1n],
  ['call', 0n, 0n],
  ['hour', undefined, 1n],
  ['product', undefined, 1n],
  ['none', undefined, 1n],
  ['row', undefined, 12n],
  ['row', 0n, 12n],
  ['byte', undefined, 3_400n],
])('an answer of 12 rows and 3,400 bytes priced by %s (uses %s) counts %s', (unitBasis, units, counted) => {
  expect(
    unitsPriced(of(unitBasis), { rows: 12, bytes: 3_400, ...(units === undefined ? {} : { units }) }),
  ).toBe(counted);
});

import { expect, it } from 'vitest';
import { type Place, R21 } from './rules-of-jurisdiction.ts';

const place = (level: Place['level'], division: string | null): Place => ({ level, division });
const province = place('province', '990000');
const city = place('prefecture', '990100');

it.each([
  ['a city with its province', city, province, true],
  ['a district with its city', place('county', '990102'), city, true],
  ['a provincial office with a city', province, city, false],
  ['a city with another city', place('prefecture', '990200'), city, false],
  ['a city of another province', place('prefecture', '980100'), province, false],
  ['a central organ with a province', place('national', '110000'), province, false],
  ['a central organ with the national one', place('national', '110000'), place('national', '110000'), true],
  ['a company of the city, which has no level', place(null, '990100'), city, true],
  ['a company of elsewhere', place(null, '440300'), city, false],
  ['where the seat is not known', place('prefecture', null), city, true],
  ['where the seat is not known and the level is too low', province, place('county', null), false],
] as const)('R21 %s', (_what, registrant, registrar, holds) => {
  const verdict = R21.judge({ registrant, registrar });
  expect(verdict.holds).toBe(holds);
  expect(verdict.reasons.length).toBeGreaterThan(0);
});

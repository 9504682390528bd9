import { expect, it } from 'vitest';
import { looksAfter, type OverseenBody, overseersAmong } from './overseeing.ts';

const body = (
  id: string,
  division: string | null,
  rank: number | null,
  ...above: string[]
): OverseenBody => ({
  id,
  division,
  rank,
  above,
});
const nation = body('nation', '110000', 0);
const province = body('province', '360000', 1);
const city = body('city', '360400', 2);
const otherCity = body('other-city', '360700', 2);
const county = body('county', '360426', 3);

it('a data authority looks after its own region and what lies in it', () => {
  const bureau = body('bureau', '360400', 2);
  expect(looksAfter(city, bureau)).toBe(true);
  expect(looksAfter(city, body('hospital', '360426', 3))).toBe(true);
  expect(looksAfter(province, bureau)).toBe(true);
  expect(looksAfter(otherCity, bureau)).toBe(false);
  expect(looksAfter(county, bureau)).toBe(false);
  expect(looksAfter(nation, bureau)).toBe(true);
  expect(looksAfter(city, city)).toBe(true);
});

it('has no say in a body above it that is seated in its region, and has one in what stands under it elsewhere', () => {
  expect(looksAfter(city, body('provincial', '360400', 1))).toBe(false);
  expect(looksAfter(city, body('office', '110105', 2, 'city'))).toBe(true);
  // A company that holds public data has no level.
  expect(looksAfter(city, body('waterworks', '360403', null))).toBe(true);
});

it('a region that is not known is guessed of one authority alone, never of several', () => {
  const unknown = body('somewhere', null, 2);
  expect(looksAfter(city, unknown)).toBeNull();
  expect(overseersAmong([city], unknown)).toEqual(['city']);
  expect(overseersAmong([city, otherCity], unknown)).toEqual([]);
  expect(overseersAmong([city, otherCity, province], body('bureau', '360400', 2))).toEqual([
    'city',
    'province',
  ]);
});

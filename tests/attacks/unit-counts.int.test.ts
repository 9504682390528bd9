import { afterAll, beforeAll, expect, it } from 'vitest';
import { people, town } from './town.ts';
import type { AttackGround } from './without-guard.ts';

// Story: distinct people are counted twice over rows that repeat them; a hundred rows lie between, and one person.
// Without a guard: count(DISTINCT pid) minus the same with a filter is 1: only p3 has visits of 30 and more and no others.
// Guard: units are compared by who has rows here and none there, not by rows.

const pair = 'SELECT count(DISTINCT pid), count(DISTINCT pid) FILTER (WHERE cost < 90) FROM visits';
const rows = people.map(({ pid }, index) => ({ pid: pid!, cost: index === 3 ? '99' : '10' }));

let plain: AttackGround;
let hidden: AttackGround;
beforeAll(async () => {
  plain = await town();
  hidden = await town(
    {},
    { visits: [...rows, ...rows.slice(0, 100).map((row) => ({ ...row, cost: '98' }))] },
  );
});
afterAll(() => {
  plain.close();
  hidden.close();
});

it('works where numbers are not compared, behind a hundred other rows', async () => {
  expect(await hidden.without('complement', pair)).toEqual([['200', '199']]);
});

it('is blank: 101 rows are left out, of 100 people, but only p3 has no other', async () => {
  expect(await hidden.rows(pair)).toEqual([['200', null]]);
});

it('counts nothing else distinct: a value that one person has would steer the count', async () => {
  const sql = 'SELECT count(DISTINCT income) FROM people';
  expect(await plain.without('admission', sql)).toEqual([['200']]);
  expect(await plain.rows(sql)).toBe('query/not-guardable');
});

it('compares people with visits here and there', async () => {
  // Everybody has a visit of 10; those of 30 and more are p3's alone.
  expect(
    await plain.rows('SELECT count(DISTINCT pid), count(DISTINCT pid) FILTER (WHERE cost < 30) FROM visits'),
  ).toEqual([['200', null]]);
});

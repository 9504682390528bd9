import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { town } from './town.ts';
import type { AttackGround } from './without-guard.ts';

// Story: an operation that fails, overflows or turns to null for one row only; that it did is the answer.
// Without a guard: PostgreSQL stops at the row where id − 3 is zero; a product past the digits drops whoever earns most from a sum.
// Guard: printed arithmetic is total, and what is computed inside an aggregate over protected rows is a column times constants.

let ground: AttackGround;
beforeAll(async () => {
  ground = await town();
});
afterAll(() => ground.close());

it('works as written: a quotient that is null for one person leaves one out', async () => {
  const [[all, others] = []] = await ground.without(
    'admission',
    'SELECT count(*), count(CAST(income AS DOUBLE) / (id - 3)) FROM people',
  );
  expect(Number(all) - Number(others)).toBe(1);
});

it.each([
  'SELECT count(*), count(income / (id - 3)) FROM people',
  'SELECT sum(income), sum(income / (id - 3) * (id - 3)) FROM people',
  'SELECT sum(income), sum(income % (id - 3)) FROM people',
  'SELECT sum(income * (1 / (1 + abs(id - 3)))) FROM people',
  'SELECT sum(income), sum(income * income) FROM people',
])('is no argument of an aggregate: %s', async (sql) => {
  expect(await ground.rows(sql)).toMatch(/^query\/(not-guardable|not-supported)$/);
});

it('in a condition it is unknown, and counted like any condition', async () => {
  expect(await ground.rows('SELECT count(*) FROM people WHERE 1 / (id - 3) >= 0')).toEqual([['198']]);
  expect(await ground.rows('SELECT count(*) FROM people WHERE income % 1 = 0')).toBe('query/not-supported');
  expect(await ground.rows('SELECT count(*) FROM people WHERE id % 0 IS NULL')).toEqual([['200']]);
  const pair = 'SELECT count(*), count(*) FILTER (WHERE 1 / (id - 3) IS NOT NULL) FROM people';
  expect(await ground.without('complement', pair)).toEqual([['200', '199']]);
  expect(await ground.rows(pair)).toEqual([['200', null]]);
});

it('past the digits it is unknown, and a constant as large as one likes drops nobody from a sum', async () => {
  expect(
    await ground.rows('SELECT count(*) FROM people WHERE id * 999999999999999999 * 99999999999 IS NULL'),
  ).toEqual([['199']]);
  expect(await ground.rows('SELECT count(*) FROM people WHERE id * 999999999999999999 + 1 > 0')).toEqual([
    ['200'],
  ]);
  for (const sql of [
    'SELECT sum(income), sum(income * 999999999999999999 * 99) FROM people',
    'SELECT avg(income), avg(999999999999999999 * income * 99) FROM people',
  ]) {
    const [[one, other] = []] = expectOk(await ground.ask(sql)).rows;
    // The second is the first times a constant: nobody is missing from it.
    const digits = (cell: unknown): bigint => BigInt(String(cell).replace('.', ''));
    expect(digits(other) / digits(one) >= 99n * 999_999_999_999_999n, sql).toBe(true);
  }
  const pair =
    'SELECT sum(income), sum(income) FILTER (WHERE income * 999999999999999999 * 99 IS NOT NULL) FROM people';
  const [[all, kept] = []] = await ground.without('complement', pair);
  expect(Number(all) - Number(kept)).toBe(777_777);
  expect((await ground.rows(pair))[0]).toContain(null);
});

it('over guarded numbers it is null, which is not blank', async () => {
  expect(await ground.rows('SELECT count(*) / 0, count(*) % 0, avg(income) / 0 FROM people')).toEqual([
    [null, null, null],
  ]);
  const { suppressed } = expectOk(
    await ground.ask('SELECT count(*) / 0, 1 / sum(income) FILTER (WHERE id = 3) FROM people'),
  );
  expect(suppressed.map(({ column }) => column)).toEqual([1]);
});

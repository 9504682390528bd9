import { afterAll, beforeAll, expect, it } from 'vitest';
import { town } from './town.ts';
import type { AttackGround } from './without-guard.ts';

// Story: nothing forbidden is shown; the order of the rows, which of them LIMIT keeps, or whether HAVING lets them through, says it.
// Without a guard: districts ordered by the sum of p3 alone tell in which of them she lives, and whether she earns more than X.
// Guard: HAVING, ORDER BY, LIMIT and OFFSET see guarded values only; a blank fails HAVING and sorts as null.

let ground: AttackGround;
beforeAll(async () => {
  ground = await town();
});
afterAll(() => ground.close());

const hers = 'sum(income) FILTER (WHERE id = 3)';
const attacks = [
  [
    `SELECT district FROM people GROUP BY district ORDER BY ${hers} NULLS LAST LIMIT 1`,
    [['西城']],
    [['东城']],
  ],
  [
    `SELECT district FROM people GROUP BY district ORDER BY ${hers} DESC NULLS LAST LIMIT 1`,
    [['西城']],
    [['东城']],
  ],
  [`SELECT district FROM people GROUP BY district HAVING ${hers} > 700000`, [['西城']], []],
  [`SELECT district FROM people GROUP BY district HAVING NOT coalesce(${hers}, 0) > 700000`, [['东城']], []],
  [`SELECT district FROM people GROUP BY district HAVING ${hers} IS NULL`, [['东城']], []],
  [
    `SELECT district FROM people GROUP BY district ORDER BY count(*) FILTER (WHERE income > 500000) DESC LIMIT 1`,
    [['西城']],
    [['东城']],
  ],
  [
    `SELECT district FROM people GROUP BY district ORDER BY CASE WHEN ${hers} > 0 THEN 0 ELSE 1 END LIMIT 1`,
    [['西城']],
    [['东城']],
  ],
] as const;

it.each(attacks)('works without guards: %s', async (sql, told) => {
  expect(await ground.without('minimum-group', sql)).toEqual(told);
});

it.each(attacks)('says what it would say of any district: %s', async (sql, _, answer) => {
  expect(await ground.rows(sql)).toEqual(answer);
});

it('has one order for the same groups, however they were stored', async () => {
  const sql = 'SELECT district, count(*) FROM people GROUP BY district';
  expect(await ground.rows(sql)).toEqual([
    ['东城', '100'],
    ['西城', '100'],
  ]);
});

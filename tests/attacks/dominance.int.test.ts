import { afterAll, beforeAll, expect, it } from 'vitest';
import { town } from './town.ts';
import type { AttackGround } from './without-guard.ts';

// Story: enough people stand behind a sum, and one of them is most of it; whoever knows the others’ order of size knows hers.
// Without a guard: the sum over fifty people of whom p3 earns 777777 is her income to within a fifth.
// Guard: where the agreement asks for it, the n largest units make up at most k percent of any sum.

let ground: AttackGround;
beforeAll(async () => {
  ground = await town({ dominance: { n: 1, k: 50 }, suppression: 'cell-and-complement' });
});
afterAll(() => ground.close());

const sql = "SELECT sum(income) FROM people WHERE district = '西城' AND id < 100";

it('works without the rule', async () => {
  const [[sum] = []] = await ground.without('dominance', sql);
  expect(Math.abs(Number(sum) - 777_777) / 777_777).toBeLessThan(0.2);
});

it('is blank with it, and a sum that nobody makes up is not', async () => {
  expect(await ground.rows(sql)).toEqual([[null]]);
  expect(await ground.rows('SELECT avg(income) FROM people WHERE id < 100')).toEqual([[null]]);
  expect(await ground.rows("SELECT sum(income) FROM people WHERE district = '东城'")).toEqual([['309900']]);
});

it('is asked of each column by itself: a factor or a sum with another column hides nobody', async () => {
  for (const argument of ['income * 0.0001', 'income + bonus', '-income', 'income - 700000'])
    expect(
      await ground.rows(`SELECT sum(${argument}) FROM people WHERE district = '西城' AND id < 100`),
      argument,
    ).toEqual([[null]]);
});

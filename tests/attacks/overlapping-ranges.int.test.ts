import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { target, town } from './town.ts';
import type { AttackGround } from './without-guard.ts';

// Story: ranges that lie over each other and end one apart, so that neighbours differ by whoever is at the end.
// Without a guard: sum(id <= 3) − sum(id <= 2), padded to a hundred people each, is p3; a ladder of ranges reads the whole table.
// Guard: the ranges' ends cut the group; a piece between two ends holds nobody or enough.

let ground: AttackGround;
beforeAll(async () => {
  ground = await town();
});
afterAll(() => ground.close());

const pair = `SELECT sum(income) FILTER (WHERE id BETWEEN 3 AND 150), sum(income) FILTER (WHERE id BETWEEN 4 AND 150) FROM people`;
const ladder = (from: number, steps: number): string =>
  `SELECT ${Array.from({ length: steps }, (_, step) => `sum(income) FILTER (WHERE id <= ${from + step})`).join(', ')} FROM people`;

it('works where numbers are not compared', async () => {
  const [[wide, narrow] = []] = await ground.without('complement', pair);
  expect(Number(wide) - Number(narrow)).toBe(target);
  const [sums = []] = await ground.without('complement', ladder(100, 12));
  const read = sums.slice(1).map((sum, index) => Number(sum) - Number(sums[index]));
  expect(read).toEqual(Array.from({ length: 11 }, (_, index) => 3101 + index));
});

it('shows one of two neighbours, and of a ladder no two rungs that are less than ten people apart', async () => {
  const [row] = expectOk(await ground.ask(pair)).rows;
  expect(row!.filter((cell) => cell === null)).toHaveLength(1);
  const [rungs] = expectOk(await ground.ask(ladder(100, 12))).rows;
  const shown = rungs!.flatMap((cell, index) => (cell === null ? [] : [index]));
  expect(shown).toEqual([0, 10]);
});

it('holds for ranges over what is computed, and over two columns', async () => {
  for (const sql of [
    'SELECT count(*) FILTER (WHERE income / 2 < 300000), count(*) FROM people',
    'SELECT count(*) FILTER (WHERE income + bonus <= 3100), count(*) FILTER (WHERE income + bonus <= 3101) FROM people',
    'SELECT sum(income) FILTER (WHERE income < 100000), sum(income) FROM people',
  ]) {
    const [row] = expectOk(await ground.ask(sql)).rows;
    expect(row!.filter((cell) => cell === null).length, sql).toBeGreaterThanOrEqual(1);
  }
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { people, town } from './town.ts';
import type { AttackGround } from './without-guard.ts';

// Story: a join repeats one person until there are rows enough for any threshold on rows.
// Without a guard: sixty visits of p3 make a group of sixty, and the sum over it is hers; a join of one's own makes as many as one likes.
// Guard: units are counted, not rows, per table that has them; only declared joins, and no table with itself.

let ground: AttackGround;
let dominated: AttackGround;
beforeAll(async () => {
  ground = await town();
  dominated = await town({ dominance: { n: 1, k: 50 } });
});
afterAll(() => {
  ground.close();
  dominated.close();
});

const herVisits = 'SELECT count(*), sum(v.cost) FROM visits v JOIN people p ON v.pid = p.pid WHERE p.id = 3';

it('works on a threshold of rows', async () => {
  const [row] = await ground.without('admission', `${herVisits} HAVING count(*) >= 10`);
  expect(row).toEqual(['60', '2370.00']);
});

it('counts people, whichever way the join goes', async () => {
  expect(await ground.rows(herVisits)).toEqual([[null, null]]);
  expect(
    await ground.rows(
      'SELECT sum(v.cost) FROM visits v JOIN people p ON v.pid = p.pid WHERE p.id IN (3, 4, 5, 6, 7)',
    ),
  ).toEqual([[null]]);
  expect(
    await ground.rows(
      'SELECT sum(v.cost) FROM people p LEFT JOIN visits v ON p.pid = v.pid WHERE p.id BETWEEN 0 AND 8',
    ),
  ).toEqual([[null]]);
  expect(
    await ground.rows(
      'SELECT count(*), count(DISTINCT v.pid) FROM visits v JOIN people p ON v.pid = p.pid WHERE p.id < 10',
    ),
  ).toEqual([['87', '10']]);
});

it('has no join of one’s own: on a pair of columns, with itself, or without a key', async () => {
  const own = [
    [
      'SELECT count(*) FROM people a JOIN people b ON a.district = b.district WHERE a.id = 3',
      'query/not-supported',
    ],
    [
      'SELECT count(*) FROM people p JOIN visits v ON p.income > v.cost WHERE p.id = 3',
      'query/not-supported',
    ],
    ['SELECT count(*) FROM people p JOIN visits v ON p.income = v.cost', 'query/join-not-declared'],
    ['SELECT count(*) FROM people p CROSS JOIN visits v WHERE p.id = 3', 'query/not-supported'],
  ] as const;
  for (const [sql, code] of own) {
    const worked = await ground.without('admission', sql);
    expect(worked).toHaveLength(1);
    expect(await ground.rows(sql), sql).toBe(code);
  }
});

it('sees through a join in which one person makes up most of the sum', async () => {
  const sql = 'SELECT sum(v.cost) FROM visits v JOIN people p ON v.pid = p.pid WHERE p.id < 11';
  expect(await dominated.without('dominance', sql)).toEqual([['2700']]);
  expect(await dominated.rows(sql)).toEqual([[null]]);
});

it('is not fooled by people who are in one table only', async () => {
  const lonely = await town(
    {},
    { visits: people.slice(0, 5).flatMap(({ pid }) => [{ pid: pid!, cost: '1' }]) },
  );
  try {
    // 200 people on the left, five of them with visits: the sum is of five.
    expect(
      await lonely.rows('SELECT count(*), sum(v.cost) FROM people p LEFT JOIN visits v ON p.pid = v.pid'),
    ).toEqual([[null, null]]);
  } finally {
    lonely.close();
  }
});

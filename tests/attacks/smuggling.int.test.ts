import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { target, town } from './town.ts';
import type { AttackGround } from './without-guard.ts';

// Story: the aggregate runs over 200 people, and CASE, FILTER, WHERE or the argument itself leave one of them in it.
// Without a guard: a group of 200 is large enough, and the sum is one person's value.
// Guard: units are counted behind each aggregate's own argument, condition included.

let ground: AttackGround;
beforeAll(async () => {
  ground = await town();
});
afterAll(() => ground.close());

const oneCell = [
  'SELECT sum(CASE WHEN id = 3 THEN income END) FROM people',
  'SELECT sum(CASE WHEN id = 3 THEN income ELSE 0 END) FROM people',
  'SELECT sum(income) FILTER (WHERE id = 3) FROM people',
  'SELECT avg(CASE WHEN id = 3 THEN income END) FROM people',
];

describe('one person’s value behind an aggregate that everybody seems to stand behind', () => {
  it.each(oneCell)('works where units are counted in the group: %s', async (sql) => {
    expect(await ground.without('units-behind-arguments', sql)).toEqual([[String(target)]]);
  });

  it.each([
    ...oneCell,
    'SELECT count(*) FILTER (WHERE id = 3) FROM people',
    'SELECT count(*) FILTER (WHERE income > 500000) FROM people',
    'SELECT sum(bonus) FROM people',
    'SELECT sum(v.cost) FROM visits v JOIN people p ON v.pid = p.pid WHERE p.id = 3',
    'SELECT 2 * sum(income) FILTER (WHERE id = 3) + 1 FROM people',
    'SELECT coalesce(sum(income) FILTER (WHERE id = 3), 0) FROM people',
    'SELECT CASE WHEN sum(income) FILTER (WHERE id = 3) > 5 THEN 1 ELSE 0 END FROM people',
    'SELECT sum(income) FILTER (WHERE id = 3) IS NULL FROM people',
  ])('is one blank cell: %s', async (sql) => {
    const result = expectOk(await ground.ask(sql));
    expect(result.rows).toEqual([[null]]);
    expect(result.suppressed).toMatchObject([{ row: 0, column: 0 }]);
  });
});

describe('a group that is one person', () => {
  const small = [
    'SELECT sum(income) FROM people WHERE id = 3',
    'SELECT count(*) FROM people WHERE id > 195 OR id < 4',
    'SELECT count(DISTINCT pid) FROM people WHERE id < 9',
    'SELECT count(*) FROM visits v JOIN people p ON v.pid = p.pid WHERE p.id BETWEEN 0 AND 8',
  ];
  it.each(small)('works without a least group: %s', async (sql) => {
    expect(await ground.without('minimum-group', sql)).not.toEqual([[null]]);
  });
  it.each([...small, 'SELECT count(*) FROM people WHERE false'])('is one blank cell: %s', async (sql) => {
    expect(await ground.rows(sql)).toEqual([[null]]);
  });

  it('is named by a key of its own without a least group, and not with it', async () => {
    const sql = 'SELECT id, sum(income) FROM people GROUP BY id ORDER BY sum(income) DESC LIMIT 1';
    expect(await ground.without('minimum-group', sql)).toEqual([['3', String(target)]]);
    expect(await ground.rows(sql)).toEqual([]);
    expect(
      await ground.rows(
        'SELECT CASE WHEN id = 3 THEN income ELSE 0 END AS k, count(*) FROM people GROUP BY 1',
      ),
    ).toEqual([['0', '199']]);
  });

  it('answers alike whether a condition meets one person or none', async () => {
    const [one, none] = [
      expectOk(await ground.ask('SELECT sum(income) FROM people WHERE id = 3')),
      expectOk(await ground.ask('SELECT sum(income) FROM people WHERE id = 3000')),
    ];
    expect(one).toEqual(none);
  });
});

describe('a value that is handed out row by row', () => {
  it.each([
    ['SELECT max(income) FROM people', [['777777.00']]],
    ['SELECT income FROM people ORDER BY income DESC LIMIT 1', [['777777.00']]],
    ['SELECT list(income) FROM people WHERE id = 3', [[['777777.00']]]],
    ['SELECT arg_max(id, income) FROM people', [['3']]],
    ['SELECT sum(income) OVER (ORDER BY id ROWS 0 PRECEDING) FROM people WHERE id = 3', [['777777.00']]],
    ['SELECT (SELECT income FROM people WHERE id = 3), count(*) FROM people', [['777777.00', '200']]],
    ['SELECT count(*) FROM people WHERE EXISTS (SELECT 1 FROM people WHERE income > 700000)', [['200']]],
  ])('works as written, and is no query of ours: %s', async (sql, told) => {
    expect(await ground.without('admission', sql)).toEqual(told);
    expect(await ground.rows(sql)).toMatch(/^query\/(not-supported|raw-rows)$/);
  });
});

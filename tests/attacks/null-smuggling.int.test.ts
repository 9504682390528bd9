import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { town } from './town.ts';
import type { AttackGround } from './without-guard.ts';

// Story: a column that is unknown for one person drops her from whatever it is part of, without a condition anywhere.
// Without a guard: count(*) − count(known) is one person; avg and sums over two columns leave her out in silence.
// Guard: that a column is unknown is a condition like any other, and is compared like one.

let ground: AttackGround;
beforeAll(async () => {
  ground = await town();
});
afterAll(() => ground.close());

const pairs = [
  'SELECT count(*), count(known) FROM people',
  'SELECT sum(income), sum(income + 0 * known) FROM people',
  'SELECT avg(income), avg(income - known + known) FROM people',
  'SELECT count(income), count(income + known) FROM people',
  'SELECT avg(known), count(*) FROM people',
  'SELECT sum(income), sum(income) FILTER (WHERE known IS NOT NULL) FROM people',
];

describe('two numbers of which one leaves out whoever has no value', () => {
  it.each(pairs)('works where numbers are not compared: %s', async (sql) => {
    expect((await ground.without('complement', sql))[0]).not.toContain(null);
  });
  it.each(pairs)('is blank in one of the two: %s', async (sql) => {
    const [row] = (await ground.rows(sql)) as readonly (readonly unknown[])[];
    expect(row!.filter((cell) => cell === null)).toHaveLength(1);
  });
});

describe('a constant that puts everybody behind the few who have a value', () => {
  it.each([
    'SELECT count(*), sum(bonus + 1) FROM people',
    'SELECT count(*), avg(mark * 7 + 1) FROM people',
    // The part between two sums holds ten people, one of whom has the value.
    'SELECT count(*), sum(bonus + 100) FILTER (WHERE id >= 4) FROM people',
  ])('%s', async (sql) => {
    expect((await ground.without('units-behind-arguments', sql))[0]).not.toContain(null);
    const [row] = (await ground.rows(sql)) as readonly (readonly unknown[])[];
    expect(row!.filter((cell) => cell === null)).toHaveLength(1);
  });
});

it('shows what nobody can be told from', async () => {
  for (const [sql, row] of [
    ['SELECT count(*), count(half), avg(half), sum(half) FROM people', ['200', '100', '8', '800']],
    [
      'SELECT sum(half + income), sum(income), sum(-2 * half + 1.5) FROM people WHERE id <> 3',
      ['315750', '616897', '-1450'],
    ],
    ['SELECT count(*), sum(known), sum(known * 2) FROM people', ['200', '995', '1990']],
    ['SELECT sum(known) FROM people', ['995']],
    ['SELECT avg(known + 1) FROM people', ['6']],
  ] as const)
    expect(await ground.rows(sql), sql).toEqual([row]);
});

import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { expectOk } from '#foundation';
import { type Ground, people } from '../verification/ground.ts';
import { agreeWithShare, ask, closePool, document, prepareLab, residentsTo, rowsOf } from './lab.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
let ground: Ground;
let agreement: string;
beforeEach(async () => {
  ground = await prepareLab();
  await ground.serve(residentsTo(30));
  agreement = await agreeWithShare(ground, document());
});
afterEach(() => ground?.close());
afterAll(closePool);

const everybody = 'SELECT count(DISTINCT resident_number) AS n, sum(allowance) AS s FROM residents';
const alarms = async () =>
  (await ground.db.pool.query('SELECT * FROM privacy.alarm ORDER BY raised_at')).rows as { id: string }[];

it('blanks a number of a new revision that changed by fewer units than the minimum group, in every agreement and again', async () => {
  expect((await rowsOf(ground, agreement, everybody)).rows).toEqual([['30', '16500']]);
  await ground.serve(residentsTo(32));
  const other = await agreeWithShare(ground, document());
  for (const asking of [agreement, other, agreement]) {
    const { rows, suppressed } = await rowsOf(ground, asking, everybody);
    expect(rows).toEqual([[null, null]]);
    expect(suppressed.length).toBe(2);
  }
  // Fifteen more are enough of them.
  await ground.serve(residentsTo(45));
  expect((await rowsOf(ground, agreement, everybody)).rows[0]![0]).toBe('45');
});

it('blanks a sum that changed though as many people stand behind it, and shows what stayed the same', async () => {
  const asked = 'SELECT count(DISTINCT resident_number) AS n, sum(allowance) AS s FROM residents';
  expect((await rowsOf(ground, agreement, asked)).rows).toEqual([['30', '16500']]);
  // One left and one came, with another allowance.
  const swapped = residentsTo(32).filter((_, index) => index !== 3 && index !== 30);
  await ground.serve(swapped);
  expect((await rowsOf(ground, agreement, asked)).rows).toEqual([['30', null]]);
  // One value changed.
  await ground.serve(
    swapped.map((one, index) => (index === 7 ? one.with(4, '0.01') : one)) as typeof swapped,
  );
  const other = await agreeWithShare(ground, document());
  expect((await rowsOf(ground, other, asked)).rows).toEqual([['30', null]]);
  // The people of the first revision again: the number that left before.
  await ground.serve(residentsTo(30));
  expect((await rowsOf(ground, other, asked)).rows).toEqual([['30', '16500']]);
});

it('knows a number again that is asked for in other words', async () => {
  const asking = (condition: string) =>
    rowsOf(ground, agreement, `SELECT sum(allowance) AS s FROM residents WHERE ${condition}`);
  expect((await asking('allowance >= 200')).rows).toEqual([['16200']]);
  await ground.serve(residentsTo(32));
  for (const words of ['200 <= allowance', 'allowance + 0 > 199.99', 'NOT (allowance < 100 + 100)'])
    expect((await asking(words)).rows, words).toEqual([[null]]);
});

it('keeps no value and no key of a group', async () => {
  await rowsOf(
    ground,
    agreement,
    'SELECT disability, count(DISTINCT resident_number) AS n FROM residents GROUP BY disability',
  );
  const { rows } = await ground.db.pool.query('SELECT * FROM privacy.released_cell');
  expect(rows.length).toBe(2);
  expect(JSON.stringify(rows, (_, part) => (typeof part === 'bigint' ? `${part}` : part))).not.toMatch(
    /是|否|disability/,
  );
});

it.each([
  [
    'one person excluded',
    "SELECT count(DISTINCT resident_number) AS n, sum(allowance) AS s FROM residents WHERE name <> '张3'",
  ],
  [
    'one person excluded in other words',
    "SELECT sum(allowance) AS s FROM residents WHERE NOT (name = '张3') AND allowance + 0 >= 0 AND name IS NOT NULL",
  ],
  [
    'one group left out',
    "SELECT count(DISTINCT resident_number) AS n, sum(allowance) AS s FROM residents WHERE allowance >= 100 AND name <> '张7'",
  ],
])('raises an alarm for %s, which the implementing body looks into', async (_, sql) => {
  await rowsOf(ground, agreement, everybody);
  await rowsOf(ground, agreement, sql);
  const [alarm, ...more] = await alarms();
  expect(more).toEqual([]);
  await ground.tick();
  const { rows: tasks } = await ground.db.pool.query(
    "SELECT role FROM casework.task WHERE kind = 'privacy.alarm'",
  );
  expect(tasks).toEqual([{ role: 'implementing-body' }]);
  const settle = { alarmId: alarm!.id, outcome: 'harmless', finding: '两次查询用于核对口径' };
  const byOperator = await ground.act(people.operator, 'privacy.settle-alarm', settle);
  expect(byOperator.ok).toBe(false);
  expectOk(await ground.act(people.security, 'privacy.settle-alarm', settle));
});

it('sees overlapping ranges: bounds that differ by a constant', async () => {
  const before = (name: string) =>
    rowsOf(
      ground,
      agreement,
      `SELECT count(DISTINCT resident_number) AS n FROM residents WHERE allowance < 700 AND name < '${name}'`,
    );
  await before('张26');
  expect(await alarms()).toEqual([]);
  await before('张25');
  expect((await alarms()).length).toBe(1);
});

it('raises none for groups that have nothing in common, nor for the same question again', async () => {
  const groups = 'SELECT allowance, count(DISTINCT resident_number) AS n FROM residents GROUP BY allowance';
  await rowsOf(ground, agreement, groups);
  await rowsOf(ground, agreement, groups);
  await rowsOf(
    ground,
    agreement,
    "SELECT count(DISTINCT resident_number) AS n FROM residents WHERE disability = '否'",
  );
  expect(await alarms()).toEqual([]);
});

it('sees it of two calls at the same time as well: one of them comes second', async () => {
  const without = "SELECT count(DISTINCT resident_number) AS n FROM residents WHERE name <> '张3'";
  const all = 'SELECT count(DISTINCT resident_number) AS n FROM residents';
  for (const answer of await Promise.all([ask(ground, agreement, all), ask(ground, agreement, without)]))
    expectOk(answer);
  expect((await alarms()).length).toBe(1);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareClocks } from '../../testkit/deadlines/index.ts';
import { enlarge } from './enlarge.ts';
import { faultsOf } from './faults-of.ts';
import { freshWorld } from './fresh-world.ts';
import type { World } from './world.ts';
import { tellYear } from './year.ts';

const seed = Number(process.env['GONGSHU_TEST_SEED'] ?? 2026);
const courses = 70;
const copies = 3;

let world: World;
let done: () => Promise<void>;
beforeAll(async () => {
  [world, done] = await freshWorld();
  await tellYear(world, { seed, courses });
  await enlarge(world.pool(), copies);
  await world.look();
}, 300_000);
afterAll(() => done?.());

const compare = () => compareClocks(world.pool(), world.looks);

describe(`a year of ${courses} things through the real acts, with ${copies} copies of each (seed ${seed})`, () => {
  it('R2 R7 R8 R9 R12 R15 R16 R17 R19 has every clock where the slow calculator has it, also those of the copies that the ticker fired', async () => {
    const compared = await compare();
    expect(compared.faults).toEqual([]);
    const { rows } = await world.pool().query('SELECT count(*)::int AS clocks FROM casework.clock');
    expect(compared.clocks).toBe(rows[0].clocks);
    expect(compared.clocks).toBeGreaterThan(1_500);
    expect(compared.provisional).toBeGreaterThan(0);
    expect(compared.registrations % (copies + 1)).toBe(0);
  });

  it('is a database in which verify-all finds nothing wrong', async () => {
    const looked = await faultsOf(world, []);
    for (const name of [
      'registration.codes',
      'registration.log',
      'registration.objections',
      'casework.clocks',
      'casework.documents',
    ])
      expect(looked.get(name), name).toBeGreaterThan(0);
  });

  it.each([
    ['due a day late', `UPDATE casework.clock SET due_at = due_at + interval '1 day' WHERE id = $1`],
    ['its last day another', `UPDATE casework.clock SET last_day = last_day - 1 WHERE id = $1`],
    ['not said to be provisional', `UPDATE casework.clock SET provisional = NOT provisional WHERE id = $1`],
    [
      'kept that was missed, or the other way',
      `UPDATE casework.clock SET outcome = CASE outcome WHEN 'kept' THEN 'missed' ELSE 'kept' END WHERE id = $1`,
    ],
    ['running that is over', `UPDATE casework.clock SET state = 'running', ended_at = NULL WHERE id = $1`],
    [
      'begun a second late',
      `UPDATE casework.clock SET started_at = started_at + interval '1 second' WHERE id = $1`,
    ],
    [
      'gone',
      `WITH reminder AS (DELETE FROM casework.clock WHERE subject_id = $1) DELETE FROM casework.clock WHERE id = $1`,
    ],
  ])('finds one clock among all that is %s', async (_, damage) => {
    const client = await world.pool().connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query(
        `SELECT id FROM casework.clock WHERE kind = 'registration.acceptance' AND state = 'stopped' ORDER BY md5(id) LIMIT 1`,
      );
      await client.query(damage, [rows[0].id]);
      const compared = await compareClocks(client, world.looks);
      expect(compared.wrong).toBeGreaterThan(0);
      expect(compared.wrong, compared.faults.join('\n')).toBeLessThanOrEqual(3);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  it.each([
    [
      'a delivery of which the hub never heard',
      `INSERT INTO diary.delivered SELECT 'res_unheard', at FROM diary.delivered LIMIT 1`,
      ['first-filing of res_unheard'],
    ],
    [
      'something else that is served and nobody compared',
      `INSERT INTO diary.served SELECT thing_id, registered_at + interval '2 days 3 hours', 'something else' FROM registration.application
       WHERE id = (SELECT id FROM registration.application WHERE type = 'first' AND state = 'registered' AND registered_at < '2026-06-01'
                   AND NOT EXISTS (SELECT 1 FROM casework.clock WHERE kind = 'registration.change-due' AND subject_id = application.id) ORDER BY id LIMIT 1)`,
      ['change-due'],
    ],
    [
      'a duty that arose a day before the delivery, with its clock and all',
      `WITH duty AS (UPDATE registration.duty SET arose_at = arose_at - interval '1 day' WHERE thing_id = (SELECT thing FROM diary.delivered ORDER BY thing LIMIT 1) RETURNING thing_id)
       UPDATE casework.clock SET started_at = started_at - interval '1 day' WHERE kind = 'registration.first-filing' AND subject_id IN (SELECT thing_id FROM duty)`,
      ['first-filing'],
    ],
  ])('finds, from what happened outside the hub, %s', async (_, damage, said) => {
    const client = await world.pool().connect();
    try {
      await client.query('BEGIN');
      expect((await client.query(damage)).rowCount).toBeGreaterThan(0);
      const { faults } = await compareClocks(client, world.looks);
      for (const words of said) expect(faults).toContainEqual(expect.stringContaining(words));
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  it('finds a clock that should not be there', async () => {
    const client = await world.pool().connect();
    try {
      await client.query('BEGIN');
      await client.query(
        `CREATE TEMP TABLE one ON COMMIT DROP AS SELECT * FROM casework.clock WHERE kind = 'registration.acceptance' AND state = 'stopped' LIMIT 1`,
      );
      await client.query(`UPDATE one SET id = 'clk_another'`);
      await client.query('INSERT INTO casework.clock SELECT * FROM one');
      expect((await compareClocks(client, world.looks)).faults).toEqual([
        expect.stringContaining('should not be there'),
      ]);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });
});

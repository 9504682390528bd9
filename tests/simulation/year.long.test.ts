import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Compared, compareClocks } from '../../testkit/deadlines/index.ts';
import { faultsOf } from './faults-of.ts';
import { type Placed, placeYear } from './whole-size.ts';

const seed = Number(process.env['GONGSHU_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const registrations = Number(process.env['GONGSHU_YEAR_REGISTRATIONS'] ?? 300_000);
/** As many as fit into some five minutes on two cores. With as many as there are registrations nothing is copied: some twelve hours. */
const courses = Number(process.env['GONGSHU_YEAR_COURSES'] ?? 2_000);
const say = (line: string) => console.log(line);

let folder: string;
let placed: Placed;
beforeAll(async () => {
  folder = await mkdtemp('/var/tmp/gongshu-year-');
  placed = await placeYear(join(folder, 'postgres'), { seed, courses, registrations }, say);
}, 24 * 3_600_000);
afterAll(async () => {
  await placed?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe(`a province's year of ${registrations} filings, ${courses} things through real acts (seed ${seed})`, () => {
  it('R2 R7 R8 R9 R12 R15 R16 R17 R19 has every clock where the slow calculator has it', async () => {
    const begun = performance.now();
    const compared: Compared = await compareClocks(placed.world.pool(), placed.world.looks);
    say(
      `${compared.clocks} clocks of ${compared.registrations} registrations computed again in ${((performance.now() - begun) / 1000).toFixed(0)} s, ${compared.provisional} of them provisional, ${compared.wrong} wrong`,
    );
    say(JSON.stringify(Object.fromEntries([...compared.met].toSorted())));
    expect(compared.faults).toEqual([]);
    const { rows } = await placed.world.pool().query('SELECT count(*)::int AS clocks FROM casework.clock');
    expect(compared.clocks).toBe(rows[0].clocks);
    expect(placed.applications).toBeGreaterThanOrEqual(registrations);
    expect(compared.provisional).toBeGreaterThan(0);
  });

  it('finds the one clock among all that is a day late', async () => {
    const pool = placed.world.pool();
    const { rows } = await pool.query(
      `UPDATE casework.clock SET due_at = due_at + interval '1 day' WHERE id = (SELECT id FROM casework.clock WHERE kind = 'registration.lapse' AND state = 'running' ORDER BY id DESC LIMIT 1) RETURNING id`,
    );
    const compared = await compareClocks(pool, placed.world.looks);
    expect(compared.wrong).toBe(1);
    expect(compared.faults[0]).toContain(rows[0].id);
    await pool.query(`UPDATE casework.clock SET due_at = due_at - interval '1 day' WHERE id = $1`, [
      rows[0].id,
    ]);
  });

  it('is a database in which verify-all finds nothing wrong', async () => {
    const looked = await faultsOf(placed.world, []);
    say(JSON.stringify(Object.fromEntries(looked)));
    expect(looked.get('registration.codes')).toBe(placed.applications);
  });
});

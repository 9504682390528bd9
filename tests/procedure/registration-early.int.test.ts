import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { migrate } from '#adapters/postgres';
import { testDatabase } from '#testkit';
import { allModules } from '../../programs/server/modules.ts';

const folder = new URL('../../platform/registration/store/migrations/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .map((file) => file.replace(/\.sql$/, ''));

it('R15 R16 registrations from before there were clocks and reports get theirs, once', async () => {
  const others = (await allModules()).filter(({ name }) => name !== 'registration');
  const db = await testDatabase(others);
  try {
    const own = [{ name: 'registration', migrations: folder }];
    await migrate(db.pool, own, { registration: names.filter((name) => name < '0007') });
    const insert = (id: string, state: string, validUntil: string, more = 'NULL') =>
      db.pool.query(
        `INSERT INTO registration.application (id, type, thing_kind, thing_id, title, content_summary, registrant, registrar, materials, state, voluntary,
           drafted_by, registration_code, query_code, registered_at, valid_until, result_document, evidence_entry, created_at, ended_at)
         VALUES ($1, 'first', 'resource', $1, 't', 's', 'org_a', 'org_r', '{}', $2, true, 'per_x', 'RC' || $1, 'QC' || $1, '2025-06-01Z', $3, 'doc', 'ent', '2025-05-01Z', ${more})`,
        [id, state, validUntil],
      );
    await insert('reg_runs', 'registered', '2028-06-01');
    await insert('reg_lapsed', 'lapsed', '2026-01-01', `'2026-01-02Z'`);
    await insert('reg_cancelled', 'cancelled', '2028-06-01', `'2026-01-02Z'`);
    await migrate(db.pool, own);
    const clocks = await db.pool.query(
      `SELECT subject_id, kind, to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS due, last_day::text
       FROM casework.clock ORDER BY subject_id, kind`,
    );
    expect(clocks.rows.map(({ subject_id, kind, due }) => [subject_id, kind, due])).toEqual([
      ['reg_lapsed', 'registration.tell-platform', '2026-01-02 08:00'],
      ['reg_runs', 'registration.lapse', '2028-06-02 00:00'],
      ['reg_runs', 'registration.renewal-window', '2028-04-02 00:00'],
    ]);
    const reports = await db.pool.query(
      'SELECT registration_id, how, state FROM registration.platform_report ORDER BY registration_id',
    );
    expect(reports.rows).toEqual([
      { registration_id: 'reg_cancelled', how: 'cancelled', state: 'told' },
      { registration_id: 'reg_lapsed', how: 'lapsed', state: 'waiting' },
    ]);
    expect(await migrate(db.pool, own)).toEqual([]);
  } finally {
    await db.close();
  }
});

import { randomBytes } from 'node:crypto';
import { expect, inject, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { createDatabase, createPool, migrate, migrationNames } from '#adapters/postgres';
import { memoryTileStore } from '#adapters/tiles';
import { fixedClock } from '#testkit';
import { evidence, usage } from '../index.ts';
import { meterCheck, meterSumsCheck } from './checks.ts';

it('brings lines that were metered before the sums into months and sums', async () => {
  const server = inject('postgresUrl');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = createPool({ connectionString: server, max: 1 });
  await admin.query(`CREATE DATABASE ${name}`);
  const pool = createPool({ connectionString: server.replace(/\/[^/]*$/, `/${name}`), max: 4 });
  const module = evidence({
    origin: 'test.example/log',
    tiles: memoryTileStore(),
    signers: [memorySigner('test.example/log')],
  });
  try {
    const all = await migrationNames([module]);
    const before = (all['evidence'] ?? []).filter((migration) => migration < '0007');
    await migrate(pool, [module], { ...all, evidence: before });
    // 300 calls, one every seven hours from the last evening of 2025 in Shanghai, by three buyers.
    await pool.query(`
      INSERT INTO evidence.entry (id, kind, form, leaf, openings, created_at)
      SELECT 'ent_' || n, 'query.call', 'committed', '{}', '{}', timestamptz '2025-12-31T20:30:00.000001+08:00' + n * interval '7 hours'
      FROM generate_series(0, 299) AS n`);
    await pool.query(`
      INSERT INTO evidence.meter_line (entry, product, agreement, purpose, buyer, units, hour, at)
      SELECT id, CASE WHEN right(id, 1) = '3' THEN NULL ELSE 'prd_1' END, 'agr_1', 'p', 'org_' || length(id), 2, date_trunc('hour', created_at), created_at
      FROM evidence.entry`);
    const plain = await pool.query(
      `SELECT to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, buyer, count(*)::int AS calls, sum(units)::int AS units
       FROM evidence.meter_line GROUP BY 1, 2 ORDER BY buyer, month`,
    );

    await migrate(pool, [module]);
    const database = createDatabase(pool, fixedClock());
    const ask = () => database.transaction((tx) => usage(tx, { by: ['buyer', 'month'] }));
    const told = (await ask()).map(({ month, buyer, calls, units }) => ({
      ...{ month: month!.toString().slice(0, 7), buyer, calls, units: Number(units) },
    }));
    expect(told).toEqual(plain.rows);
    for (const check of [meterCheck, meterSumsCheck])
      expect((await database.transaction((tx) => check.run(tx))).faults).toEqual([]);
    const { rows } = await pool.query(
      `SELECT tableoid::regclass::text AS partition, count(*)::int AS lines FROM evidence.meter_line GROUP BY 1 ORDER BY 1`,
    );
    expect(rows.map(({ partition, lines }) => [partition, lines])).toEqual([
      ['evidence.meter_line_2025_12', 1],
      ['evidence.meter_line_2026_01', 106],
      ['evidence.meter_line_2026_02', 96],
      ['evidence.meter_line_2026_03', 97],
    ]);
    expect((await pool.query('SELECT 1 FROM evidence.meter_fresh')).rowCount).toBe(0);
  } finally {
    await pool.end();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
});

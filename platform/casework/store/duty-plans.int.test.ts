import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Tx } from '#foundation';
import { identity } from '#platform/identity';
import { type TestDatabase, testDatabase } from '#testkit';
import { caseworkDatabase, countDuties, countDutiesByMonth, dutiesOf, lateFigures } from '../index.ts';

/** A province's year: 50 departments, 300,000 duties, one in a hundred open and one in three hundred of all late. */
const clocks = 300_000;
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase([identity, caseworkDatabase]);
  db.clock.set('2026-12-20T09:00:00+08:00');
  await db.pool.query(
    `INSERT INTO casework.clock (id, kind, subject_kind, subject_id, nature, rule, clause_document, clause_article, organisation_id,
       started_at, due_at, last_day, provisional, calendar_version, state, ended_at, outcome)
     SELECT 'clk_' || i, 'registration.form-review', 'registration-application', 'app_' || i, 'duty', 'R' || (i / 300 % 7), '登记办法', '10', 'org_' || (i / 300 % 50),
            due - interval '20 days', due, due::date, false, 'v',
            CASE WHEN i % 300 = 0 THEN 'fired' WHEN i % 100 = 0 THEN 'running' ELSE 'stopped' END,
            CASE WHEN i % 100 = 0 THEN NULL WHEN i % 60 = 1 THEN due + interval '2 days' ELSE due - interval '3 days' END,
            CASE WHEN i % 300 = 0 THEN 'missed' WHEN i % 100 = 0 THEN NULL WHEN i % 60 = 1 THEN 'missed' ELSE 'kept' END
     FROM (SELECT i, CASE WHEN i % 100 = 0 AND i % 300 <> 0 THEN timestamptz '2027-01-05T00:00:00+08:00'
                     ELSE timestamptz '2026-01-05T00:00:00+08:00' + (i::bigint * 340 / ${clocks}) * interval '1 day' END AS due
           FROM generate_series(1, ${clocks}) AS i) AS each`,
  );
  await db.pool.query('ANALYZE casework.clock');
}, 120_000);
afterAll(() => db.close());

/** What a question read of the table: whole scans and their rows, and rows fetched by an index. */
async function readBy(ask: (tx: Tx) => Promise<unknown>) {
  return db.database.transaction(async (tx) => {
    const tables = tx.tables();
    await sql`SET LOCAL max_parallel_workers_per_gather = 0`.execute(tables);
    // Counts of earlier transactions of this connection may still be among them.
    const readSoFar = async () =>
      (
        await sql<{ scans: number; scanned: number; fetched: number }>`
          SELECT seq_scan::int AS scans, seq_tup_read::int AS scanned, idx_tup_fetch::int AS fetched
          FROM pg_stat_xact_user_tables WHERE schemaname = 'casework' AND relname = 'clock'`.execute(tables)
      ).rows[0]!;
    const before = await readSoFar();
    const answer = await ask(tx);
    const after = await readSoFar();
    return {
      answer,
      scans: after.scans - before.scans,
      scanned: after.scanned - before.scanned,
      fetched: after.fetched - before.fetched,
    };
  });
}

it('what the look for late clocks asks reads what is open, not the year', async () => {
  const { answer, scans, fetched } = await readBy((tx) => lateFigures(tx, { except: ['alert'] }));
  const late = (answer as { late: number }[]).reduce((sum, line) => sum + line.late, 0);
  expect(late).toBe(clocks / 300);
  expect(scans).toBe(0);
  // The open ones once for each stretch: those that fired late, and those late and not fired yet.
  expect(fetched).toBeLessThanOrEqual((clocks / 100) * 2);
});

it('a page of duties, of the whole, a department or a rule, is read from the end of an index', async () => {
  for (const state of ['kept', 'missed', 'running', 'late'] as const)
    for (const narrower of [
      {},
      { organisations: ['org_7'] },
      { rule: 'R3' },
      { organisations: ['org_7'], rule: 'R3' },
    ]) {
      const { answer, scans, fetched } = await readBy((tx) =>
        dutiesOf(tx, { state, ...narrower, except: ['alert', 'tip'], limit: 51 }),
      );
      const where = JSON.stringify({ state, ...narrower });
      expect((answer as unknown[]).length, where).toBeGreaterThan(0);
      expect(scans, where).toBe(0);
      expect(fetched, where).toBeLessThanOrEqual(8_000);
    }
});

it('a count stops at its bound, and the hour’s taking reads one month and what is open', async () => {
  const counted = await readBy((tx) => countDuties(tx, { state: 'kept' }));
  // Nearly all are kept, so reading rows as they lie until there are enough is the shortest way.
  expect(counted.answer).toBe(10_001);
  expect(counted.scanned + counted.fetched).toBeLessThan(12_000);
  const taken = await readBy((tx) =>
    countDutiesByMonth(tx, { from: Temporal.Instant.from('2026-12-01T00:00:00+08:00') }),
  );
  expect(taken.scans).toBe(0);
  expect(taken.fetched).toBeLessThan(clocks / 10);
});

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Check, CheckReport } from '#foundation';
import { homeChecks } from './check-home.ts';
import { tellCheck } from './checks-told.ts';
import { onServer, type TestHome, testHome } from './home-for-tests.ts';
import { agreeingWorld } from './world-for-tests.ts';

onServer(inject('postgresUrl'));

let home: TestHome;
let checks: readonly Check[];
beforeAll(async () => {
  home = await testHome();
  await agreeingWorld(home);
  checks = await homeChecks(home.home);
});
afterAll(() => home.remove());

class Undone extends Error {}

/** What every check says of the world after a change that is undone again. */
async function reportsAfter(change: string): Promise<ReadonlyMap<string, CheckReport>> {
  const reports = new Map<string, CheckReport>();
  await home.withDatabase(async (_pool, database) => {
    await database
      .transaction(async (tx) => {
        await sql.raw(change).execute(tx.tables());
        for (const check of checks) reports.set(check.name, await check.run(tx));
        throw new Undone();
      })
      .catch((error) => {
        if (!(error instanceof Undone)) throw error;
      });
  });
  return reports;
}

/** Every committed entry is years old, and one erasure under way took what it held. */
const erased = `
  INSERT INTO evidence.erasure (id, before, reason, owner, state, proposed_by, proposed_at, decided_by, decided_at, erased)
  SELECT 'ers_1', '2040-01-01', '保存期已满', 'org_a', 'running', 'per_a', '2043-01-05', 'per_b', '2043-01-06', count(*)
  FROM evidence.entry WHERE openings IS NOT NULL;
  UPDATE evidence.entry SET openings = NULL, erasure = 'ers_1' WHERE openings IS NOT NULL;`;

it('R67: what was erased by decision is a line of its own in verify-all, and no fault of any check', async () => {
  const reports = await reportsAfter(erased);
  expect([...reports].filter(([, { faults }]) => faults.length > 0)).toEqual([]);
  const noted = [...reports].filter(([, { notes = [] }]) => notes.length > 0).map(([name]) => name);
  expect(noted).toEqual(['evidence.retention', 'query.calls']);
  const check = checks.find(({ name }) => name === 'query.calls')!;
  const lines = tellCheck({ check, report: reports.get('query.calls')! });
  expect(lines[0]?.zh).toMatch(/^✓/);
  expect(lines[1]?.zh).toMatch(/次调用的保存期已满（R67）/);
});

it('still compares entry, call and meter line of what was erased', async () => {
  const reports = await reportsAfter(`${erased} UPDATE evidence.meter_line SET buyer = 'org_x'`);
  expect(reports.get('query.calls')?.faults).not.toEqual([]);
});

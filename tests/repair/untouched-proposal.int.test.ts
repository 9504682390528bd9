import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { standingGradings } from '#platform/privacy';
import { leakyInspections, syntheticResidentId } from '../../demo/files/leaky-inspections.ts';
import { type Desk, openDesk } from '../gate/desk.ts';
import { people } from '../verification/ground.ts';
import { leakyTables } from './leaky-tables.ts';

// What the hub proposes, touched by nobody: does the revision that comes of it pass the gate?

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

let keys = 0;
const act = <Output>(name: string, input: object) =>
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the act answers.
  desk.ground.act<Output & any>(people.source, name, input, `repair ${++keys}`);

/** Loaded, stopped, repaired as proposed, reviewed, opened. Answers the rows of what was opened as one text. */
async function repairedAsProposed(csv: string, title: string): Promise<string> {
  const { resourceId, revisionId } = await desk.load(csv, title);
  await desk.review(revisionId);
  expect(await desk.serve(revisionId)).toBe('privacy/gate-closed');
  expect((await desk.stands(revisionId)).some((code) => /identifiers|personal/.test(code))).toBe(true);

  const proposed = expectOk(await act('privacy.propose-repair', { revisionId }));
  expect(proposed.passes, JSON.stringify(proposed.findings)).toBe(true);
  const applied = expectOk(
    await act('privacy.apply-repair', { revisionId, document: proposed.document }),
  ) as { revisionId: string };
  await desk.ground.tick();
  const { open } = await desk.ground.db.database.transaction((tx) => standingGradings(tx, resourceId));
  if (open) expectOk(await act('privacy.confirm-grades', { gradingId: open.id }));
  expect(await desk.serve(applied.revisionId)).toBe('privacy/gate-closed');
  await desk.review(applied.revisionId);
  expect(await desk.stands(applied.revisionId)).toEqual([]);
  expect(await desk.serve(applied.revisionId)).toBe('done');
  return desk.rows(applied.revisionId);
}

describe('the proposal as it is', () => {
  it('of the demo’s leaking inspections leads to a revision that is opened', async () => {
    const text = await repairedAsProposed(leakyInspections(), '社会组织检查信息');
    for (let place = 0; place < 120; place += 5) {
      expect(text).not.toContain(syntheticResidentId(place));
      expect(text).not.toContain(syntheticResidentId(place).slice(1, 15));
    }
    expect(text).not.toMatch(/1990000\d{4}/);
    expect(text).toContain('未发现问题');
  }, 240_000);

  it.each(leakyTables.map((table) => [table.name, table] as const))(
    'of %s',
    async (name, { csv, secrets }) => {
      const text = await repairedAsProposed(csv, name);
      expect(secrets.filter((secret) => !csv.includes(secret))).toEqual([]);
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    },
    240_000,
  );

  const packed = join(import.meta.dirname, '../../../shared/data/beijing-open/files.tar.gz');
  it.skipIf(!existsSync(packed)).each(['市文化执法总队-新闻出版领域行政处罚信息.csv', '土地-成交宗地.csv'])(
    'of %s as a portal really published it (skipped without the shared data)',
    async (file) => {
      const csv = execFileSync('tar', ['-xzOf', packed, file], { encoding: 'utf8', maxBuffer: 1 << 26 });
      await repairedAsProposed(csv, file);
    },
    240_000,
  );
});

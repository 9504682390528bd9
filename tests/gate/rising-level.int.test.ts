import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { standingGradings } from '#platform/privacy';
import { people } from '../verification/ground.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const clean = (mark: string) => `编号,结果\r\n${mark}1,合格\r\n${mark}2,不合格\r\n`;
const closings = async (revisionId: string) =>
  (
    await desk.ground.db.pool.query(
      `SELECT conditions, reason_id IS NOT NULL AS frozen FROM privacy.gate_closing
       WHERE revision_id = $1 AND reopened_at IS NULL`,
      [revisionId],
    )
  ).rows;
const open = async (resourceId: string) =>
  (await desk.ground.db.database.transaction((tx) => standingGradings(tx, resourceId))).open!;

/** In service, its level decided; then the items are found to be of a higher level than anybody thought. */
async function served(mark: string): Promise<{ resourceId: string; revisionId: string }> {
  const loaded = await desk.load(clean(mark), `级别${mark}`);
  await desk.review(loaded.revisionId);
  expect(await desk.serve(loaded.revisionId)).toBe('done');
  return loaded;
}
async function propose(resourceId: string, level: string): Promise<void> {
  expectOk(await desk.ground.act(people.source, 'privacy.propose-grades', { resourceId }));
  await desk.ground.db.pool.query(
    `UPDATE privacy.grading SET proposed = $2, level = $2 WHERE resource_id = $1 AND state = 'proposed'`,
    [resourceId, level],
  );
  await desk.ground.tick();
}

it('R59: a higher level that is only proposed raises a task, freezes nothing, and lets nothing new out', async () => {
  const { resourceId, revisionId } = await served('G');
  await propose(resourceId, 'general-3');
  expect(await closings(revisionId)).toEqual([{ conditions: ['grade-unconfirmed'], frozen: false }]);
  expect(await desk.frozen(revisionId)).toBe(false);
  const { rows } = await desk.ground.db.pool.query(
    `SELECT task.acts FROM casework.task JOIN privacy.gate_closing AS closing ON closing.id = task.subject_id
     WHERE closing.revision_id = $1 AND task.state = 'open'`,
    [revisionId],
  );
  expect(rows).toHaveLength(1);
  // The level decided upon, higher: it is a decided level again, and what is out passes with it.
  expectOk(
    await desk.ground.act(people.source, 'privacy.confirm-grades', {
      gradingId: (await open(resourceId)).id,
      table: { level: 'general-3', reason: '按新发现从高定级' },
    }),
  );
  await desk.ground.tick();
  expect(await closings(revisionId)).toEqual([]);
});

it('R59: what the proposed level itself forbids stops at once, and goes on when the proposal falls', async () => {
  const { resourceId, revisionId } = await served('H');
  await propose(resourceId, 'core');
  expect(await closings(revisionId)).toEqual([
    { conditions: ['core-data', 'important-data', 'grade-unconfirmed'], frozen: true },
  ]);
  expect(await desk.frozen(revisionId)).toBe(true);
  // Proposed anew from what was really found, it is no higher than before; nothing was decided, yet nothing is doubted any more.
  expectOk(await desk.ground.act(people.source, 'privacy.propose-grades', { resourceId }));
  await desk.ground.tick();
  expect(await closings(revisionId)).toEqual([]);
  expect(await desk.frozen(revisionId)).toBe(false);
});

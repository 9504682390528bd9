import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { judgeServedBeforeGate } from '#platform/privacy';
import { leakyInspections } from '../../demo/files/leaky-inspections.ts';
import { people } from '../verification/ground.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const clean = (mark: string) => `编号,结果\r\n${mark}1,合格\r\n${mark}2,不合格\r\n`;
const query = async (text: string, values: unknown[]) => (await desk.ground.db.pool.query(text, values)).rows;
/** As a home has it that was begun before there was a gate. */
async function servedUnjudged(csv: string): Promise<string> {
  const { revisionId } = await desk.load(csv);
  await query(`UPDATE catalog.revision SET state = 'in-service', in_service_at = now() WHERE id = $1`, [
    revisionId,
  ]);
  return revisionId;
}
const judge = () => judgeServedBeforeGate(desk.ground.db.database);
const tasks = (revisionId: string) =>
  query(
    `SELECT task.state, task.title_zh FROM casework.task JOIN privacy.gate_closing AS closing ON closing.id = task.subject_id
     WHERE closing.revision_id = $1 ORDER BY task.opened_at, task.id`,
    [revisionId],
  );
const unjudgedUntil = async (revisionId: string) => {
  const read = desk.ground.modules
    .flatMap(({ reads = [] }) => reads)
    .find(({ name }) => name === 'privacy.gate')!;
  const shown = expectOk(
    await desk.ground.db.database.transaction(
      (tx) => read.run(people.source as never, { revisionId, form: 'open' }, tx),
      { mode: 'snapshot' },
    ),
  ) as { unjudgedUntil: string | null };
  return shown.unjudgedUntil;
};

it('GR2: at the start what never passed is judged once: what leaks is frozen, what lacks a review has its time, what passes gets its pass', async () => {
  const leaking = await servedUnjudged(leakyInspections());
  const unreviewed = await servedUnjudged(clean('M'));
  const sound = await servedUnjudged(clean('N'));
  await desk.review(sound);
  const passedBefore = await desk.load(clean('O'));
  await desk.review(passedBefore.revisionId);
  expect(await desk.serve(passedBefore.revisionId)).toBe('done');

  expect(await judge()).toBe(3);
  expect(await judge()).toBe(0);

  expect(await desk.frozen(leaking)).toBe(true);
  expect(await desk.frozen(unreviewed)).toBe(false);
  expect(await desk.frozen(sound)).toBe(false);
  expect(await tasks(leaking)).toMatchObject([{ state: 'open' }]);
  const [task] = await tasks(unreviewed);
  expect(task).toMatchObject({ state: 'open' });
  expect(task.title_zh).toContain('启用时尚无发布关口');
  expect(await tasks(sound)).toEqual([]);
  expect(await query('SELECT passed_by FROM privacy.gate_pass WHERE revision_id = $1', [sound])).toEqual([
    { passed_by: 'system:privacy' },
  ]);
  expect(await unjudgedUntil(unreviewed)).not.toBeNull();
  expect(await unjudgedUntil(sound)).toBeNull();
  expect(await unjudgedUntil(passedBefore.revisionId)).toBeNull();

  // Every served revision is accounted for.
  const check = desk.ground.modules
    .flatMap(({ checks = [] }) => checks)
    .find(({ name }) => name === 'privacy.gate-passes')!;
  const faults = async () => (await desk.ground.db.database.transaction((tx) => check.run(tx))).faults;
  expect((await faults()).filter(({ en }) => !en.startsWith('rev_1:'))).toEqual([]);

  // The time runs out without a review: it stops; reviewed, it is open again and has its pass.
  desk.ground.db.clock.advance({ hours: 24 * 29 });
  await desk.ground.tick();
  expect(await desk.frozen(unreviewed)).toBe(false);
  desk.ground.db.clock.advance({ hours: 24 * 2 });
  await desk.ground.tick();
  expect(await desk.frozen(unreviewed)).toBe(true);
  await desk.review(unreviewed);
  expect(await desk.frozen(unreviewed)).toBe(false);
  expect(await unjudgedUntil(unreviewed)).toBeNull();
  expect((await tasks(unreviewed)).every(({ state }) => state !== 'open')).toBe(true);
});

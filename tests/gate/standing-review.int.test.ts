import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, expectOk } from '#foundation';
import { machine, people } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { checkOf, type Desk, openDesk, outcome, reviewOf, stranger } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const robot = machine(organisations.bureau, ['source-department']) as Actor;
const act = (...given: Parameters<Desk['ground']['act']>) => desk.ground.act(...given);
let key = 0;
const once = () => `standing ${++key}`;
const clean = (mark: string) => `编号,结果\r\n${mark}1,合格\r\n${mark}2,不合格\r\n`;
const standingOf = (revisionId: string, more: object = {}) => ({
  revisionId,
  decisionNumber: '保审〔2026〕常1号',
  decidedOn: '2026-01-05',
  lastDay: '2026-06-30',
  ...more,
});

/** A resource with a reviewed sample and a standing review in force over it. */
async function standing(mark: string, more: object = {}) {
  const { resourceId, revisionId } = await desk.load(clean(mark), `按期${mark}`);
  await desk.review(revisionId);
  const { standingId } = expectOk(
    await act(people.secrecy, 'privacy.record-standing-review', standingOf(revisionId, more), once()),
  ) as { standingId: string };
  expectOk(
    await act(people.secondSource, 'privacy.confirm-standing-review', {
      standingId,
      check: 'confirm',
      opinion: '与文件一致',
    }),
  );
  return { resourceId, revisionId, standingId };
}
const stateOf = async (standingId: string) =>
  (
    await desk.ground.db.pool.query(
      'SELECT state, ended_because FROM privacy.standing_review WHERE id = $1',
      [standingId],
    )
  ).rows[0];
const conditionOf = async (revisionId: string, code: string) => {
  const read = desk.ground.modules
    .flatMap(({ reads = [] }) => reads)
    .find(({ name }) => name === 'privacy.gate')!;
  const shown = expectOk(
    await desk.ground.db.database.transaction(
      (tx) => read.run(people.source as never, { revisionId, form: 'open' }, tx),
      { mode: 'snapshot' },
    ),
  ) as { conditions: { code: string; light: string; explanation: { zh: string } }[]; standing: unknown };
  return { ...shown.conditions.find((one) => one.code === code)!, standing: shown.standing };
};

describe('GR1: a standing secrecy review', () => {
  it('is the reviewer’s, under four eyes, on a reviewed sample, with an end within a year', async () => {
    const { revisionId } = await desk.load(clean('S'));
    const record = (actor: Actor, input: object) =>
      outcome(act(actor, 'privacy.record-standing-review', input, once()));
    const input = standingOf(revisionId);
    expect(await record(people.secrecy, input)).toBe('privacy/standing-review-not-right');
    await desk.review(revisionId);
    expect(await record(people.source, input)).toBe('request/forbidden');
    expect(await record({ ...people.source, roles: ['secrecy-reviewer'] } as Actor, input)).toBe(
      'request/forbidden',
    );
    expect(await record({ ...stranger, roles: ['secrecy-reviewer'] } as Actor, input)).toBe(
      'request/not-found',
    );
    expect(await record(robot, input)).toBe('request/forbidden');
    for (const lastDay of ['2026-01-01', '2027-03-01'])
      expect(await record(people.secrecy, { ...input, lastDay })).toBe('privacy/standing-review-not-right');
    const { standingId } = expectOk(
      await act(people.secrecy, 'privacy.record-standing-review', input, once()),
    ) as { standingId: string };
    const check = { standingId, check: 'confirm', opinion: '与文件一致' };
    for (const somebody of [people.secrecy, people.source])
      expect(await outcome(act(somebody, 'privacy.confirm-standing-review', check))).toBe(
        'request/forbidden',
      );
    expectOk(await act(people.secondSource, 'privacy.confirm-standing-review', check));
    expect(await stateOf(standingId)).toEqual({ state: 'confirmed', ended_because: null });
  });

  it('covers what a machine delivers unchanged, which is open under conditions (R56), and nobody else’s uploads', async () => {
    const { resourceId, revisionId, standingId } = await standing('T');
    const delivered = await desk.reload(resourceId, clean('U'), robot);
    const judged = await conditionOf(delivered, 'secrecy-review');
    expect(judged.light).toBe('green');
    expect(judged.explanation.zh).toContain('常态保密审查');
    expect(judged.standing).toMatchObject({ id: standingId, covers: true, sample: revisionId });
    expect((await conditionOf(delivered, 'open-class')).explanation.zh).toContain('有条件开放');
    expect(await desk.serve(delivered, robot)).toBe('done');
    const uploaded = await desk.reload(resourceId, clean('V'));
    expect(await desk.serve(uploaded)).toBe('privacy/gate-closed');
    expect((await stateOf(standingId)).state).toBe('confirmed');
  });

  it('ends at once with another column', async () => {
    const { resourceId, standingId } = await standing('W');
    const wider = await desk.reload(resourceId, '编号,结果,备注\r\n1,合格,无\r\n', robot);
    expect(await stateOf(standingId)).toEqual({ state: 'ended', ended_because: 'structure' });
    expect(await desk.stands(wider)).toContain('secrecy-review');
    const back = await desk.reload(resourceId, clean('X'), robot);
    expect(await desk.stands(back)).toEqual(['secrecy-review']);
    const { rows } = await desk.ground.db.pool.query(
      `SELECT role, state FROM casework.task WHERE subject_id = $1 AND kind = 'privacy.standing-review-ended'`,
      [standingId],
    );
    expect(rows).toMatchObject([{ state: 'open' }]);
  });

  it('ends at once with personal information that was not in its sample', async () => {
    const { resourceId, standingId } = await standing('Y');
    const leaking = await desk.reload(
      resourceId,
      '编号,结果\r\nYA1,电话19900001234\r\nYA2,电话19900005678\r\nYA3,电话19900004321\r\n',
      robot,
    );
    expect(await stateOf(standingId)).toEqual({ state: 'ended', ended_because: 'finding' });
    expect(await desk.stands(leaking)).toContain('secrecy-review');
  });

  it('ends with doubt about any revision, which takes its cover from all it covered and freezes them', async () => {
    const { resourceId, revisionId, standingId } = await standing('Z');
    const delivered = await desk.reload(resourceId, clean('AA'), robot);
    expect(await desk.serve(delivered, robot)).toBe('done');
    const doubt = { ...reviewOf(revisionId), result: 'undecided' };
    const { reviewId } = expectOk(
      await act(people.secrecy, 'privacy.record-secrecy-review', doubt, once()),
    ) as {
      reviewId: string;
    };
    expect(await stateOf(standingId)).toEqual({ state: 'ended', ended_because: 'secrecy' });
    expect(await desk.frozen(delivered)).toBe(true);
    // Rejecting the doubt brings no cover back, and the sample serves for no new one until it is reviewed anew.
    expectOk(await act(people.secondSource, 'privacy.confirm-secrecy-review', checkOf(reviewId, 'reject')));
    expect(await desk.frozen(delivered)).toBe(true);
    expect(
      await outcome(act(people.secrecy, 'privacy.record-standing-review', standingOf(revisionId), once())),
    ).toBe('privacy/standing-review-not-right');
    await desk.review(delivered);
    expect(await desk.frozen(delivered)).toBe(false);
  });

  it('is taken back by the department for what is to come, and what it covered stays reviewed', async () => {
    const { resourceId, standingId } = await standing('AB');
    const delivered = await desk.reload(resourceId, clean('AC'), robot);
    const end = { standingId, reason: '供数改为人工' };
    expect(await outcome(act(people.buyer, 'privacy.end-standing-review', end))).not.toBe('done');
    expectOk(await act(people.source, 'privacy.end-standing-review', end));
    expect(await stateOf(standingId)).toEqual({ state: 'ended', ended_because: 'taken-back' });
    expect(await desk.stands(delivered)).toEqual([]);
    expect(await desk.stands(await desk.reload(resourceId, clean('AD'), robot))).toEqual(['secrecy-review']);
  });

  it('runs out on its day, after a notice thirty days before; a newer one supersedes an older', async () => {
    const { resourceId, revisionId, standingId } = await standing('AE', { lastDay: '2026-03-31' });
    const { standingId: newer } = expectOk(
      await act(
        people.secrecy,
        'privacy.record-standing-review',
        standingOf(revisionId, { lastDay: '2026-04-30' }),
        once(),
      ),
    ) as { standingId: string };
    expectOk(
      await act(people.secondSource, 'privacy.confirm-standing-review', {
        standingId: newer,
        check: 'confirm',
        opinion: '与文件一致',
      }),
    );
    expect(await stateOf(standingId)).toEqual({ state: 'ended', ended_because: 'superseded' });
    desk.ground.db.clock.set(Temporal.Instant.from('2026-04-10T09:00:00+08:00'));
    await desk.ground.tick();
    const notices = await desk.ground.db.pool.query(
      `SELECT subject_id FROM casework.notice WHERE kind = 'privacy.standing-review-soon-over' AND subject_id = $1`,
      [newer],
    );
    expect(notices.rows).toHaveLength(1);
    const within = await desk.reload(resourceId, clean('AF'), robot);
    expect(await desk.stands(within)).toEqual([]);
    desk.ground.db.clock.set(Temporal.Instant.from('2026-05-01T00:00:00+08:00'));
    await desk.ground.tick();
    expect(await stateOf(newer)).toEqual({ state: 'ended', ended_because: 'over' });
    const late = await desk.reload(resourceId, clean('AG'), robot);
    expect(await desk.stands(late)).toEqual(['secrecy-review']);
    expect(await desk.stands(within)).toEqual([]);
  });
});

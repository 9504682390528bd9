import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { type Ground, people, prepareGround } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { approvedPlan, catalogueAreas, decision, desk, minutes, outcome, shown } from './matter.ts';

const { drafter, security, compliance, operator } = people;
const statement = '业务调整，不再使用这些数据';

let ground: Ground;
let planId: string;
let agreementId: string;
beforeAll(async () => {
  ground = await prepareGround();
  const resourceId = await catalogueAreas(ground);
  const plan = await approvedPlan(ground, drafter, compliance, resourceId);
  ({ planId } = plan);
  ({ agreementId } = expectOk(
    await ground.act(drafter, 'authorisation.draft-agreement', { planId, document: plan.document }),
  ) as { agreementId: string });
  await minutes(ground, 'agreement', agreementId);
  expectOk(await ground.act(compliance, 'authorisation.approve-agreement', { agreementId }));
  expectOk(await ground.act(operator, 'authorisation.sign-agreement', { agreementId }));
});
afterAll(() => ground?.close());

const filings = async () =>
  (
    await ground.db.pool.query<{ id: string; subject_id: string; due: string; reference: string | null }>(
      'SELECT id, subject_id, due_on::text AS due, reference FROM authorisation.filing ORDER BY opened_at, subject_kind DESC',
    )
  ).rows;
const enter = (filingId: string, decisionId: string, by = drafter) =>
  outcome(ground.act(by, 'authorisation.enter-filing', { filingId, authority: '示例省数据局', decisionId }));
/** A paper with its scan, as casework keeps it. */
async function paper(
  id: string,
  state: 'recorded' | 'confirmed',
  organisation: string = organisations.bureau,
  decidedOn = '2026-01-05',
) {
  await ground.db.pool.query(
    `INSERT INTO casework.external_decision (id, organisation_id, kind, number, decided_on, title, body, scan_upload, scan_sha256, state,
       recorded_by, recorder_person, recorded_at, checked_by, checked_at, remark)
     VALUES ($1, $2, 'approval', $3, $8, '备案回执', '已收到报备材料', 'upl_1', repeat('0', 64), $4, 'x', 'per_x', now(), $5, $6, $7)`,
    [
      id,
      organisation,
      `示备〔2026〕${id.slice(4)}号`,
      state,
      ...(state === 'confirmed' ? ['y', '2026-01-05', '一致'] : [null, null, null]),
      decidedOn,
    ],
  );
  return id;
}

it('R27 an approved plan and a signed agreement lie on the desk of who files them, each with its time', async () => {
  const [plan, agreement] = await filings();
  expect([plan!.subject_id, agreement!.subject_id]).toEqual([planId, agreementId]);
  // Twenty working days from the fifth of January.
  expect([plan!.due, agreement!.due]).toEqual(['2026-02-02', '2026-02-02']);
  for (const { id } of [plan!, agreement!]) {
    expect((await desk(ground, id)).map((line) => line.split(': ')[1])).toEqual([
      'authorisation.enter-filing',
    ]);
    expect((await shown(ground, 'authorisation-filing', id)).fact('办理期限')).toBe('2026-02-02');
  }
});

it('R27 is filed with a paper of its own that a second person checked, once, and the public log says so', async () => {
  const [plan, agreement] = await filings();
  expect(await enter(agreement!.id, 'dec_none')).toBe('authorisation/paper-not-checked');
  expect(await enter(agreement!.id, await paper('dec_1', 'recorded'))).toBe(
    'authorisation/paper-not-checked',
  );
  const foreign = await paper('dec_2', 'confirmed', organisations.authority);
  expect(await enter(agreement!.id, foreign)).toBe('authorisation/paper-not-checked');
  // The receipt of something that was filed before this version was there.
  const older = await paper('dec_5', 'confirmed', organisations.bureau, '2026-01-04');
  expect(await enter(agreement!.id, older)).toBe('authorisation/paper-not-checked');
  const receipt = await paper('dec_3', 'confirmed');
  expect(await enter(agreement!.id, receipt, operator)).toMatch(/^request/);
  expect(await enter(agreement!.id, receipt)).toBe('done');
  expect(await enter(agreement!.id, receipt, security)).toBe('authorisation/filed-already');
  expect(await desk(ground, agreement!.id)).toEqual([]);
  expect(await enter(plan!.id, await paper('dec_4', 'confirmed'), security)).toBe('done');
  expect((await filings()).map(({ reference }) => reference)).toEqual(['示备〔2026〕4号', '示备〔2026〕3号']);
  const { rows } = await ground.db.pool.query<{ fact: object }>(
    `SELECT convert_from(leaf, 'UTF8')::jsonb -> 'fact' AS fact FROM evidence.entry WHERE kind = 'authorisation.filed'`,
  );
  expect(rows.map(({ fact }) => fact)).toEqual([
    expect.objectContaining({
      reference: '示备〔2026〕3号',
      filedOn: '2026-01-05',
      authority: '示例省数据局',
    }),
  ]);
});

it('an agreement that is signed and not yet in force ends too, and never takes effect', async () => {
  const { terminationId } = expectOk(
    await ground.act(operator, 'authorisation.request-termination', { agreementId, statement }),
  ) as { terminationId: string };
  expectOk(
    await ground.act(security, 'authorisation.approve-termination', {
      agreementId,
      terminationId,
      ...decision,
    }),
  );
  ground.db.clock.set('2026-02-02T09:00:00+08:00');
  await ground.tick();
  const { rows } = await ground.db.pool.query(
    `SELECT state, active_at, (SELECT count(*)::int FROM authorisation.exit_step) AS steps FROM authorisation.agreement`,
  );
  expect(rows).toEqual([{ state: 'terminated', active_at: null, steps: 0 }]);
});

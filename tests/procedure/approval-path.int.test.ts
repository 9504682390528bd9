import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { type Ground, people, prepareGround } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { catalogueAreas, desk, minutes, outcome, planOf, shown } from './matter.ts';

const { drafter, compliance } = people;

let ground: Ground;
let resourceId: string;
let planId: string;
beforeAll(async () => {
  ground = await prepareGround();
  resourceId = await catalogueAreas(ground);
});
afterAll(() => ground?.close());

const draft = (authorisingBody: string = organisations.authority) =>
  ground.act<{ planId: string }>(drafter, 'authorisation.draft-plan', {
    authorisingBody,
    document: planOf(resourceId),
  });
const approve = () => ground.act(compliance, 'authorisation.approve-plan', { planId });
const refusal = async (): Promise<string> => {
  const refused = await approve();
  if (refused.ok) throw new Error('it was approved');
  expect(refused.problem.code).toBe('authorisation/decision-missing');
  return refused.problem.detail?.zh ?? '';
};

it('R23 a plan goes to the people’s government at the level of the implementing body and to nobody else', async () => {
  await ground.db.pool.query(
    'UPDATE identity.organisation_record SET level = $2 WHERE organisation_id = $1',
    [organisations.authority, 'province'],
  );
  expect(await outcome(draft())).toBe('authorisation/party-not-fit');
  await ground.db.pool.query(
    'UPDATE identity.organisation_record SET level = $2 WHERE organisation_id = $1',
    [organisations.authority, 'prefecture'],
  );
  ({ planId } = expectOk(await draft()));
});

it('R23 the plan says whose decision it needs before it is taken, and is refused with that sentence', async () => {
  const page = await shown(ground, 'authorisation-plan', planId);
  expect(page.fact('决策路径')).toContain('示例authority');
  expect(page.fact('集体决策')).toContain('常务会议');
  expect(page.form('casework.record-external-decision')).toMatchObject({
    decidingBody: organisations.authority,
    meeting: 'government-executive',
    subject: { kind: 'authorisation-plan', id: planId },
  });
  expect(await refusal()).toContain('示例authority');
});

it('R23 minutes count when they are of that body and that meeting, about this plan, checked, and of no later day', async () => {
  const about = (more: Parameters<typeof minutes>[3]) => minutes(ground, 'authorisation-plan', planId, more);
  await minutes(ground, 'authorisation-plan', 'pln_another');
  expect(await refusal()).toContain('尚无');
  await about({ state: 'recorded' });
  expect(await refusal()).toContain('尚无');
  await about({ by: organisations.operator });
  expect(await refusal()).toContain('尚无');
  await about({ body: organisations.bureau });
  expect(await refusal()).toContain('应决策单位');
  await about({ meeting: 'special-meeting', number: '专题〔2026〕1号' });
  expect(await refusal()).toMatch(/应审议的会议|应决策单位/);
  await about({ kind: 'opinion' });
  await about({ decidedOn: '2026-02-01' });
  await refusal();
  await about({});
  expect((await desk(ground, planId)).sort()).toEqual([
    'compliance: authorisation.approve-plan',
    'drafter: casework.record-external-decision',
  ]);
  expectOk(await approve());
  expect(await desk(ground, planId)).toEqual(['drafter: authorisation.draft-agreement']);
});

it('R23 what was decided on one version does not decide on the next', async () => {
  ground.db.clock.advance({ hours: 1 });
  expectOk(
    await ground.act(drafter, 'authorisation.amend-plan', {
      planId,
      document: { ...planOf(resourceId), other: '补充说明' },
      reason: '补充内容',
    }),
  );
  expect(await refusal()).toContain('尚无');
  await minutes(ground, 'authorisation-plan', planId);
  expectOk(await approve());
});

it('R23 the task to enter the minutes is done when a second person has checked them', async () => {
  ({ planId } = expectOk(await draft()));
  const checked = async (decisionId: string) => {
    await ground.db.database.transaction((tx) =>
      tx.emit({ kind: 'casework.decision-checked', subject: decisionId, payload: { state: 'confirmed' } }),
    );
    await ground.tick();
  };
  // A paper of somebody else's about the same plan finishes nothing.
  await checked(await minutes(ground, 'authorisation-plan', planId, { by: organisations.operator }));
  expect(await desk(ground, planId)).toContain('drafter: casework.record-external-decision');
  await checked(await minutes(ground, 'authorisation-plan', planId));
  expect(await desk(ground, planId)).toEqual(['compliance: authorisation.approve-plan']);
});

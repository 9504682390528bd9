import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { type Ground, people, prepareGround } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { catalogueAreas, minutes, planOf, shown } from './matter.ts';

const { drafter, compliance } = people;
let ground: Ground;
let planId: string;
let resourceId: string;
beforeAll(async () => {
  ground = await prepareGround();
  resourceId = await catalogueAreas(ground);
  ({ planId } = expectOk(
    await ground.act(drafter, 'authorisation.draft-plan', {
      authorisingBody: organisations.authority,
      document: planOf(resourceId),
    }),
  ) as { planId: string });
});
afterAll(() => ground?.close());

/** Minutes about a plan are entered; casework tells so. */
async function enterMinutes(number: string) {
  const id = await minutes(ground, 'authorisation-plan', planId, { number });
  const told = ground.modules.find(({ name }) => name === 'authorisation')!.subscriptions![
    'casework.decision-recorded'
  ]!;
  for (const _ of ['once', 'twice'])
    await ground.db.database.transaction((tx) =>
      told(tx, { id: 'x', kind: 'casework.decision-recorded', subject: id, payload: {}, occurredAt: tx.now }),
    );
  return id;
}
const rename = (name: string) =>
  ground.db.pool.query(
    `UPDATE authorisation.plan SET document = jsonb_set(document, '{name}', to_jsonb($2::text)) WHERE id = $1`,
    [planId, name],
  );
const problemOf = async (act: string, input: object) => {
  const result = await ground.act(act === 'authorisation.approve-plan' ? compliance : drafter, act, input);
  return result.ok ? null : { code: result.problem.code, detail: result.problem.detail?.zh ?? '' };
};
const faults = async () => {
  const check = ground.modules
    .flatMap(({ checks = [] }) => checks)
    .find(({ name }) => name === 'authorisation.approvals')!;
  return (await ground.db.database.transaction((tx) => check.run(tx))).faults.map(({ en }) => en);
};
const name = planOf('x').name;

it('R23 minutes approve the text they were entered about, and no other', async () => {
  await enterMinutes('示例纪〔2026〕1号');
  await rename('另一份方案');
  expect(await problemOf('authorisation.approve-plan', { planId })).toEqual({
    code: 'authorisation/decision-missing',
    detail: expect.stringContaining('示例纪〔2026〕1号”录入时所涉的是另一文本'),
  });
  const digest = (await shown(ground, 'authorisation-plan', planId)).fact('待审议文本摘要');
  await rename(name);
  const page = await shown(ground, 'authorisation-plan', planId);
  expect(page.fact('待审议文本摘要')).not.toBe(digest);
  expectOk(await ground.act(compliance, 'authorisation.approve-plan', { planId }));
  const approved = await shown(ground, 'authorisation-plan', planId);
  expect(approved.fact('批准文本摘要')).toBe(page.fact('待审议文本摘要'));
  expect(approved.fact('现文本')).toBe('与批准文本一致');
  expect(await faults()).toEqual([]);
});

it('R23 a plan that was changed after its approval is not approved: nothing is drafted under it, its page and the check say so', async () => {
  const { document } = (await shown(ground, 'authorisation-plan', planId)).form(
    'authorisation.draft-agreement',
  );
  await rename('改动过的方案');
  expect(await problemOf('authorisation.draft-agreement', { planId, document })).toEqual({
    code: 'authorisation/plan-not-approved',
    detail: expect.stringContaining('批准不再有效'),
  });
  expect((await shown(ground, 'authorisation-plan', planId)).fact('现文本')).toContain('批准不再有效');
  expect(await faults()).toHaveLength(2);
  await rename(name);
  expect(await faults()).toEqual([]);
  expectOk(await ground.act(drafter, 'authorisation.draft-agreement', { planId, document }));
});

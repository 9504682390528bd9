import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import type { AgreementDocument } from '#platform/authorisation';
import { type Ground, people, prepareGround } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { catalogueAreas, desk, minutes, outcome, planOf, shown } from './matter.ts';

const { drafter, security, compliance, operator } = people;

let ground: Ground;
let resourceId: string;
let planId: string;
let selectionId: string;
beforeAll(async () => {
  ground = await prepareGround();
  resourceId = await catalogueAreas(ground);
  // Two more that could operate: enough for a tender.
  for (const [name, organisation] of [
    ['bank_operator', organisations.bank],
    ['affiliate_operator', organisations.affiliate],
  ] as const) {
    const since = '2020-01-01T00:00:00Z';
    await ground.db.pool.query(
      'INSERT INTO identity.post (id, title_zh, title_en, starts_at) VALUES ($1, $1, $1, $2)',
      [`pst_${name}`, since],
    );
    await ground.db.pool.query(
      'INSERT INTO identity.post_seat (post_id, organisation_id, starts_at) VALUES ($1, $2, $3)',
      [`pst_${name}`, organisation, since],
    );
    await ground.db.pool.query(
      `INSERT INTO identity.post_role (post_id, role, starts_at) VALUES ($1, 'operator', $2)`,
      [`pst_${name}`, since],
    );
  }
});
afterAll(() => ground?.close());

const criteria = [
  { name: '加工与运营能力', weight: 60 },
  { name: '数据安全能力', weight: 40 },
];
const open = () => {
  const { operator: _named, ...plan } = planOf(resourceId);
  return { ...plan, selection: { method: 'after-approval', record: '方案审议后公开招标' } };
};
const act = (name: string, input: object, by = drafter) =>
  ground.act(by, `authorisation.${name}`, { selectionId, ...input });
const announce = (more: object = {}) =>
  ground.act(drafter, 'authorisation.announce-selection', {
    planId,
    method: 'public-tender',
    announcement: '面向社会公开遴选运营机构，材料递交至市大数据中心。',
    criteria,
    closesOn: '2026-01-26',
    ...more,
  });
const score = (organisationId: string, points: readonly number[], by = drafter) =>
  act(
    'score-candidate',
    { organisationId, scores: criteria.map(({ name }, at) => ({ criterion: name, points: points[at] })) },
    by,
  );
async function paper(decidedOn: string): Promise<void> {
  await ground.db.pool.query(
    `INSERT INTO casework.external_decision (id, organisation_id, kind, number, decided_on, title, body, scan_upload, scan_sha256, state,
       recorded_by, recorder_person, recorded_at, checked_by, checked_at, remark)
     VALUES ('dec_w', $1, 'meeting-minutes', '示评〔2026〕1号', $2, '评审决定', '评审委员会决定', 'upl_1', repeat('0', 64), 'confirmed',
       'x', 'per_x', now(), 'y', now(), '一致')
     ON CONFLICT (id) DO UPDATE SET decided_on = excluded.decided_on`,
    [organisations.bureau, decidedOn],
  );
}

it('R26 a plan either names its operator, or leaves it to a selection after the approval', async () => {
  const draft = (document: object) =>
    ground.act<{ planId: string }>(drafter, 'authorisation.draft-plan', {
      authorisingBody: organisations.authority,
      document,
    });
  const { operator: _named, ...nameless } = planOf(resourceId);
  expect(await outcome(draft(nameless))).toBe('authorisation/plan-incomplete');
  expect(
    await outcome(
      draft({ ...planOf(resourceId), selection: { method: 'after-approval', record: '方案审议后公开招标' } }),
    ),
  ).toBe('authorisation/plan-incomplete');
  expect(
    await outcome(
      draft({ ...planOf(resourceId), selection: { method: 'not-competitive', record: '无须竞争' } }),
    ),
  ).toBe('authorisation/plan-incomplete');
  ({ planId } = expectOk(await draft(open())));
  expect(await outcome(announce())).toBe('authorisation/plan-not-approved');
  await minutes(ground, 'authorisation-plan', planId);
  expectOk(await ground.act(compliance, 'authorisation.approve-plan', { planId }));
  expect(await desk(ground, planId)).toEqual(['drafter: authorisation.announce-selection']);
});

it('R26 no agreement is drafted before the operator was selected', async () => {
  const { document } = (await shown(ground, 'authorisation-plan', planId)).form(
    'authorisation.draft-agreement',
  );
  document.parties.operator = {
    organisationId: organisations.operator,
    name: '示例',
    creditCode: '91310000CCCCCCCCCC',
  };
  expect(await outcome(ground.act(drafter, 'authorisation.draft-agreement', { planId, document }))).toBe(
    'authorisation/operator-not-selected',
  );
});

it('AR6 is announced long enough, with weights that make a hundred, once', async () => {
  expect(await outcome(announce({ closesOn: '2026-01-20' }))).toBe('authorisation/selection-not-in-order');
  expect(await outcome(announce({ criteria: criteria.slice(1) }))).toBe(
    'authorisation/selection-not-in-order',
  );
  ({ selectionId } = expectOk(await announce()) as { selectionId: string });
  expect(await outcome(announce())).toBe('authorisation/selection-not-due');
  expect(await desk(ground, selectionId)).toEqual(['drafter: authorisation.enter-candidate']);
});

it('AR6 has enough candidates, all scored after the closing day on the announced criteria', async () => {
  const enter = (organisationId: string, receivedOn = '2026-01-05') =>
    outcome(act('enter-candidate', { organisationId, reference: '响应文件 1', receivedOn }));
  expect(await enter(organisations.bureau)).toBe('authorisation/party-not-fit');
  expect(await enter(organisations.operator, '2026-01-27')).toBe('authorisation/selection-not-in-order');
  expect(await enter(organisations.operator)).toBe('done');
  expect(await enter(organisations.operator)).toBe('authorisation/selection-not-in-order');
  expect(await enter(organisations.bank)).toBe('done');
  expect(await outcome(score(organisations.operator, [90, 80]))).toBe('authorisation/selection-not-in-order');
  expect(
    await outcome(act('decide-selection', { winner: organisations.operator, decisionId: 'dec_w' }, security)),
  ).toBe('authorisation/selection-not-in-order');
  expect(await enter(organisations.affiliate)).toBe('done');
  ground.db.clock.set('2026-01-27T09:00:00+08:00');
  expect(expectOk(await score(organisations.operator, [90, 80]))).toMatchObject({ total: '86.00' });
  expect(await outcome(score(organisations.bureau, [90, 80]))).toBe('authorisation/selection-not-in-order');
  // Points are known now: nobody comes in any more, whatever day is given.
  expect(
    await outcome(
      act('enter-candidate', {
        organisationId: organisations.registry,
        reference: '响应文件 9',
        receivedOn: '2026-01-05',
      }),
    ),
  ).toBe('authorisation/selection-not-in-order');
  const decide = (winner: string, more: object = {}, by = security) =>
    outcome(act('decide-selection', { winner, decisionId: 'dec_w', ...more }, by));
  expect(await decide(organisations.operator)).toBe('authorisation/selection-not-in-order');
  // A score is corrected with its reason, and the earlier one stays with who gave it.
  expect(await outcome(score(organisations.operator, [91, 80]))).toBe('authorisation/selection-not-in-order');
  for (const [points, reason] of [
    [[91, 80], '第一次录入有误'],
    [[90, 80], '复核评审原始记录后恢复'],
  ] as const)
    expectOk(
      await act('score-candidate', {
        organisationId: organisations.operator,
        scores: criteria.map(({ name }, at) => ({ criterion: name, points: points[at] })),
        reason,
      }),
    );
  const { rows: kept } = await ground.db.pool.query(
    'SELECT total, scored_by AS by, replaced_by AS replacer, reason FROM authorisation.earlier_score ORDER BY id',
  );
  expect(kept).toEqual([
    { total: '86.00', by: 'per_drafter', replacer: 'per_drafter', reason: '第一次录入有误' },
    { total: '86.60', by: 'per_drafter', replacer: 'per_drafter', reason: '复核评审原始记录后恢复' },
  ]);
  for (const other of [organisations.bank, organisations.affiliate])
    expectOk(await score(other, other === organisations.bank ? [95, 90] : [60, 60]));
  expect(await decide(organisations.bank)).toBe('authorisation/paper-not-checked');
  // A decision of before the closing day was made without all who may still come.
  await paper('2026-01-26');
  expect(await decide(organisations.bank)).toBe('authorisation/selection-not-in-order');
  await paper('2026-01-27');
  // Not by who announced and scored; not another than the first without its ground.
  expect(await decide(organisations.bank, {}, drafter)).toBe('request/forbidden');
  expect(await decide(organisations.bank, {}, operator)).toMatch(/^request/);
  expect(await decide(organisations.operator)).toBe('authorisation/selection-not-in-order');
  // Amended during the selection, the plan is another than what was announced.
  const during = (state: string, version: number) =>
    ground.db.pool.query('UPDATE authorisation.plan SET state = $2, version = $3 WHERE id = $1', [
      planId,
      state,
      version,
    ]);
  await during('draft', 2);
  expect(await decide(organisations.bank)).toBe('authorisation/plan-not-approved');
  await during('approved', 2);
  expect(await decide(organisations.bank)).toBe('authorisation/selection-not-in-order');
  await during('approved', 1);
  expect(await decide(organisations.operator, { ground: '得分最高者书面放弃，依次递补第二名' })).toBe('done');
  expect(await decide(organisations.operator)).toBe('lifecycle/not-now');
});

it('R26 the result is public with every total, and the agreement is drafted with whom it chose', async () => {
  const { rows } = await ground.db.pool.query<{ fact: { candidates: { total: string }[]; ground: string } }>(
    `SELECT convert_from(leaf, 'UTF8')::jsonb -> 'fact' AS fact FROM evidence.entry WHERE kind = 'authorisation.selection-decided'`,
  );
  expect(rows[0]!.fact.candidates.map(({ total }) => total)).toEqual(['93.00', '86.00', '60.00']);
  expect(rows[0]!.fact.ground).toContain('放弃');
  expect(await desk(ground, planId)).toEqual(['security: authorisation.draft-agreement']);
  const { document } = (await shown(ground, 'authorisation-plan', planId)).form(
    'authorisation.draft-agreement',
  ) as { document: AgreementDocument };
  expect(document.parties.operator.organisationId).toBe(organisations.operator);
  const other = structuredClone(document);
  other.parties.operator = { ...other.parties.operator, organisationId: organisations.bank as 'org_x' };
  expect(
    await outcome(ground.act(drafter, 'authorisation.draft-agreement', { planId, document: other })),
  ).toBe('authorisation/beyond-plan');
  expectOk(await ground.act(drafter, 'authorisation.draft-agreement', { planId, document }));
});

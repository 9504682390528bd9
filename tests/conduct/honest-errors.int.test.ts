import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#foundation';
import { operation } from '../../testkit/operation.ts';
import { type ConductHouse, conductHouse } from './house.ts';

let at: ConductHouse;
/** A second person of the body that files. */
let colleague: Actor;
let days: { readonly from: string; readonly until: string; day(back: number): string };
beforeAll(async () => {
  at = await conductHouse();
  colleague = await at.hire('colleague', at.house.organisationId('implementing'), 'implementing-body');
  at.house.db.clock.advance({ hours: 24 * 60 });
  const today = at.house.db.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
  const day = (back: number) => today.subtract({ days: back }).toString();
  days = { from: day(40), until: day(20), day };
  await decision('dec_1', day(50));
  await operation(at.house.db.database, at.house.db.pool).agreement('agr_own', {
    activeAt: `${day(55)}T00:00:00Z`,
  });
  await at.rows(`UPDATE authorisation.agreement SET implementing_body = $1`, [own()]);
});
afterAll(() => at?.close());

const own = () => at.house.organisationId('implementing');
const decision = (id: string, on: string, organisation = own(), state = 'confirmed') =>
  at.rows(
    `INSERT INTO casework.external_decision (id, organisation_id, kind, number, decided_on, title, body, scan_upload, scan_sha256, state, recorded_by, recorder_person, recorded_at, checked_by, checked_at)
     VALUES ($1, $2, 'approval', $1, $3::date, '试点批复', '同意试点', 'u', 's', $4, 'x', 'per_recorder', $3::date, $5, $6)`,
    [id, organisation, on, state, ...(state === 'recorded' ? [null, null] : ['per_checker@pst_checker', on])],
  );
const filing = (more: object = {}) => ({
  area: 'pricing',
  title: '按调用量阶梯定价的试点',
  tried: '经批复在三个区试行阶梯定价，按月评估。',
  wentWrong: '第二个月有两家购买方的账单高于原价。',
  limitsKept: '价格未超过上限，数据范围未变，无个人信息。',
  remedy: '已退还差额并停止试行，公布了原因。',
  triedFrom: days.from,
  triedUntil: days.until,
  decisionId: 'dec_1',
  ...more,
});
const act = (who: Parameters<ConductHouse['house']['outcome']>[0], name: string, input: object) =>
  at.house.outcome(who, `supervision.${name}`, input);
const file = async (more: object = {}) => {
  const filed = await at.house.does('implementing', 'supervision.file-honest-error', filing(more));
  if (!filed.ok) throw new Error(filed.problem.code);
  return String((filed.value as { honestErrorId: string }).honestErrorId);
};
const refusedFiling = async (more: object) => {
  const filed = await at.house.does('implementing', 'supervision.file-honest-error', filing(more));
  if (filed.ok) throw new Error('it was filed');
  return { code: filed.problem.code, said: JSON.stringify(filed.problem.defects ?? []) };
};
const withdraw = (honestErrorId: string) =>
  act('implementing', 'withdraw-honest-error', { honestErrorId, reason: '重新整理材料后再申报。' });
const propose = (honestErrorId: string, more: object = {}) => ({
  honestErrorId,
  outcome: 'recognised',
  reasons: '事前有批复，范围和价格上限均未突破，及时补救。',
  ...more,
});
const opinion = '同意评估意见，依据充分，程序完备。';
const denied = /^request\/(not-found|forbidden)$/;
const read = async (who: Actor, id: string) => at.read(who, 'supervision.honest-error', { id });

describe('an honest error', () => {
  it('HE1 HE2 is filed on its ground, compared with the records, assessed and decided by two persons of another body, and published', async () => {
    const honestErrorId = await file();
    const shown = await read(await at.house.actor('implementing'), honestErrorId);
    expect(shown.value.limits.map((one: { verdict: string }) => one.verdict)).toEqual([
      'kept',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'kept',
    ]);
    for (const who of ['implementing', colleague, 'operator', 'buyer', 'audit', 'registrar'] as const)
      expect(await act(who, 'propose-honest-error-outcome', propose(honestErrorId))).toMatch(denied);
    expect(await act('authority', 'propose-honest-error-outcome', propose(honestErrorId))).toBe('done');
    expect(await act('authority', 'decide-honest-error', { honestErrorId, opinion })).toBe(
      'request/forbidden',
    );
    expect(await act(colleague, 'decide-honest-error', { honestErrorId, opinion })).toMatch(denied);
    expect(await withdraw(honestErrorId)).toBe('lifecycle/not-now');
    // Once and at the same time.
    const both = await Promise.all(
      [1, 2].map(() => act(at.second, 'decide-honest-error', { honestErrorId, opinion })),
    );
    expect(both.toSorted()).toEqual(['done', 'lifecycle/not-now']);
    const decided = await read(await at.house.actor('implementing'), honestErrorId);
    expect(decided.value).toMatchObject({ state: 'recognised', opinion });
    expect(decided.value.documents).toHaveLength(1);
    const facts = await at.rows(
      `SELECT convert_from(leaf, 'UTF8') AS leaf FROM evidence.entry WHERE kind = 'supervision.honest-error'`,
    );
    expect(facts).toHaveLength(1);
    expect(String(facts[0]!['leaf'])).toContain(decided.value.digest);
    // No person, and nothing of what was written.
    expect(String(facts[0]!['leaf'])).not.toMatch(/per_|阶梯定价/);
    expect(
      await at.rows(`SELECT 1 FROM casework.task WHERE subject_id = $1 AND state = 'open'`, [honestErrorId]),
    ).toEqual([]);
    expect(await at.faults('supervision.honest-errors')).toEqual([]);
    expect((await refusedFiling({})).code).toBe('supervision/filed-already');
  });

  it('is kept from who entered and who checked the decision it rests on', async () => {
    const apart = await at.rows(`SELECT apart FROM supervision.honest_error`);
    expect(apart).toEqual([{ apart: ['per_recorder', 'per_checker'] }]);
  });

  it('is refused only after who filed it was heard, and may be returned in between', async () => {
    await decision('dec_2', days.day(45));
    const honestErrorId = await file({ decisionId: 'dec_2' });
    const refusal = propose(honestErrorId, { outcome: 'not-recognised', excluded: ['concealed'] });
    expect(
      await act('authority', 'propose-honest-error-outcome', { ...refusal, outcome: 'recognised' }),
    ).toBe('supervision/not-an-honest-error');
    expect(await act('authority', 'propose-honest-error-outcome', refusal)).toBe('done');
    const decide = { honestErrorId, opinion };
    expect(await act(at.second, 'decide-honest-error', decide)).toBe('supervision/not-heard-yet');
    expect(await act(at.second, 'return-honest-error', decide)).toBe('done');
    expect(await act(at.second, 'propose-honest-error-outcome', refusal)).toBe('done');
    // Who proposed now does not decide, whoever proposed before may.
    expect(await act(at.second, 'decide-honest-error', decide)).toBe('request/forbidden');
    const answer = { honestErrorId, answer: '差额已全部退还，并未隐瞒，附公告。' };
    expect(await act('operator', 'answer-honest-error', answer)).toMatch(denied);
    expect(await act(colleague, 'answer-honest-error', answer)).toBe('done');
    expect(await act('implementing', 'answer-honest-error', answer)).toBe('supervision/too-late-to-answer');
    expect(await act('authority', 'decide-honest-error', decide)).toBe('done');
    expect((await read(at.second, honestErrorId)).value).toMatchObject({
      state: 'not-recognised',
      answer: answer.answer,
    });
    expect(await at.faults('supervision.honest-errors')).toEqual([]);
  });

  it('is refused without an answer when the days are over', async () => {
    await decision('dec_3', days.day(45));
    const honestErrorId = await file({ decisionId: 'dec_3' });
    const refusal = propose(honestErrorId, { outcome: 'not-recognised' });
    expect(await act('authority', 'propose-honest-error-outcome', refusal)).toBe('done');
    at.house.db.clock.advance({ hours: 24 * 20 });
    expect(
      await act('implementing', 'answer-honest-error', { honestErrorId, answer: '期限已过之后的陈述意见。' }),
    ).toBe('supervision/too-late-to-answer');
    expect(await act(at.second, 'decide-honest-error', { honestErrorId, opinion })).toBe('done');
  });

  it('is shown to both bodies and those who oversee, and answered to everybody else as what is not there', async () => {
    const [row] = await at.rows('SELECT id FROM supervision.honest_error LIMIT 1');
    const id = String(row!['id']);
    for (const who of ['implementing', 'authority', 'security'] as const)
      expect((await read(await at.house.actor(who), id)).ok).toBe(true);
    for (const who of [at.stranger, await at.house.actor('buyer'), await at.house.actor('operator')]) {
      expect((await read(who, id)).problem.code).toBe('supervision/no-such-honest-error');
      expect((await at.read(who, 'supervision.honest-errors')).value).toEqual({
        items: [],
        next: null,
        total: 0,
      });
    }
    expect((await read(at.stranger, 'her_none')).problem.code).toBe('supervision/no-such-honest-error');
  });
});

describe('what cannot be covered', () => {
  it('has no ground of its own before: none, another body’s, one not confirmed, one taken after', async () => {
    await decision('dec_other', days.day(50), 'org_stranger');
    await decision('dec_open', days.day(50), own(), 'recorded');
    await decision('dec_late', days.day(30));
    for (const decisionId of ['dec_other', 'dec_open', 'dec_none'])
      expect((await refusedFiling({ decisionId })).code).toBe('supervision/no-ground');
    expect((await refusedFiling({ decisionId: undefined })).code).toBe('supervision/no-ground');
    expect((await refusedFiling({ scenarioId: 'scn_none' })).code).toBe('supervision/no-ground');
    expect((await refusedFiling({ agreementId: 'agr_none' })).code).toBe('supervision/no-ground');
    const late = await refusedFiling({ decisionId: 'dec_late' });
    expect(late.code).toBe('supervision/not-an-honest-error');
    expect(late.said).toContain('晚于事项开始之日');
  });

  it('ends before it begins, or is not over yet', async () => {
    await decision('dec_4', days.day(45));
    const named = { decisionId: 'dec_4' };
    expect((await refusedFiling({ ...named, triedFrom: days.until, triedUntil: days.from })).code).toBe(
      'supervision/not-an-honest-error',
    );
    expect((await refusedFiling({ ...named, triedUntil: '2099-01-01' })).said).toContain('尚未结束');
  });

  it('was stopped, suspended or out of term meanwhile', async () => {
    const under = { decisionId: 'dec_4', agreementId: 'agr_own' };
    const id = await file(under);
    expect(await withdraw(id)).toBe('done');
    await at.rows(
      `INSERT INTO supervision.stop (id, kind, thing_id, title, owner, reason, state, reason_id, stopped_by, stopped_org, stopped_at, lifted_at)
       VALUES ('stp_1', 'agreement', 'agr_own', '协议', 'o', 'r', 'lifted', 'rsn_1', 'a', 'b', $1, $2)`,
      [`${days.day(30)}T00:00:00Z`, `${days.day(29)}T00:00:00Z`],
    );
    expect((await refusedFiling(under)).said).toContain('停用');
    await at.rows(`DELETE FROM supervision.stop`);
    await at.rows(`UPDATE authorisation.agreement SET term_until = $1`, [days.day(25)]);
    expect((await refusedFiling(under)).said).toContain('并非一直有效');
    await at.rows(`UPDATE authorisation.agreement SET term_until = '2099-01-01'`);
  });

  it('enriched who filed it: a tie to the operator, or an alert over their conduct that was founded', async () => {
    const under = { decisionId: 'dec_4', agreementId: 'agr_own' };
    await at.rows(`UPDATE authorisation.agreement SET operator = 'org_stranger'`);
    await at.rows(
      `INSERT INTO identity.declared_interest (id, person_id, organisation_id, ground, note, declared_at) VALUES ('int_1', $1, 'org_stranger', 'shares', 'x', now())`,
      [at.house.personId('implementing')],
    );
    expect((await refusedFiling(under)).said).toContain('利害关系');
    await at.rows(`DELETE FROM identity.declared_interest`);
    await at.rows(
      `INSERT INTO supervision.alert (id, family, rule, key, desk, owner, title_zh, title_en, figures, state, raised_at, outcome)
       VALUES ('alr_guard', 'guard', 'GD1', 'k', 'audit', 'o', '线索', 'Alert', '{}', 'closed', now() + interval '100 years', 'founded')`,
    );
    await at.rows(`UPDATE supervision.alert SET raised_at = $1`, [`${days.day(10)}T00:00:00Z`]);
    await at.rows(`INSERT INTO supervision.alert_person (alert_id, person_id) VALUES ('alr_guard', $1)`, [
      at.house.personId('implementing'),
    ]);
    const guarded = await refusedFiling(under);
    expect(guarded.said).toContain('廉洁线索');
    expect(guarded.said).not.toContain('alr_guard');
    await at.rows(`DELETE FROM supervision.alert_person`);
    await at.rows(`DELETE FROM supervision.alert`);
  });

  it('turned out to be so after it was filed: neither proposed nor decided against the records', async () => {
    const under = { decisionId: 'dec_4', agreementId: 'agr_own' };
    const honestErrorId = await file(under);
    const stop = () =>
      at.rows(
        `INSERT INTO supervision.stop (id, kind, thing_id, title, owner, reason, state, reason_id, stopped_by, stopped_org, stopped_at)
         VALUES ('stp_2', 'agreement', 'agr_own', '协议', 'o', 'r', 'in-force', 'rsn_2', 'a', 'b', $1)`,
        [`${days.day(30)}T00:00:00Z`],
      );
    await stop();
    expect(await act('authority', 'propose-honest-error-outcome', propose(honestErrorId))).toBe(
      'supervision/not-an-honest-error',
    );
    await at.rows('DELETE FROM supervision.stop');
    expect(await act('authority', 'propose-honest-error-outcome', propose(honestErrorId))).toBe('done');
    await stop();
    expect(await act(at.second, 'decide-honest-error', { honestErrorId, opinion })).toBe(
      'supervision/not-an-honest-error',
    );
    await at.rows('DELETE FROM supervision.stop');
    // Nor by who took part in its ground, or once the body that assesses has become the one that filed.
    await at.rows(`UPDATE supervision.honest_error SET apart = '{per_second}' WHERE id = $1`, [
      honestErrorId,
    ]);
    expect(await act(at.second, 'decide-honest-error', { honestErrorId, opinion })).toBe('request/forbidden');
    expect(await at.inside(at.second, 'supervision.decide-honest-error', { honestErrorId, opinion })).toBe(
      'supervision/nobody-to-assess',
    );
    await at.rows(`UPDATE supervision.honest_error SET apart = '{}' WHERE id = $1`, [honestErrorId]);
    await at.merged(own(), at.house.organisationId('authority'));
    expect(await at.inside(at.second, 'supervision.decide-honest-error', { honestErrorId, opinion })).toBe(
      'supervision/nobody-to-assess',
    );
    await at.rows('DELETE FROM identity.succession');
    expect(await act(at.second, 'decide-honest-error', { honestErrorId, opinion })).toBe('done');
  });
});

describe('beside what concerns the same act', () => {
  it('is named with an alert it names or whose agreement it was tried under, and with a rectification of one’s own', async () => {
    await at.rows(
      `INSERT INTO supervision.alert (id, family, rule, key, desk, owner, title_zh, title_en, figures, state, raised_at, organisation, thing_kind, thing_id)
       VALUES ('alr_mine', 'monitoring', 'MO1', 'a', 'authority', $2, '线索', 'Alert', '{}', 'open', now(), $1, 'agreement', 'agr_own'),
              ('alr_theirs', 'monitoring', 'MO1', 'b', 'authority', $2, '线索', 'Alert', '{}', 'open', now(), 'org_stranger', 'agreement', 'agr_own'),
              ('alr_else', 'monitoring', 'MO1', 'c', 'authority', $2, '线索', 'Alert', '{}', 'open', now(), $1, 'agreement', 'agr_else')`,
      [own(), at.house.organisationId('authority')],
    );
    const beside = async (id: string) =>
      (await at.read(at.second, 'supervision.alert', { id })).value.honestErrors.map(
        ({ state }: { state: string }) => state,
      );
    expect(await beside('alr_mine')).toEqual(['recognised']);
    expect(await beside('alr_theirs')).toEqual([]);
    expect(await beside('alr_else')).toEqual([]);
    await decision('dec_5', days.day(45));
    const five = { decisionId: 'dec_5' };
    expect((await refusedFiling({ ...five, alertId: 'alr_theirs' })).code).toBe(
      'supervision/no-such-concern',
    );
    expect((await refusedFiling({ ...five, alertId: 'alr_none' })).code).toBe('supervision/no-such-concern');
    expect((await refusedFiling({ ...five, rectificationId: 'rct_none' })).code).toBe(
      'supervision/no-such-concern',
    );
    const ordered = await at.house.does('authority', 'supervision.order-rectification', {
      organisationId: own(),
      title: '阶梯定价试点',
      facts: '两家购买方的账单高于原价，未及时告知。',
      demands: ['退还差额'],
      workingDays: 5,
    });
    const { rectificationId } = (ordered as { value: { rectificationId: string } }).value;
    const id = await file({ ...five, alertId: 'alr_else', rectificationId });
    expect(await beside('alr_else')).toEqual(['filed']);
    const shown = await at.read(at.second, 'supervision.rectification', { id: rectificationId });
    expect(shown.value.honestErrors).toMatchObject([{ id, state: 'filed' }]);
    expect(await withdraw(id)).toBe('done');
    expect(await beside('alr_else')).toEqual([]);
  });
});

it('asks a body apart: where there is none with two persons it is told, and what the authority files goes elsewhere', async () => {
  await decision('dec_auth', days.day(45), at.house.organisationId('authority'));
  expect(await act('authority', 'file-honest-error', filing({ decisionId: 'dec_auth' }))).toBe(
    'supervision/nobody-to-assess',
  );
  for (const who of ['gov1', 'gov2']) await at.hire(who, 'org_stranger', 'authorising-body');
  expect(await act('authority', 'file-honest-error', filing({ decisionId: 'dec_auth' }))).toBe('done');
  expect(
    await at.rows(
      `SELECT assessor, assessor_role FROM supervision.honest_error WHERE decision_id = 'dec_auth'`,
    ),
  ).toEqual([{ assessor: 'org_stranger', assessor_role: 'authorising-body' }]);
  for (const who of ['buyer', 'audit', 'registrar', 'operator-admin'] as const)
    expect(await act(who, 'file-honest-error', filing())).toMatch(denied);
});

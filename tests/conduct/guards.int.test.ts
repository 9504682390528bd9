import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#foundation';
import { lookKinds } from '#platform/identity';
import { type ConductHouse, conductHouse } from './house.ts';

let at: ConductHouse;
beforeAll(async () => {
  at = await conductHouse();
});
afterAll(() => at?.close());

const denied = /^request\/(not-found|forbidden)$/;
const saying = '经核查，情况如上，特此说明。';
const outcome = (who: Parameters<ConductHouse['house']['outcome']>[0], act: string, input: object) =>
  at.house.outcome(who, act, input);
const lookFor = (family: string, who: 'authority' | 'audit' = 'authority') =>
  at.house.does(who, 'supervision.look-for-alerts', { family });
const alertsOf = async (rule: string) =>
  (await at.rows('SELECT id, key, desk FROM supervision.alert WHERE rule = $1 ORDER BY number', [rule])).map(
    (row) => ({ id: String(row['id']), key: String(row['key']), desk: row['desk'] }),
  );
let requests = 0;
const looked = (actor: string, subject: string, when = at.house.db.clock.now().toString()) =>
  at.rows(
    `INSERT INTO kernel.act_log (request_id, act, actor, subject, outcome, at) VALUES ($1, 'supervision.tip', $2, $3, 'looked', $4)`,
    [`req_look_${requests++}`, actor, subject, when],
  );

describe('a declared interest (回避)', () => {
  let alertId: string;
  let interestId: string;
  const propose = { outcome: 'unfounded', finding: saying };

  it('keeps the person from handling that organisation, and says so', async () => {
    await at.order({ id: 'ord_a', buyer: 'org_x', fen: 100 });
    await at.order({ id: 'ord_b', buyer: 'org_y', fen: 150 });
    await lookFor('conduct');
    alertId = (await alertsOf('CO1'))[0]!.id;
    const declared = await at.house.does('authority', 'identity.declare-interest', {
      organisationId: at.house.organisationId('operator'),
      ground: 'kin',
      note: '配偶在该单位任职',
    });
    if (!declared.ok) throw new Error(declared.problem.code);
    interestId = declared.value.interestId;
    const refused = await at.house.does('authority', 'supervision.propose-alert-outcome', {
      alertId,
      ...propose,
    });
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'request/forbidden', data: { policy: 'house.recusal' } },
    });
    expect(await outcome(at.second, 'supervision.propose-alert-outcome', { alertId, ...propose })).toBe(
      'done',
    );
    expect(await outcome('authority', 'supervision.decide-alert', { alertId, opinion: saying })).toBe(
      'request/forbidden',
    );
  });

  it('is declared once, not in one’s own organisation, and ended by somebody else alone', async () => {
    const again = await at.house.does('authority', 'identity.declare-interest', {
      organisationId: at.house.organisationId('operator'),
      ground: 'shares',
      note: '又一次',
    });
    expect(again).toMatchObject({ ok: true, value: { interestId } });
    const own = { organisationId: at.house.organisationId('authority'), ground: 'kin', note: '本单位' };
    expect(await outcome('authority', 'identity.declare-interest', own)).toBe('identity/own-organisation');
    for (const who of ['authority', 'audit', 'operator', 'system'] as const)
      expect(await outcome(who, 'identity.end-interest', { interestId, reason: '已消除' })).toMatch(denied);
    const securityOwn = await at.house.does('security', 'identity.declare-interest', {
      organisationId: at.house.organisationId('operator'),
      ground: 'kin',
      note: '安全管理员本人',
    });
    expect(
      await outcome('security', 'identity.end-interest', {
        interestId: (securityOwn as { value: { interestId: string } }).value.interestId,
        reason: '本人撤回',
      }),
    ).toBe('request/forbidden');
  });

  it('is seen by the person and by those who keep the register', async () => {
    const items = async (who: Actor) => (await at.read(who, 'identity.interests')).value.items.length;
    expect(await items(await at.house.actor('authority'))).toBe(1);
    expect(await items(at.second)).toBe(0);
    expect(await items(await at.house.actor('audit'))).toBe(2);
  });

  it('follows the organisation through a merger', async () => {
    const [from, to] = [at.house.organisationId('operator'), 'org_stranger'];
    await at.rows(
      `INSERT INTO identity.reorganisation (id, plan, effective_at, document_number, document_date, reason, state, entered_by, entered_for, entered_at, decided_by, decided_at)
       VALUES ('reo_1', '{}', '2026-01-01Z', 'x', '2026-01-01', 'x', 'confirmed', 'x', 'x', '2026-01-01Z', 'y', '2026-01-01Z')`,
    );
    for (const responsibility of ['general', 'supervision'])
      await at.rows(
        `INSERT INTO identity.succession (predecessor_id, responsibility, successor_id, effective_at, reorganisation_id) VALUES ($1, $2, $3, '2026-01-01Z', 'reo_1')`,
        [from, responsibility, to],
      );
    const refused = await at.house.does('authority', 'supervision.decide-alert', {
      alertId,
      opinion: saying,
    });
    expect(refused).toMatchObject({ problem: { data: { policy: 'house.recusal' } } });
    await at.rows(`DELETE FROM identity.succession WHERE reorganisation_id = 'reo_1'`);
  });

  it('ended, lets the person go on', async () => {
    expect(await outcome('security', 'identity.end-interest', { interestId, reason: '配偶已离职' })).toBe(
      'done',
    );
    expect(await outcome('security', 'identity.end-interest', { interestId, reason: '配偶已离职' })).toBe(
      'identity/no-such-reference',
    );
    expect(await outcome('authority', 'supervision.decide-alert', { alertId, opinion: saying })).toBe('done');
  });

  it('the second step was kept with who took the first', async () => {
    expect(
      await at.rows(
        `SELECT person_id, first_persons FROM identity.second_step WHERE act = 'supervision.decide-alert'`,
      ),
    ).toEqual([{ person_id: at.house.personId('authority'), first_persons: ['per_second'] }]);
  });
});

describe('browsing without a task (GD1)', () => {
  let alertId: string;
  const person = 'per_second@pst_second';

  it('is raised for the audit administrator, once a week, with the looks behind it', async () => {
    for (let tip = 0; tip < 11; tip++) await looked(person, `tip/tip_${tip}`);
    await lookFor('guard');
    expect(await alertsOf('GD1')).toEqual([]);
    for (let tip = 0; tip < 20; tip++) await looked(person, `tip/tip_${tip}`);
    expect(await lookFor('guard', 'audit')).toMatchObject({ ok: true, value: { raised: 1 } });
    const [alert] = await alertsOf('GD1');
    expect(alert).toMatchObject({ desk: 'audit', key: expect.stringContaining('per_second/') });
    alertId = alert!.id;
    expect(
      await at.rows('SELECT count(*)::int AS n FROM supervision.alert_fact WHERE alert_id = $1', [alertId]),
    ).toEqual([{ n: 20 }]);
    expect(await lookFor('guard')).toMatchObject({ value: { raised: 0 } });
    expect(await lookFor('monitoring', 'audit')).toMatchObject({ ok: false });
  });

  it('is not raised for cases that are the post’s own tasks, nor for those one acted on', async () => {
    const own = `${at.house.personId('authority')}@${at.house.postId('authority')}`;
    for (let tip = 100; tip < 130; tip++) {
      await looked(own, `tip/tip_${tip}`);
      if (tip % 2 === 0)
        await at.rows(
          `INSERT INTO casework.task (id, kind, title_zh, title_en, subject_kind, subject_id, post_id, role, organisation_id, acts, state, opened_at)
           VALUES ($1, 'x', 'x', 'x', 'audit-finding', $2, $3, 'data-authority', $4, '{}', 'open', '2026-01-01Z')`,
          [`tsk_${tip}`, `tip_${tip}`, at.house.postId('authority'), at.house.organisationId('authority')],
        );
      else
        await at.rows(
          `INSERT INTO kernel.act_log (request_id, act, actor, subject, outcome, at) VALUES ($1, 'supervision.accept-tip', $2, $3, 'done', $4)`,
          [`req_act_${tip}`, own, `tip/tip_${tip}`, at.house.db.clock.now().toString()],
        );
    }
    expect(await lookFor('guard')).toMatchObject({ value: { raised: 0 } });
  });

  it('is hidden from the person until they are asked, and neither they nor who is above them judge it', async () => {
    expect((await at.read(at.second, 'supervision.alert', { id: alertId })).ok).toBe(false);
    expect((await at.read(await at.house.actor('authority'), 'supervision.alert', { id: alertId })).ok).toBe(
      false,
    );
    const proposal = { alertId, outcome: 'founded', finding: saying };
    expect(await outcome(at.second, 'supervision.answer-hearing', { alertId, answer: saying })).toMatch(
      denied,
    );
    expect(await outcome('audit', 'supervision.propose-alert-outcome', proposal)).toBe(
      'supervision/person-not-heard',
    );
    expect(await outcome('operator', 'supervision.hear-persons', { alertId })).toMatch(denied);
    expect(await outcome(at.second, 'supervision.hear-persons', { alertId })).toMatch(denied);
    expect(await outcome('audit', 'supervision.hear-persons', { alertId })).toBe('done');
    expect(await outcome('audit', 'supervision.hear-persons', { alertId })).toBe(
      'supervision/nobody-to-hear',
    );
    expect(await outcome('audit', 'supervision.propose-alert-outcome', proposal)).toBe(
      'supervision/person-not-heard',
    );
  });

  it('is answered by the person asked, who sees the facts and no proposed outcome', async () => {
    const seen = await at.read(at.second, 'supervision.alert', { id: alertId });
    expect(seen.value.facts).toHaveLength(20);
    expect(seen.value.figures[0]).toMatchObject({ title: { zh: expect.stringMatching(/[一-鿿]/) } });
    const tasks = await at.rows(
      `SELECT post_id FROM casework.task WHERE subject_id = $1 AND kind = 'supervision.alert-hearing.per_second' AND state = 'open'`,
      [alertId],
    );
    expect(tasks).toEqual([{ post_id: 'pst_second' }]);
    expect(await outcome('authority', 'supervision.answer-hearing', { alertId, answer: saying })).toMatch(
      denied,
    );
    expect(await outcome(at.second, 'supervision.answer-hearing', { alertId, answer: saying })).toBe('done');
    expect(await outcome(at.second, 'supervision.answer-hearing', { alertId, answer: saying })).toMatch(
      denied,
    );
    const heard = await at.read(await at.house.actor('audit'), 'supervision.alert', { id: alertId });
    expect(heard.value.hearings).toMatchObject([{ answer: saying }]);
  });

  it('is proposed by the audit administrator and decided by somebody of the authority who is not concerned', async () => {
    const proposal = { alertId, outcome: 'founded', finding: saying };
    expect(await outcome('audit', 'supervision.propose-alert-outcome', proposal)).toBe('done');
    const hidden = await at.read(at.second, 'supervision.alert', { id: alertId });
    expect(hidden.value).toMatchObject({ outcome: null, finding: null });
    const decision = { alertId, opinion: saying };
    expect(await outcome(at.second, 'supervision.decide-alert', decision)).toMatch(denied);
    expect(await outcome('audit', 'supervision.decide-alert', decision)).toMatch(denied);
    expect(await outcome('authority', 'supervision.decide-alert', decision)).toBe('done');
    const told = await at.read(at.second, 'supervision.alert', { id: alertId });
    expect(told.value.outcome.zh).toBe('成立');
    expect(await at.faults('supervision.alerts')).toEqual([]);
    // Under the same week nothing is raised again, whatever is found in addition.
    for (let tip = 200; tip < 230; tip++) await looked(person, `tip/tip_${tip}`);
    expect(await lookFor('guard')).toMatchObject({ value: { raised: 0 } });
  });

  it('held against somebody who was not asked is told', async () => {
    await at.rows(`DELETE FROM supervision.alert_hearing WHERE alert_id = $1`, [alertId]);
    expect(JSON.stringify(await at.faults('supervision.alerts'))).toContain(alertId);
  });
});

describe('who looked', () => {
  it('everybody sees their own looks, and who opened their own record without names', async () => {
    const mine = await at.read(at.second, 'identity.looks', {});
    expect(mine.value.items.length).toBe(50);
    expect(mine.value.items.every(({ person }: { person: unknown }) => person === null)).toBe(true);
    const more = await at.read(at.second, 'identity.looks', { cursor: mine.value.next });
    expect(more.value.items.length).toBeGreaterThan(0);
    await looked(`${at.house.personId('system')}@${at.house.postId('system')}`, 'person/per_second');
    const atMe = await at.read(at.second, 'identity.looks', { of: 'at-me' });
    expect(atMe.value.items).toMatchObject([{ organisation: 'authority', person: null }]);
    expect((await at.read(at.second, 'identity.looks', { of: 'all' })).ok).toBe(false);
    expect((await at.read({ kind: 'public', roles: [] }, 'identity.looks', {})).ok).toBe(false);
  });

  it('auditors see all, with names', async () => {
    const all = await at.read(await at.house.actor('audit'), 'identity.looks', {
      of: 'all',
      thing: 'person/per_second',
    });
    expect(all.value.items).toMatchObject([{ person: '人员 system' }]);
  });

  it('every read that is written down names a kind that has a name', () => {
    const reads = at.modules.flatMap(({ reads: list = [] }) => [...list]).filter(({ looked: one }) => one);
    expect(reads.length).toBeGreaterThan(15);
    const input = { id: 'x', revisionId: 'x', of: 'all' };
    const answer = { rows: [['x']], internal: true, subjectKind: 'alert' };
    for (const read of reads) {
      const subject = read.looked!(input, answer as never, at.second);
      expect(Object.keys(lookKinds), read.name).toContain(subject?.split('/')[0]);
    }
  });
});

it('the reason for seeing who reported stands in no log', async () => {
  const reason = '李举报反映的订单编号需要核实。';
  await at.house.does({ kind: 'public', roles: [] }, 'supervision.send-tip', {
    about: 'product',
    thing: '企业画像',
    statement: '购买方被要求先签独家协议，否则不予接受订购。',
    reporter: '李举报',
    contact: '13800000000',
  });
  const [tip] = await at.rows('SELECT id FROM supervision.tip');
  expect(await outcome('authority', 'supervision.see-reporter', { tipId: tip!['id'], reason })).toBe('done');
  for (const table of ['evidence.entry', 'kernel.act_log', 'kernel.outbox', 'casework.step'])
    expect(
      JSON.stringify(await at.rows(`SELECT to_jsonb(t) AS row FROM ${table} AS t`)).includes('李举报'),
    ).toBe(false);
  expect(await at.rows('SELECT reason FROM supervision.reporter_look')).toEqual([{ reason }]);
});

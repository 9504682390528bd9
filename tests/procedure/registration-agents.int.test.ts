import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, expectOk, type Result } from '#foundation';
import { type Ground, people } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { desk, outcome, told } from './matter.ts';
import { doSteps, materials, read, registrationGround, row } from './registration-ground.ts';

const { source, secondSource, operator, buyer, acceptor, examiner, coder } = people;
const actor = (organisation: string, name: string): Actor => ({
  kind: 'person',
  personId: `per_${name}` as 'per_x',
  postId: `pst_${name}` as 'pst_x',
  organisationId: organisation as 'org_x',
  roles: ['registration-agent'],
});
const agent = actor(organisations.affiliate, 'agent');
const secondAgent = actor(organisations.affiliate, 'agent2');
/** Another agency, which nobody charged with anything. */
const stranger = actor(organisations.bank, 'stranger');

let ground: Ground;
beforeAll(async () => {
  ground = await registrationGround();
  for (const { postId, personId, organisationId } of [agent, secondAgent, stranger] as (Actor & {
    kind: 'person';
  })[]) {
    const since = '2020-01-01T00:00:00Z';
    for (const [statement, values] of [
      [
        `INSERT INTO identity.post (id, title_zh, title_en, starts_at) VALUES ($1, $1, 'agent', $2)`,
        [postId, since],
      ],
      [
        'INSERT INTO identity.post_seat (post_id, organisation_id, starts_at) VALUES ($1, $2, $3)',
        [postId, organisationId, since],
      ],
      [
        `INSERT INTO identity.post_role (post_id, role, starts_at) VALUES ($1, 'registration-agent', $2)`,
        [postId, since],
      ],
      ['INSERT INTO identity.person (id, name, registered_at) VALUES ($1, $1, $2)', [personId, since]],
      [
        `INSERT INTO identity.holding (id, post_id, person_id, standing, starts_at, decided_by, reason)
         VALUES ($1, $2, $3, 'holder', $4, 'test', 'test')`,
        [`hld_${postId}`, postId, personId, since],
      ],
    ] as const)
      await ground.db.pool.query(statement, [...values]);
  }
});
afterAll(() => ground?.close());

const letter = (number: string, more: object = {}) => ({
  covers: ['first', 'change', 'cancellation'],
  until: '2026-12-31',
  letterNumber: number,
  letterUploadId: 'upl_1',
  ...more,
});
const act = (who: Actor, name: string, input: object) => ground.act(who, `registration.${name}`, input);
const enter = (who: Actor, number: string, more: object = {}) =>
  act(who, 'enter-mandate', { principalId: organisations.bureau, ...letter(number, more) });
const mandate = async (number: string, more: object = {}): Promise<string> => {
  const { mandateId } = expectOk(await enter(agent, number, more)) as { mandateId: string };
  expectOk(await act(source, 'confirm-mandate', { mandateId }));
  return mandateId;
};
const draft = (who: Actor) =>
  act(who, 'draft-application', {
    kind: 'resource',
    thingId: 'res_residents',
    registrarId: organisations.registry,
    contentSummary: '居民及其补贴的基本情况。',
    materials,
  });
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.problem.code);
const defects = (result: Result<unknown>): readonly string[] =>
  result.ok ? [] : (result.problem.defects ?? []).map(({ message }) => message.zh);
const faults = async () => {
  const found = [];
  for (const check of ground.modules.find((module) => module.name === 'registration')?.checks ?? [])
    found.push(...(await ground.db.database.transaction((tx) => check.run(tx))).faults.map(({ en }) => en));
  return found;
};
const looked = (who: Actor, id: string) => outcome(read(ground, 'registration.application', who, { id }));
const withdraw = (mandateId: string, who: Actor = source) =>
  act(who, 'withdraw-mandate', { mandateId, reason: '改由本单位自行办理' });

describe('a mandate', () => {
  it('AG2 is told all that is wrong with it at once', async () => {
    const wrong = await enter(agent, '委〔2026〕0号', {
      principalId: organisations.bank,
      until: '2020-01-01',
      letterUploadId: 'upl_none',
      thingIds: ['res_residents', 'res_none'],
    });
    expect(code(wrong)).toBe('registration/mandate-unfit');
    expect(defects(wrong)).toHaveLength(5);
    const self = await act(source, 'grant-mandate', {
      agentId: organisations.bureau,
      ...letter('委〔2026〕0号'),
    });
    expect(defects(self)).toEqual(['不能委托本单位', '代理人没有登记代理岗位']);
    const registrar = await act(source, 'grant-mandate', {
      agentId: organisations.registry,
      ...letter('委〔2026〕0号'),
    });
    expect(defects(registrar)).toContain('登记机构不能作代理人');
    const long = await enter(agent, '委〔2026〕0号', { until: '2039-01-01' });
    expect(defects(long)).toEqual(['委托期限最长 3 年']);
  });

  it('is entered by the agent and confirmed by the principal alone; twice, or at once, it is there once', async () => {
    const [one, two] = await Promise.all([
      enter(agent, '委〔2026〕1号'),
      enter(secondAgent, '委〔2026〕1号'),
    ]);
    expect([code(one), code(two)].sort()).toEqual(['ok', 'registration/mandate-there']);
    const { mandateId } = expectOk(one.ok ? one : two);
    expect(await desk(ground, mandateId ?? '')).toEqual(['source: registration.confirm-mandate']);
    for (const who of [agent, secondAgent, stranger, operator, buyer, acceptor])
      expect((await act(who, 'confirm-mandate', { mandateId })).ok, JSON.stringify(who)).toBe(false);
    expect(code(await draft(agent))).not.toBe('ok');
    expectOk(await act(source, 'refuse-mandate', { mandateId, reason: '没有出具这份委托书' }));
    expect((await act(source, 'confirm-mandate', { mandateId })).ok).toBe(false);
    expect((await draft(agent)).ok).toBe(false);
  });

  it('is entered by the principal too, and then confirmed by another of its people', async () => {
    const { mandateId } = expectOk(
      await act(source, 'grant-mandate', { agentId: organisations.affiliate, ...letter('委〔2026〕2号') }),
    );
    expect((await act(source, 'confirm-mandate', { mandateId })).ok).toBe(false);
    expectOk(await act(secondSource, 'confirm-mandate', { mandateId }));
    expect(await told(ground, 'affiliate')).toContain('registration.mandate-answered');
    expect((await withdraw(mandateId ?? '', agent)).ok).toBe(false);
    expectOk(await act(agent, 'resign-mandate', { mandateId, reason: '本机构不再承接' }));
    expect((await draft(agent)).ok).toBe(false);
  });

  it('is there for both sides and the registrar of what was filed under it; to others it is not there', async () => {
    const mandateId = await mandate('委〔2026〕3号');
    const seen = async (who: Actor) =>
      (await (read(ground, 'registration.mandate', who, { id: mandateId }) as Promise<Result<unknown>>)).ok;
    for (const who of [source, agent]) expect(await seen(who)).toBe(true);
    for (const who of [stranger, operator, buyer, acceptor]) expect(await seen(who)).toBe(false);
    const listed = expectOk(await read(ground, 'registration.mandates', stranger, {})) as {
      items: unknown[];
    };
    expect(listed.items).toEqual([]);
    expectOk(await withdraw(mandateId));
    expect(await faults()).toEqual([]);
  });
});

describe('an agent', () => {
  let mandateId: string;
  let applicationId: string;

  it('AG1 files only what its mandate carries, and is told why not', async () => {
    const other = await mandate('委〔2026〕4号', { covers: ['renewal'] });
    const refused = await draft(agent);
    expect(code(refused)).toBe('registration/mandate-not-covering');
    expect(defects(refused)).toEqual(['委托事项为续展登记，不含首次登记']);
    expectOk(await withdraw(other));
    for (const who of [stranger, buyer, operator]) expect((await draft(who)).ok).toBe(false);
    mandateId = await mandate('委〔2026〕5号');
  });

  it('drafts in the name of the registrant, whose own people review; only then it files', async () => {
    ({ applicationId } = expectOk(await draft(agent)) as { applicationId: string });
    expect((await row(ground, applicationId)).registrant).toBe(organisations.bureau);
    expect(await desk(ground, applicationId)).toEqual(['source: registration.review-application']);
    for (const who of [agent, secondAgent])
      expect((await act(who, 'review-application', { applicationId })).ok).toBe(false);
    expectOk(await act(secondSource, 'review-application', { applicationId }));
    expect(await desk(ground, applicationId)).toEqual(['agent: registration.submit-application']);
    const other = { ...materials, scenarios: '代理人改写的应用场景，未经审核' };
    expect(code(await act(agent, 'submit-application', { applicationId, materials: other }))).toBe(
      'registration/materials-reviewed-otherwise',
    );
    for (const who of [stranger, buyer])
      for (const step of ['submit-application', 'withdraw-application'])
        expect((await act(who, step, { applicationId, reason: '随便撤一下' })).ok).toBe(false);
    expect((await act(agent, 'withdraw-application', { applicationId, reason: '随便撤一下' })).ok).toBe(
      false,
    );
    expectOk(await act(agent, 'submit-application', { applicationId, materials }));
  });

  it('completes what was returned through the review of the registrant', async () => {
    expectOk(await act(acceptor, 'return-application', { applicationId, defects: ['应用场景不具体'] }));
    expect(await desk(ground, applicationId)).toEqual(['agent: registration.submit-application']);
    const better = { ...materials, scenarios: '普惠金融和养老服务两类场景' };
    expect((await act(stranger, 'complete-materials', { applicationId, materials: better })).ok).toBe(false);
    expectOk(await act(agent, 'complete-materials', { applicationId, materials: better }));
    expect((await act(agent, 'submit-application', { applicationId })).ok).toBe(false);
    expectOk(await act(secondSource, 'review-application', { applicationId }));
    expectOk(await act(secondAgent, 'submit-application', { applicationId }));
  });

  it('is seen by the registrar with its letter, which the form review has to check', async () => {
    expectOk(await act(acceptor, 'accept-application', { applicationId }));
    const shown = expectOk(await read(ground, 'registration.mandate', acceptor, { id: mandateId })) as {
      acts: { step: string }[];
      letter: { sha256: string };
    };
    expect(shown.acts.map(({ step }) => step)).toEqual(['submit', 'complete', 'submit', 'draft']);
    expect(code(await act(examiner, 'pass-examination', { applicationId }))).toBe(
      'registration/mandate-unchecked',
    );
    expectOk(await act(examiner, 'pass-examination', { applicationId, mandateChecked: true }));
    const objection = {
      applicationId,
      interest: '数据涉及本单位',
      reason: '所列内容与事实不符，见附件',
      evidenceUploadId: 'upl_1',
    };
    expect((await act(agent, 'raise-objection', objection)).ok).toBe(false);
  });

  it('stands on notice, result sheet, lookup, and in the evidence', async () => {
    const notice = expectOk(
      await read(ground, 'registration.public-notice', buyer, { id: applicationId }),
    ) as {
      agent: string;
    };
    expect(notice.agent).toBe('示例affiliate');
    ground.db.clock.advance({ hours: 24 * 20 });
    await ground.tick();
    expectOk(await act(coder, 'assign-code', { applicationId }));
    const registration = await row(ground, applicationId);
    const { rows } = await ground.db.pool.query(
      'SELECT paragraphs::text AS said FROM casework.document WHERE id = $1',
      [registration.result_document],
    );
    expect(rows[0].said).toContain('代理人：示例affiliate');
    expect(
      expectOk(
        await read(ground, 'registration.by-query-code', buyer, { queryCode: registration.query_code }),
      ),
    ).toMatchObject({ registrant: '示例bureau', agent: '示例affiliate' });
    const facts = await ground.db.pool.query(
      `SELECT kind, convert_from(leaf, 'UTF8') AS said FROM evidence.entry
       WHERE (subject = $1 AND kind = 'registration.registered') OR (id = $2)`,
      [applicationId, registration.evidence_entry],
    );
    expect(facts.rows).toHaveLength(2);
    for (const { said } of facts.rows) expect(said).toContain('示例affiliate');
    const steps = await ground.db.pool.query('SELECT title_zh FROM casework.step WHERE subject_id = $1', [
      applicationId,
    ]);
    expect(steps.rows.map(({ title_zh }) => title_zh)).toContain(
      '提出登记申请（示例affiliate代理示例bureau）',
    );
    expect(await faults()).toEqual([]);
  });

  it('is out at once when the principal withdraws: what lay on its desk comes back', async () => {
    const change = expectOk(
      await act(agent, 'draft-change', {
        registrationId: applicationId,
        changes: ['resource'],
        explanation: '增加了一列补贴标准，随之变更',
        contentSummary: '居民及其补贴的基本情况。',
        materials,
      }),
    ) as { applicationId: string };
    expectOk(await act(secondSource, 'review-application', change));
    expect(await desk(ground, change.applicationId)).toEqual(['agent: registration.submit-application']);
    for (const who of [agent, secondAgent, source, acceptor])
      expect(await looked(who, change.applicationId), JSON.stringify(who)).toBe('done');
    for (const who of [stranger, buyer])
      expect(await looked(who, change.applicationId)).toBe('registration/no-such-registration');
    const [filed, ended] = await Promise.all([
      withdraw(mandateId),
      act(stranger, 'withdraw-mandate', { mandateId, reason: '与我无关的委托' }),
    ]);
    expect([filed.ok, ended.ok]).toEqual([true, false]);
    expect(await desk(ground, change.applicationId)).toEqual(['source: registration.submit-application']);
    const late = await act(agent, 'submit-application', change);
    expect(code(late)).toBe('registration/mandate-not-covering');
    expect(defects(late).join()).toMatch(/^委托不在有效状态：[^,]+$/);
    expect(await looked(agent, change.applicationId)).toBe('registration/no-such-registration');
    expect(await looked(source, change.applicationId)).toBe('done');
    expectOk(await act(source, 'submit-application', change));
    // What was done under it stands, and is still looked at.
    expectOk(await act(acceptor, 'accept-application', change));
    expect(code(await act(examiner, 'pass-examination', change))).toBe('registration/mandate-unchecked');
    expectOk(await act(examiner, 'pass-examination', { ...change, mandateChecked: true }));
    expect(await faults()).toEqual([]);
    expectOk(await act(source, 'withdraw-application', { ...change, reason: '暂不变更，另行办理' }));
  });

  it('AG1 is over after its last day, by itself', async () => {
    const short = await mandate('委〔2026〕6号', { until: (await today()).add({ days: 3 }).toString() });
    const drafted = expectOk(
      await act(agent, 'draft-cancellation', {
        registrationId: applicationId,
        ground: 'given-up',
        explanation: '名录停止编制，历史数据已归档',
      }),
    ) as { applicationId: string };
    await doSteps(ground, drafted.applicationId, [[secondSource, 'review-application']]);
    ground.db.clock.advance({ hours: 24 * 5 });
    expect(defects(await act(agent, 'submit-application', drafted))[0]).toContain('已届满');
    await ground.tick();
    const { rows } = await ground.db.pool.query('SELECT state FROM registration.mandate WHERE id = $1', [
      short,
    ]);
    expect(rows[0].state).toBe('expired');
    expect(await desk(ground, drafted.applicationId)).toEqual(['source: registration.submit-application']);
    expect(await told(ground, 'affiliate')).toContain('registration.mandate-ended');
    expect(await faults()).toEqual([]);
  });
});

const today = () =>
  ground.db.database.transaction((tx) =>
    Promise.resolve(tx.now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()),
  );

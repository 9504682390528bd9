import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, expectOk } from '#foundation';
import { type Ground, people } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { desk, outcome, told } from './matter.ts';
import {
  doSteps,
  draftFirst,
  evidenceSha256,
  materials,
  read,
  registrationGround,
  row,
} from './registration-ground.ts';

const { source, secondSource, operator, secondOperator, compliance, buyer, acceptor, examiner, coder } =
  people;

let ground: Ground;
beforeAll(async () => {
  ground = await registrationGround();
  expect(evidenceSha256).toHaveLength(64);
});
afterAll(() => ground?.close());

const together = (applicationId: string, more: object = {}) => ({
  applicationId,
  leadShare: '提供居民基础数据，牵头办理',
  coApplicants: [{ organisationId: organisations.operator, share: '加工核验服务，占百分之四十' }],
  ...more,
});
// biome-ignore lint/suspicious/noExplicitAny: a test reads the columns it looks at.
const parts = async (applicationId: string): Promise<any[]> =>
  (
    await ground.db.pool.query(
      `SELECT * FROM registration.co_applicant WHERE application_id = $1 AND state <> 'void' ORDER BY place`,
      [applicationId],
    )
  ).rows;
const part = async (applicationId: string): Promise<string> => (await parts(applicationId))[0].id;
const confirm = async (applicationId: string, who: Actor = operator) =>
  ground.act(who, 'registration.confirm-joint-application', { coApplicationId: await part(applicationId) });
const name = (actor: Actor, input: object) => ground.act(actor, 'registration.name-co-applicants', input);
const faults = async () => {
  const found = [];
  for (const check of ground.modules.find((module) => module.name === 'registration')?.checks ?? [])
    found.push(...(await ground.db.database.transaction((tx) => check.run(tx))).faults.map(({ en }) => en));
  return found;
};

let applicationId: string;

describe('a joint application', () => {
  it('JA1 is named by the lead, asked of the others on their own desk, and shown to them', async () => {
    ({ applicationId } = expectOk(await draftFirst(ground)) as { applicationId: string });
    expect(
      (await outcome(read(ground, 'registration.application', operator, { id: applicationId }))) as unknown,
    ).toBe('registration/no-such-registration');
    expect(await outcome(name(operator, together(applicationId)))).toMatch(/not-allowed|not-found|no-such/);
    expectOk(await name(source, together(applicationId)));
    expect(await desk(ground, await part(applicationId))).toEqual([
      'operator: registration.confirm-joint-application',
    ]);
    const seen = expectOk(
      await read(ground, 'registration.application', operator, { id: applicationId }),
    ) as {
      applicants: { share: string; stateTitle: { zh: string } | null }[];
    };
    expect(seen.applicants.map(({ share }) => share)).toEqual([
      '提供居民基础数据，牵头办理',
      '加工核验服务，占百分之四十',
    ]);
  });

  it('names nobody twice, no registrar, and not itself; all that is wrong is told at once', async () => {
    const wrong = await name(
      source,
      together(applicationId, {
        coApplicants: [organisations.bureau, organisations.registry, organisations.bank, 'org_none'].map(
          (organisationId) => ({ organisationId, share: '某一部分的数据' }),
        ),
      }),
    );
    expect(wrong.ok).toBe(false);
    expect(!wrong.ok && wrong.problem.code).toBe('registration/co-applicant-unfit');
    expect(!wrong.ok && wrong.problem.defects).toHaveLength(4);
    expect(await outcome(name(source, { applicationId, coApplicants: together('').coApplicants }))).toBe(
      'registration/lead-share-missing',
    );
    expect(await parts(applicationId)).toHaveLength(1);
  });

  it('JA1 is not filed before all have confirmed, each by its own person', async () => {
    expectOk(await ground.act(secondSource, 'registration.review-application', { applicationId }));
    const early = await ground.act(source, 'registration.submit-application', { applicationId });
    expect(!early.ok && early.problem.code).toBe('registration/joint-not-confirmed');
    expect(!early.ok && early.problem.defects?.[0]?.message.zh).toContain('尚未确认');
    for (const other of [source, secondSource, compliance, buyer, acceptor])
      expect((await confirm(applicationId, other)).ok).toBe(false);
    const [one, two] = await Promise.all([confirm(applicationId), confirm(applicationId, secondOperator)]);
    expect([one.ok, two.ok].filter(Boolean)).toHaveLength(1);
    expect((await parts(applicationId))[0].answered_at).not.toBeNull();
    expect(await told(ground, 'bureau')).toContain('registration.all-confirmed');
  });

  it('is refused and taken back until it is filed, with the reason', async () => {
    const coApplicationId = await part(applicationId);
    const reason = '份额尚待内部决定';
    expectOk(await ground.act(operator, 'registration.take-back-confirmation', { coApplicationId, reason }));
    expect(await outcome(ground.act(source, 'registration.submit-application', { applicationId }))).toBe(
      'registration/joint-not-confirmed',
    );
    expectOk(
      await ground.act(operator, 'registration.refuse-joint-application', { coApplicationId, reason }),
    );
    const refused = await ground.act(source, 'registration.submit-application', { applicationId });
    expect(!refused.ok && refused.problem.defects?.[0]?.message.zh).toContain('不同意');
    expectOk(await confirm(applicationId));
  });

  it('JA1 voids the confirmations when applicants or materials change, and is reviewed anew', async () => {
    expectOk(
      await name(
        source,
        together(applicationId, { materials: { ...materials, scenarios: '普惠金融和养老服务场景' } }),
      ),
    );
    expect((await row(ground, applicationId)).state).toBe('draft');
    expect((await parts(applicationId)).map(({ state }) => state)).toEqual(['asked']);
    expectOk(await ground.act(secondSource, 'registration.review-application', { applicationId }));
    expectOk(await confirm(applicationId, secondOperator));
    expect(
      await outcome(ground.act(source, 'registration.submit-application', { applicationId, materials })),
    ).toBe('registration/joint-not-confirmed');
    expectOk(await ground.act(source, 'registration.submit-application', { applicationId }));
    expect(
      await outcome(
        ground.act(operator, 'registration.take-back-confirmation', {
          coApplicationId: await part(applicationId),
          reason: '来不及了还想撤回',
        }),
      ),
    ).toBe('registration/joint-closed');
    expect((await name(source, together(applicationId, { coApplicants: [] }))).ok).toBe(false);
    expect(await faults()).toEqual([]);
  });

  it('tells and names all of them: papers, notice, result and lookup; none of them objects', async () => {
    await doSteps(ground, applicationId, [
      [acceptor, 'accept-application'],
      [examiner, 'pass-examination'],
    ]);
    expect(await told(ground, 'operator')).toContain('registration.application-accepted');
    const notice = expectOk(
      await read(ground, 'registration.public-notice', buyer, { id: applicationId }),
    ) as {
      registrant: string;
      jointRegistrants: { name: string; share: string }[];
    };
    expect(notice.registrant).toBe('示例bureau、示例operator');
    expect(notice.jointRegistrants).toHaveLength(2);
    const objection = {
      applicationId,
      interest: '数据涉及本单位',
      reason: '所列内容与事实不符，见附件',
      evidenceUploadId: 'upl_1',
    };
    expect((await ground.act(operator, 'registration.raise-objection', objection)).ok).toBe(false);
    ground.db.clock.advance({ hours: 24 * 20 });
    await ground.tick();
    expectOk(await ground.act(coder, 'registration.assign-code', { applicationId }));
    const { query_code, result_document } = await row(ground, applicationId);
    const found = expectOk(
      await read(ground, 'registration.by-query-code', buyer, { queryCode: query_code }),
    ) as { registrant: string };
    expect(found.registrant).toBe('示例bureau、示例operator');
    const { rows } = await ground.db.pool.query('SELECT paragraphs FROM casework.document WHERE id = $1', [
      result_document,
    ]);
    expect(JSON.stringify(rows[0].paragraphs)).toContain('示例operator（加工核验服务，占百分之四十）');
    const served = await ground.db.pool.query(
      'SELECT count(DISTINCT organisation_id)::int AS n FROM casework.notice WHERE document_id = $1',
      [result_document],
    );
    expect(served.rows[0].n).toBe(2);
    expect(await faults()).toEqual([]);
  });

  it('is followed together: a change is asked of each, with other applicants it makes them the registrants', async () => {
    const change = expectOk(
      await ground.act(source, 'registration.draft-change', {
        registrationId: applicationId,
        changes: ['registrant'],
        explanation: '实施机构加入，联合登记主体变化',
        contentSummary: '居民及其补贴的基本情况。',
        materials,
      }),
    ) as { applicationId: string };
    expect((await parts(change.applicationId)).map(({ state }) => state)).toEqual(['asked']);
    expectOk(
      await name(
        source,
        together(change.applicationId, {
          leadShare: '独立持有全部数据资源',
          coApplicants: [],
        }),
      ),
    );
    await doSteps(ground, change.applicationId, [
      [secondSource, 'review-application'],
      [source, 'submit-application'],
      [acceptor, 'accept-application'],
      [examiner, 'pass-examination'],
    ]);
    ground.db.clock.advance({ hours: 24 * 20 });
    await ground.tick();
    expectOk(await ground.act(coder, 'registration.record-result', change));
    expect(await parts(applicationId)).toEqual([]);
    const { query_code } = await row(ground, applicationId);
    expect(
      expectOk(await read(ground, 'registration.by-query-code', buyer, { queryCode: query_code })),
    ).toMatchObject({ registrant: '示例bureau', jointRegistrants: [] });
    expect(await faults()).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, chinaCalendar, expectOk } from '#foundation';
import { clocksOf } from '#platform/casework';
import { registrationDue } from '#platform/registration';
import { type Ground, people, prepareGround, residentsAgreement } from '../verification/ground.ts';
import { organisations, residents } from '../verification/town.ts';
import { desk, outcome, shown, told } from './matter.ts';

const { operator, secondOperator, acceptor, examiner, coder } = people;
const materials = {
  legality: '依职责采集，依据相关法规',
  storage: '政务云，结构化数据库',
  productsAndServices: '人员补贴资格核验产品',
  scenarios: '普惠金融、公共治理场景',
  riskAssessment: '已完成数据安全风险评估',
  riskAssessmentNumber: 'AQ2026-01',
};

let ground: Ground;
let productId: string;
beforeAll(async () => {
  ground = await prepareGround(undefined, {
    registrar: {
      record: async () => ({ ok: true }),
      assignCode: async () => ({ ok: true, registrationCode: 'DJ-1', queryCode: 'CX-1' }),
    },
  });
  await ground.serve(residents);
  ({ productId } = await ground.offer(await ground.agree(residentsAgreement())));
});
afterAll(() => ground?.close());

const draft = async () =>
  (
    expectOk(
      await ground.act(operator, 'registration.draft-application', {
        kind: 'product',
        thingId: productId,
        registrarId: organisations.registry,
        contentSummary: '核验人员补贴资格的产品。',
        materials,
      }),
    ) as { applicationId: string }
  ).applicationId;
/** Drafted by one, reviewed by another, filed by the first. */
async function file(): Promise<string> {
  const applicationId = await draft();
  expectOk(await ground.act(secondOperator, 'registration.review-application', { applicationId }));
  expectOk(await ground.act(operator, 'registration.submit-application', { applicationId }));
  return applicationId;
}
const duties = async (actor: Actor, missed?: boolean) => {
  const read = ground.modules
    .flatMap(({ reads = [] }) => reads)
    .find(({ name }) => name === 'registration.duties')!;
  const answer = await ground.db.database.transaction(
    (tx) => read.run(actor, missed === undefined ? {} : { missed }, tx),
    { mode: 'snapshot' },
  );
  return (expectOk(answer) as { items: { thingId: string; missed: boolean; metAt: string | null }[] }).items;
};
const overseer: Actor = { ...people.compliance, roles: ['data-authority'] } as Actor;
/** What the registrant was told last; what comes next comes later. */
const lastTold = async () => {
  const last = (await told(ground, 'operator')).at(-1);
  ground.db.clock.advance({ minutes: 1 });
  return last;
};

describe('R2 the duty to file within twenty working days', () => {
  it('is missed when they are over: it stays missed when met late, and the data authority is told and sees it', async () => {
    const due = await ground.db.database.transaction(async (tx) => {
      await registrationDue(tx, {
        kind: 'product',
        id: productId,
        title: '人员补贴资格核验',
        organisation: organisations.operator,
        role: 'operator',
      });
      return chinaCalendar.deadlineAfter(tx.now, 20).dueAt;
    });
    ground.db.clock.set(due.subtract({ seconds: 1 }));
    await ground.tick();
    expect(await duties(overseer, true)).toEqual([]);
    expect(await told(ground, 'authority')).not.toContain('registration.duty-missed');

    ground.db.clock.set(due);
    await ground.tick();
    await ground.tick();
    expect(
      (await told(ground, 'authority')).filter((kind) => kind === 'registration.duty-missed'),
    ).toHaveLength(1);
    expect(await duties(overseer, true)).toMatchObject([{ thingId: productId, metAt: null, missed: true }]);

    ground.db.clock.advance({ hours: 24 });
    const applicationId = await file();
    expect(await duties(overseer)).toMatchObject([
      { thingId: productId, missed: true, metAt: expect.any(String) },
    ]);
    const clocks = await ground.db.database.transaction((tx) =>
      clocksOf(tx, { kind: 'product', id: productId }),
    );
    expect(clocks.find(({ kind }) => kind === 'registration.first-filing')).toMatchObject({
      outcome: 'missed',
      rule: 'R2',
    });
    expectOk(
      await ground.act(acceptor, 'registration.decline-application', {
        applicationId,
        reason: '登记范围不符',
      }),
    );
  });

  it('is nobody else’s to see', async () => {
    expect(await duties(operator)).toHaveLength(1);
    expect(await duties(people.buyer)).toEqual([]);
  });
});

describe('a filing that was turned down', () => {
  it('is told with the reason, and what must be registered is to be filed anew from what there was', async () => {
    expect(await lastTold()).toBe('registration.application-declined');
    const { rows } = await ground.db.pool.query(
      `SELECT id FROM registration.application WHERE state = 'not-accepted'`,
    );
    const before = rows[0].id;
    expect(await desk(ground, before)).toEqual(['operator: registration.draft-application']);
    const page = await shown(ground, 'registration-application', before);
    expect(page.fact('未通过的理由')).toBe('登记范围不符');
    expect(page.form('registration.draft-application')).toMatchObject({ thingId: productId, materials });

    const applicationId = await file();
    expect(await desk(ground, before)).toEqual([]);
    expect(
      await outcome(
        ground.act(operator, 'registration.draft-application', page.form('registration.draft-application')),
      ),
    ).toBe('registration/already-filed');
    expectOk(await ground.act(acceptor, 'registration.accept-application', { applicationId }));
    expect(await lastTold()).toBe('registration.application-accepted');
    expectOk(
      await ground.act(examiner, 'registration.fail-examination', {
        applicationId,
        reason: '名称与内容不符',
      }),
    );
    expect(await lastTold()).toBe('registration.examination-failed');
    expect(await desk(ground, applicationId)).toEqual(['operator: registration.draft-application']);
  });
});

describe('a filing that is returned', () => {
  let applicationId: string;

  it('R6 R7 comes back to who filed it with all defects, counts, and has a clock of its own each time', async () => {
    applicationId = await file();
    for (const times of [1, 2]) {
      expectOk(
        await ground.act(acceptor, 'registration.return-application', {
          applicationId,
          defects: ['补充应用场景', '补充评估编号'],
        }),
      );
      expect(await lastTold()).toBe('registration.application-returned');
      expect(await desk(ground, applicationId)).toEqual(['operator: registration.submit-application']);
      expect((await shown(ground, 'registration-application', applicationId)).fact('退回补正次数')).toBe(
        String(times),
      );
      ground.db.clock.advance({ hours: 24 * 7 });
      await ground.tick();
      expectOk(await ground.act(operator, 'registration.submit-application', { applicationId, materials }));
    }
    const clocks = await ground.db.database.transaction((tx) =>
      clocksOf(tx, { kind: 'registration-application', id: applicationId }),
    );
    const acceptance = clocks.filter(({ kind }) => kind === 'registration.acceptance');
    expect(acceptance.map(({ outcome: kept }) => kept ?? 'running').sort()).toEqual([
      'kept',
      'kept',
      'running',
    ]);
    const now = ground.db.clock.now();
    expect(acceptance.find(({ state }) => state === 'running')?.dueAt).toEqual(
      chinaCalendar.deadlineAfter(now, 3).dueAt,
    );
  });

  it('R9 goes into a public notice that says where to object, and is told when it is registered', async () => {
    expectOk(await ground.act(acceptor, 'registration.accept-application', { applicationId }));
    expectOk(await ground.act(examiner, 'registration.pass-examination', { applicationId }));
    expect(await lastTold()).toBe('registration.notice-began');
    const read = ground.modules
      .flatMap(({ reads = [] }) => reads)
      .find(({ name }) => name === 'registration.public-notice')!;
    const notice = expectOk(
      await ground.db.database.transaction((tx) => read.run(operator, { id: applicationId }, tx), {
        mode: 'snapshot',
      }),
    ) as { objectionChannel: { zh: string } };
    expect(notice.objectionChannel.zh).toContain('“示例registry”提出异议');
    ground.db.clock.advance({ hours: 24 * 40 });
    await ground.tick();
    expectOk(await ground.act(coder, 'registration.assign-code', { applicationId }));
    expect(await lastTold()).toBe('casework.document-served');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { agreement, agreementDigest } from '#platform/authorisation';
import { type Ground, people, prepareGround } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { approvedPlan, catalogueAreas, desk, minutes, outcome, planOf, shown, told } from './matter.ts';

const { drafter, security, compliance, operator } = people;
const reason = '退出安排不够具体，请补充';

let ground: Ground;
let resourceId: string;
beforeAll(async () => {
  ground = await prepareGround();
  resourceId = await catalogueAreas(ground);
});
afterAll(() => ground?.close());

describe('a returned plan', () => {
  let planId: string;
  const revise = (document: object, by = drafter) =>
    ground.act(by, 'authorisation.revise-plan', { planId, document });

  it('comes back to the post that drafted it, with the reason and the present document', async () => {
    ({ planId } = expectOk(
      await ground.act(drafter, 'authorisation.draft-plan', {
        authorisingBody: organisations.authority,
        document: planOf(resourceId),
      }),
    ) as { planId: string });
    expect(await outcome(revise(planOf(resourceId)))).toBe('lifecycle/not-now');
    expectOk(await ground.act(compliance, 'authorisation.return-plan', { planId, reason }));
    expect(await desk(ground, planId)).toEqual(['drafter: authorisation.revise-plan']);
    const page = await shown(ground, 'authorisation-plan', planId);
    expect(page.fact('退回理由')).toBe(reason);
    expect(page.form('authorisation.revise-plan')).toEqual({ planId, document: planOf(resourceId) });
    expect(await told(ground, 'bureau')).toEqual(['authorisation.plan-returned']);
  });

  it('R22 R26 is looked at as when it was drafted, and only by the body whose it is', async () => {
    const without = {
      ...planOf(resourceId),
      security: '无',
      selection: { method: 'public-tender', record: '无' },
    };
    const refused = await revise(without);
    if (refused.ok) throw new Error('an incomplete plan was filed again');
    expect(refused.problem.code).toBe('authorisation/plan-incomplete');
    expect(refused.problem.defects?.map(({ at }) => at)).toEqual([
      '/document/security',
      '/document/selection/record',
    ]);
    for (const other of [compliance, operator])
      expect(await outcome(revise(planOf(resourceId), other))).toBe('request/not-found');
  });

  it('is filed again under its number as the next version, and the returned one is kept', async () => {
    const better = { ...planOf(resourceId), name: '网格数据授权运营实施方案（修改稿）' };
    expect(expectOk(await revise(better, security))).toMatchObject({ state: 'draft', version: 2 });
    const { rows } = await ground.db.pool.query(
      `SELECT plan.number, plan.version, plan.title, plan.drafted_by, plan.returned_reason,
              earlier.version AS before, earlier.document ->> 'name' AS "nameBefore", earlier.returned_reason AS why
       FROM authorisation.plan JOIN authorisation.earlier_version AS earlier ON earlier.subject_id = plan.id
       WHERE plan.id = $1`,
      [planId],
    );
    expect(rows).toEqual([
      {
        number: '授案〔2026〕1号',
        version: 2,
        title: better.name,
        drafted_by: 'per_security',
        returned_reason: null,
        before: 1,
        nameBefore: planOf(resourceId).name,
        why: reason,
      },
    ]);
    expect((await desk(ground, planId)).sort()).toEqual([
      'compliance: authorisation.approve-plan',
      'drafter: casework.record-external-decision',
    ]);
    expect((await shown(ground, 'authorisation-plan', planId)).fact('退回理由')).toBeUndefined();
  });

  it('is decided on by nobody who wrote any version of it, wherever they sit now', async () => {
    for (const { personId } of [drafter, security] as { personId: string }[]) {
      const moved = { ...compliance, personId } as typeof compliance;
      const refused = await ground.act(moved, 'authorisation.approve-plan', { planId });
      expect(refused).toMatchObject({ ok: false, problem: { code: 'request/forbidden' } });
    }
    await minutes(ground, 'authorisation-plan', planId);
    expectOk(await ground.act(compliance, 'authorisation.approve-plan', { planId }));
    expect((await told(ground, 'operator')).at(-1)).toBe('authorisation.plan-approved');
  });
});

describe('a returned agreement', () => {
  let agreementId: string;
  let number: string;

  it('comes back to the drafter, is corrected and filed as version 2 with a digest of its own', async () => {
    const { planId, document } = await approvedPlan(ground, drafter, compliance, resourceId);
    ({ agreementId, number } = expectOk(
      await ground.act(drafter, 'authorisation.draft-agreement', { planId, document }),
    ) as { agreementId: string; number: string });
    expectOk(await ground.act(compliance, 'authorisation.return-agreement', { agreementId, reason }));
    expect(await desk(ground, agreementId)).toEqual(['drafter: authorisation.revise-agreement']);
    const page = await shown(ground, 'agreement', agreementId);
    expect(page.fact('退回理由')).toBe(reason);

    const filled = page.form('authorisation.revise-agreement');
    expect(filled).toMatchObject({ agreementId, document: { number, version: 1 } });
    filled.document.parts.scope.quotas.callsPerDay = '500';
    const before = await ground.db.database.transaction((tx) => agreement(tx, agreementId));
    expect(expectOk(await ground.act(drafter, 'authorisation.revise-agreement', filled))).toMatchObject({
      state: 'draft',
      version: 2,
    });
    const after = await ground.db.database.transaction((tx) => agreement(tx, agreementId));
    expect(after?.document).toMatchObject({ number, version: 2 });
    expect(after?.number).toBe(number);
    expect(after?.document.parts.scope.quotas.callsPerDay).toBe('500');
    expect(after?.digest).toBe(agreementDigest(after!.document));
    expect(after?.digest).not.toBe(before?.digest);
    expect((await desk(ground, agreementId)).sort()).toEqual([
      'compliance: authorisation.approve-agreement',
      'drafter: casework.record-external-decision',
    ]);
  });

  it('R23 R24 stays within the plan, and complete, in every version', async () => {
    expectOk(await ground.act(compliance, 'authorisation.return-agreement', { agreementId, reason }));
    const { document } = (await shown(ground, 'agreement', agreementId)).form(
      'authorisation.revise-agreement',
    );
    const change = (edit: (copy: typeof document) => void) => {
      const copy = structuredClone(document);
      edit(copy);
      return outcome(ground.act(drafter, 'authorisation.revise-agreement', { agreementId, document: copy }));
    };
    expect(
      await change((copy) => {
        copy.parts.term.until = '2029-06-01';
        copy.parts.term.wording.zh = '期限延长';
      }),
    ).toBe('authorisation/beyond-plan');
    expect(
      await change((copy) => {
        copy.parts.scope.resources[0].items[0].itemId = 'itm_none';
      }),
    ).toBe('authorisation/agreement-incomplete');
    expect(await change(() => {})).toBe('done');
  });

  it('is approved, signed, suspended and resumed, and each party is told what the others decide', async () => {
    expect(
      await outcome(
        ground.act(
          { ...compliance, personId: 'per_drafter' } as typeof compliance,
          'authorisation.approve-agreement',
          { agreementId },
        ),
      ),
    ).toBe('request/forbidden');
    await minutes(ground, 'agreement', agreementId);
    expectOk(await ground.act(compliance, 'authorisation.approve-agreement', { agreementId }));
    expectOk(await ground.act(operator, 'authorisation.sign-agreement', { agreementId }));
    ground.db.clock.set('2026-02-02T09:00:00+08:00');
    await ground.tick();
    expectOk(
      await ground.act(compliance, 'authorisation.suspend-agreement', { agreementId, reason: '发现超范围' }),
    );
    expectOk(
      await ground.act(security, 'authorisation.resume-agreement', { agreementId, reason: '已经整改' }),
    );
    const about = async (who: keyof typeof organisations) =>
      (await told(ground, who))
        .filter((kind) => kind.startsWith('authorisation.agreement-'))
        .map((kind) => kind.slice('authorisation.agreement-'.length))
        .sort();
    expect(await about('operator')).toEqual(['approved', 'resumed', 'returned', 'returned', 'suspended']);
    expect(await about('bureau')).toEqual(['approved', 'returned', 'returned', 'signed', 'suspended']);
    expect(await about('authority')).toEqual(['resumed', 'signed']);

    ground.db.clock.set('2029-02-01T00:00:00+08:00');
    await ground.tick();
    for (const who of ['operator', 'bureau', 'authority'] as const)
      expect(await about(who)).toContain('expired');
  });
});

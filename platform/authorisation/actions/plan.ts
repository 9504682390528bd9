import { Type } from 'typebox';
import {
  dateAt,
  defineAction,
  idPattern,
  newId,
  newSubject,
  ok,
  organisationOf,
  refuse,
  text,
} from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { findPost, organisation } from '#platform/identity';
import { hand, planSubject } from '../desk.ts';
import { planLifecycle } from '../model/lifecycles.ts';
import { PlanDocument, R22, R23, R26 } from '../model/plan.ts';
import { problems } from '../problems.ts';
import { authorisationTables, lockPlan, nextNumber } from '../store/tables.ts';

const personOf = (actor: { kind: string; personId?: string }) => actor.personId ?? actor.kind;
export const Decision = {
  decisionNumber: Type.String({
    minLength: 2,
    maxLength: 100,
    title: '决策文号（会议纪要等）',
    titleEn: 'Number of the decision',
  }),
  decidedOn: Type.String({
    format: 'date',
    pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    title: '决策日期',
    titleEn: 'Date of the decision',
  }),
};

export const draftPlan = defineAction({
  name: 'authorisation.draft-plan',
  title: text('编制实施方案', 'Draft an implementation plan'),
  description: text(
    '实施机构编制授权运营实施方案（十二部分），报授权主体审议。',
    'The implementing body drafts the plan in twelve parts for the authorising body to decide.',
  ),
  input: Type.Object(
    {
      authorisingBody: Type.String({
        pattern: idPattern('org'),
        format: 'organisation',
        title: '授权主体',
        titleEn: 'Authorising body',
      }),
      document: PlanDocument,
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ planId: Type.String(), number: Type.String() }),
  problems: [problems['plan-incomplete'].type, problems['party-not-fit'].type],
  rules: ['R22', 'R26'],
  idempotent: true,
  subject: async (_tx, _input, actor) => newSubject('authorisation-plan', organisationOf(actor)),
  async run(actor, input, tx) {
    const { document } = input;
    const complete = R22.judge(document);
    const selected = R26.judge(document.selection);
    const defects = [...complete.output];
    if (!selected.holds) defects.push({ at: '/selection/record', message: selected.reasons[0]! });
    for (const [index, resourceId] of document.resources.entries()) {
      if (!(await cataloguedResource(tx, resourceId))) {
        defects.push({
          at: `/resources/${index}`,
          message: text('目录中没有这个资源', 'The catalogue has no such resource'),
        });
      }
    }
    if (defects.length > 0)
      return refuse(
        problems['plan-incomplete']({
          rule: 'R22',
          clause: complete.clause,
          defects: defects.map((defect) => ({ ...defect, at: `/document${defect.at}` })),
        }),
      );
    const authorising = await findPost(tx, {
      organisationId: input.authorisingBody,
      role: 'authorising-body',
    });
    const operator = await findPost(tx, { organisationId: document.operator, role: 'operator' });
    if (!authorising || !operator || !(await organisation(tx, document.operator))) {
      return refuse(
        problems['party-not-fit']({
          detail: authorising
            ? text('所选运营机构没有运营岗位', 'The operator chosen has no operator post')
            : text('所选授权主体没有授权岗位', 'The authorising body chosen has no such post'),
        }),
      );
    }
    const id = newId('pln');
    const number = await nextNumber(tx, '授案');
    await authorisationTables(tx)
      .insertInto('authorisation.plan')
      .values({
        id,
        number,
        version: 1,
        state: 'draft',
        title: document.name,
        document: JSON.stringify(document),
        implementing_body: organisationOf(actor) ?? '',
        authorising_body: input.authorisingBody,
        drafted_by: personOf(actor),
        approved_by: null,
        decision: null,
        returned_reason: null,
        created_at: tx.now,
        approved_at: null,
      })
      .execute();
    await hand(
      tx,
      actor,
      { kind: 'authorisation-plan', id, title: document.name },
      text('编制实施方案', 'Drafted the plan'),
      {
        kind: 'plan-approval',
        title: text('审议实施方案', 'Decide on the plan'),
        organisationId: input.authorisingBody,
        role: 'authorising-body',
        acts: ['authorisation.approve-plan', 'authorisation.return-plan'],
      },
    );
    return ok({ planId: id, number });
  },
});

const byPlan = { planId: Type.String({ maxLength: 60, title: '实施方案', titleEn: 'Plan' }) };
const PlanAnswer = Type.Object({ planId: Type.String(), state: Type.String() });

export const approvePlan = defineAction({
  name: 'authorisation.approve-plan',
  title: text('审议通过实施方案', 'Approve the plan'),
  description: text(
    '按“三重一大”决策程序审议通过；填写决策文号和日期。',
    'Approve through the 三重一大 procedure; enter number and date of the decision.',
  ),
  input: Type.Object({ ...byPlan, ...Decision }, { additionalProperties: false }),
  output: PlanAnswer,
  problems: [problems['decision-missing'].type],
  rules: ['R23'],
  fourEyes: true,
  subject: (tx, input) => planSubject(tx, input.planId),
  async run(actor, input, tx) {
    const plan = await lockPlan(tx, input.planId);
    const next = planLifecycle.next(plan.state, 'approve');
    if (!next.ok) return next;
    const decided = R23.judge({ ...input, today: dateAt(tx.now).toString() });
    if (!decided.holds) {
      return refuse(
        problems['decision-missing']({ rule: 'R23', clause: decided.clause, detail: decided.reasons[0]! }),
      );
    }
    await authorisationTables(tx)
      .updateTable('authorisation.plan')
      .set({
        state: next.value,
        approved_by: personOf(actor),
        approved_at: tx.now,
        decision: JSON.stringify({ number: input.decisionNumber, date: input.decidedOn }),
      })
      .where('id', '=', plan.id)
      .execute();
    await hand(
      tx,
      actor,
      { kind: 'authorisation-plan', id: plan.id, title: plan.title },
      text('审议通过', 'Approved'),
      {
        kind: 'agreement-drafting',
        title: text('拟定授权运营协议', 'Draft the agreement'),
        organisationId: plan.implementing_body,
        role: 'implementing-body',
        acts: ['authorisation.draft-agreement'],
      },
    );
    return ok({ planId: plan.id, state: next.value });
  },
});

export const returnPlan = defineAction({
  name: 'authorisation.return-plan',
  title: text('退回实施方案', 'Return the plan'),
  description: text('退回修改并说明理由。', 'Return it with the reason.'),
  input: Type.Object(
    { ...byPlan, reason: Type.String({ minLength: 4, maxLength: 1000, title: '理由', titleEn: 'Reason' }) },
    { additionalProperties: false },
  ),
  output: PlanAnswer,
  problems: [],
  dangerous: true,
  subject: (tx, input) => planSubject(tx, input.planId),
  async run(actor, input, tx) {
    const plan = await lockPlan(tx, input.planId);
    const next = planLifecycle.next(plan.state, 'return');
    if (!next.ok) return next;
    await authorisationTables(tx)
      .updateTable('authorisation.plan')
      .set({ state: next.value, returned_reason: input.reason })
      .where('id', '=', plan.id)
      .execute();
    await hand(
      tx,
      actor,
      { kind: 'authorisation-plan', id: plan.id, title: plan.title },
      text('退回修改', 'Returned'),
    );
    return ok({ planId: plan.id, state: next.value });
  },
});

import { Type } from 'typebox';
import { defineAction, ok, text } from '#foundation';
import { hand, planSubject, tell } from '../desk.ts';
import { planLifecycle } from '../model/lifecycles.ts';
import type { PlanDocument } from '../model/plan.ts';
import { issuePaper, planApproval } from '../papers.ts';
import { problems } from '../problems.ts';
import { operatorOf } from '../store/selections.ts';
import { agreementRunningUnder, authorisationTables, lockPlan } from '../store/tables.ts';
import { personOf, refOf } from './agreement-step.ts';
import { Decision, decisionInWords, decisionOf } from './decision.ts';
import { openFiling } from './filing.ts';
import { byPlan, PlanAnswer, planRef } from './plan-step.ts';

const draftingNext = {
  kind: 'agreement-drafting',
  title: text('拟定授权运营协议', 'Draft the agreement'),
  acts: ['authorisation.draft-agreement'],
};
/** A plan that names no operator: who operates is found first. */
const selectingNext = {
  kind: 'selection-announcing',
  title: text('遴选运营机构', 'Select the operator'),
  acts: ['authorisation.announce-selection'],
};

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
    const decided = decisionOf(tx, input);
    if (!decided.ok) return decided;
    await authorisationTables(tx)
      .updateTable('authorisation.plan')
      .set({
        state: next.value,
        approved_by: personOf(actor),
        approved_at: tx.now,
        decision: decided.value,
      })
      .where('id', '=', plan.id)
      .execute();
    await openFiling(tx, actor, {
      kind: 'authorisation-plan',
      id: plan.id,
      number: plan.number,
      version: plan.version,
      implementingBody: plan.implementing_body,
    });
    const named = (await operatorOf(tx, plan)) !== null;
    const running = await agreementRunningUnder(tx, plan.id);
    await hand(
      tx,
      actor,
      planRef(plan),
      text('审议通过', 'Approved'),
      running
        ? undefined
        : {
            ...(named ? draftingNext : selectingNext),
            organisationId: plan.implementing_body,
            role: 'implementing-body',
            back: true,
          },
    );
    // An amended plan that is carried out already: what follows is a change of the agreement.
    if (running?.state === 'active')
      await hand(tx, actor, refOf(running), text('实施方案修订获准', 'The plan was amended'), {
        kind: 'change-proposing',
        title: text('依据修订的方案提出协议变更', 'Change the agreement as the plan was amended'),
        organisationId: plan.implementing_body,
        role: 'implementing-body',
        acts: ['authorisation.propose-change'],
      });
    const { operator } = plan.document as unknown as PlanDocument;
    const told = operator ? [plan.implementing_body, operator] : [plan.implementing_body];
    await issuePaper(tx, actor, {
      template: planApproval,
      subject: { kind: 'authorisation-plan', id: plan.id },
      values: {
        title: plan.title,
        number: plan.number,
        version: String(plan.version),
        ...decisionInWords(input),
      },
      to: told,
      told: {
        kind: 'plan-approved',
        text: text(
          `实施方案 ${plan.number}“${plan.title}”已审议通过（${input.decisionNumber}）。`,
          `Plan ${plan.number} “${plan.title}” was approved (${input.decisionNumber}).`,
        ),
      },
    });
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
    await hand(tx, actor, planRef(plan), text('退回修改', 'Returned'), {
      kind: 'plan-revision',
      title: text('修改实施方案', 'Revise the plan'),
      organisationId: plan.implementing_body,
      role: 'implementing-body',
      acts: ['authorisation.revise-plan'],
      back: true,
    });
    await tell(
      tx,
      actor,
      plan,
      [plan.implementing_body],
      'plan-returned',
      text(
        `实施方案 ${plan.number}“${plan.title}”被退回修改：${input.reason}`,
        `Plan ${plan.number} “${plan.title}” was returned: ${input.reason}`,
      ),
    );
    return ok({ planId: plan.id, state: next.value });
  },
});

import { Type } from 'typebox';
import { defineAction, ok, text } from '#foundation';
import { noteDecisionUse } from '#platform/casework';
import { hand, planSubject, tell } from '../desk.ts';
import { planLifecycle } from '../model/lifecycles.ts';
import type { PlanDocument } from '../model/plan.ts';
import { issuePaper, planApproval } from '../papers.ts';
import { problems } from '../problems.ts';
import { operatorOf } from '../store/selections.ts';
import { agreementRunningUnder, authorisationTables, lockPlan } from '../store/tables.ts';
import { personOf, refOf } from './agreement-step.ts';
import { planDigest } from './approved-text.ts';
import { collectiveDecision, pathOfPlan, versionFiledAt } from './collective-decision.ts';
import { decisionInWords } from './decision.ts';
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
    '依据同级人民政府常务会议（部门方案为部务会议）的纪要审议通过；纪要须先录入并经第二人复核。',
    'Approve on the minutes of the people’s government at that level, or of the ministry’s affairs meeting, entered and checked before.',
  ),
  input: Type.Object(byPlan, { additionalProperties: false }),
  output: PlanAnswer,
  problems: [problems['decision-missing'].type, problems['party-not-fit'].type],
  rules: ['R23'],
  fourEyes: true,
  subject: (tx, input) => planSubject(tx, input.planId),
  async run(actor, input, tx) {
    const plan = await lockPlan(tx, input.planId);
    const next = planLifecycle.next(plan.state, 'approve');
    if (!next.ok) return next;
    const path = await pathOfPlan(tx, plan);
    if (!path.ok) return path;
    const decided = await collectiveDecision(tx, path.value, {
      subject: { kind: 'authorisation-plan', id: plan.id },
      since: await versionFiledAt(tx, plan),
      digest: planDigest(plan.document),
      parties: [plan.implementing_body, plan.authorising_body],
    });
    if (!decided.ok) return decided;
    const { paper, kept } = decided.value;
    await authorisationTables(tx)
      .updateTable('authorisation.plan')
      .set({
        state: next.value,
        approved_by: personOf(actor),
        approved_at: tx.now,
        decision: kept,
      })
      .where('id', '=', plan.id)
      .execute();
    await noteDecisionUse(tx, paper.id, { kind: 'authorisation-plan', id: plan.id });
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
        ...decisionInWords({
          decisionNumber: paper.number,
          decidedOn: paper.decidedOn.toString(),
        }),
      },
      to: told,
      told: {
        kind: 'plan-approved',
        text: text(
          `实施方案 ${plan.number}“${plan.title}”已审议通过（${paper.number}）。`,
          `Plan ${plan.number} “${plan.title}” was approved (${paper.number}).`,
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

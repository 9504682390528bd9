import { Type } from 'typebox';
import { defineAction, idPattern, newId, newOf, ok, organisationOf, refuse, text } from '#foundation';
import { hand, planSubject } from '../desk.ts';
import { planLifecycle } from '../model/lifecycles.ts';
import { PlanDocument } from '../model/plan.ts';
import { problems } from '../problems.ts';
import { authorisationTables, keepVersion, lockPlan, nextNumber } from '../store/tables.ts';
import { personOf } from './agreement-step.ts';
import { askForMinutes } from './collective-decision.ts';
import { byPlan, nextPlanVersion, PlanAnswer, planApproval, planObstacle, planRef } from './plan-step.ts';

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
  subject: newOf('authorisation-plan'),
  async run(actor, { authorisingBody, document }, tx) {
    const implementing = organisationOf(actor) ?? '';
    const obstacle = await planObstacle(tx, implementing, authorisingBody, document);
    if (obstacle) return refuse(obstacle);
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
        implementing_body: implementing,
        authorising_body: authorisingBody,
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
      planRef({ id, title: document.name }),
      text('编制实施方案', 'Drafted the plan'),
      planApproval(authorisingBody),
    );
    await askForMinutes(tx, { implementing_body: implementing }, planRef({ id, title: document.name }));
    return ok({ planId: id, number });
  },
});

/** The returned plan, corrected: the same number, the next version, decided on anew. The version that was returned is kept. */
export const revisePlan = defineAction({
  name: 'authorisation.revise-plan',
  title: text('修改实施方案并重报', 'Revise the plan and file it again'),
  description: text(
    '按退回理由修改；编号不变，版本递增，重新报授权主体审议。',
    'Correct what the return names. The number stays, the version counts up, and the authorising body decides anew.',
  ),
  input: Type.Object({ ...byPlan, document: PlanDocument }, { additionalProperties: false }),
  output: Type.Object({ ...PlanAnswer.properties, version: Type.Integer() }),
  problems: [problems['plan-incomplete'].type, problems['party-not-fit'].type],
  rules: ['R22', 'R26'],
  idempotent: true,
  subject: (tx, input) => planSubject(tx, input.planId),
  async run(actor, { planId, document }, tx) {
    const plan = await lockPlan(tx, planId);
    const next = planLifecycle.next(plan.state, 'revise');
    if (!next.ok) return next;
    const obstacle = await planObstacle(tx, plan.implementing_body, plan.authorising_body, document);
    if (obstacle) return refuse(obstacle);
    await keepVersion(tx, plan);
    const version = await nextPlanVersion(tx, actor, plan, next.value, document);
    await hand(
      tx,
      actor,
      planRef({ id: plan.id, title: document.name }),
      text(`修改后重报（第 ${version} 版）`, `Filed again (version ${version})`),
      planApproval(plan.authorising_body),
    );
    await askForMinutes(tx, plan, planRef({ id: plan.id, title: document.name }));
    return ok({ planId: plan.id, state: next.value, version });
  },
});

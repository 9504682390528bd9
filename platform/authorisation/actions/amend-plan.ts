import { Type } from 'typebox';
import { defineAction, ok, refuse, text } from '#foundation';
import { hand, planSubject, tell } from '../desk.ts';
import { planLifecycle } from '../model/lifecycles.ts';
import { PlanDocument } from '../model/plan.ts';
import { problems } from '../problems.ts';
import { keepVersion, lockPlan } from '../store/tables.ts';
import { askForMinutes } from './collective-decision.ts';
import { byPlan, nextPlanVersion, PlanAnswer, planApproval, planObstacle, planRef } from './plan-step.ts';

/** An approved plan is not changed at will: its next version goes the same approval again (实施规范 Art 11). Agreements in force go on meanwhile. */
export const amendPlan = defineAction({
  name: 'authorisation.amend-plan',
  title: text('修订已审议的实施方案', 'Amend an approved plan'),
  description: text(
    '修订后按原程序重新审议；编号不变，版本递增。重新审议通过之前，不能依据本方案拟定或变更协议，已生效的协议照常执行。',
    'The amended plan is decided on anew under its number. Until then no agreement is drafted or changed under it; those in force go on.',
  ),
  input: Type.Object(
    {
      ...byPlan,
      document: PlanDocument,
      reason: Type.String({ minLength: 4, maxLength: 1000, title: '修订理由', titleEn: 'Reason' }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ ...PlanAnswer.properties, version: Type.Integer() }),
  problems: [problems['plan-incomplete'].type, problems['party-not-fit'].type],
  rules: ['R22', 'R23', 'R26'],
  idempotent: true,
  subject: (tx, input) => planSubject(tx, input.planId),
  async run(actor, { planId, document, reason }, tx) {
    const plan = await lockPlan(tx, planId);
    const next = planLifecycle.next(plan.state, 'amend');
    if (!next.ok) return next;
    const obstacle = await planObstacle(tx, plan.implementing_body, plan.authorising_body, document);
    if (obstacle) return refuse(obstacle);
    await keepVersion(tx, plan, { as: 'amended', reason });
    const version = await nextPlanVersion(tx, actor, plan, next.value, document);
    await hand(
      tx,
      actor,
      planRef({ id: plan.id, title: document.name }),
      text(`修订方案（第 ${version} 版）：${reason}`, `Amended (version ${version}): ${reason}`),
      planApproval(plan.authorising_body),
    );
    await askForMinutes(tx, plan, planRef({ id: plan.id, title: document.name }));
    await tell(
      tx,
      actor,
      plan,
      [plan.authorising_body, ...(document.operator ? [document.operator] : [])],
      'plan-amended',
      text(
        `实施方案 ${plan.number} 提出修订，须重新审议：${reason}`,
        `Plan ${plan.number} is amended and to be decided on anew: ${reason}`,
      ),
    );
    return ok({ planId: plan.id, state: next.value, version });
  },
});

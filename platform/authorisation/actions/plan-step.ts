import { Type } from 'typebox';
import { type Actor, type Problem, type Tx, text } from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { findPost, organisation } from '#platform/identity';
import type { PlanDocument } from '../model/plan.ts';
import { R22, R26 } from '../model/plan.ts';
import { problems } from '../problems.ts';
import { authorisationTables, type PlanRow } from '../store/tables.ts';
import { personOf } from './agreement-step.ts';
import { pathOfPlan } from './collective-decision.ts';

/** How acts on a plan name it. */
export const byPlan = { planId: Type.String({ maxLength: 60, title: '实施方案', titleEn: 'Plan' }) };
export const PlanAnswer = Type.Object({ planId: Type.String(), state: Type.String() });
export const planRef = (plan: Pick<PlanRow, 'id' | 'title'>) => ({
  kind: 'authorisation-plan',
  id: plan.id,
  title: plan.title,
});

/** The task of the authorising body that a filed plan opens. */
export const planApproval = (authorisingBody: string) => ({
  kind: 'plan-approval',
  title: text('审议实施方案', 'Decide on the plan'),
  organisationId: authorisingBody,
  role: 'authorising-body',
  acts: ['authorisation.approve-plan', 'authorisation.return-plan'],
});

/** What keeps a plan from being filed: all defects at once, or a party without the post for it; null when nothing does. */
export async function planObstacle(
  tx: Tx,
  implementingBody: string,
  authorisingBody: string,
  document: PlanDocument,
): Promise<Problem | null> {
  const complete = R22.judge(document);
  const selected = R26.judge(document);
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
    return problems['plan-incomplete']({
      rule: 'R22',
      clause: complete.clause,
      defects: defects.map((defect) => ({ ...defect, at: `/document${defect.at}` })),
    });
  const authorising = await findPost(tx, { organisationId: authorisingBody, role: 'authorising-body' });
  const { operator } = document;
  const fit =
    operator === undefined ||
    ((await findPost(tx, { organisationId: operator, role: 'operator' })) &&
      (await organisation(tx, operator)));
  if (authorising && fit) {
    const path = await pathOfPlan(tx, {
      implementing_body: implementingBody,
      authorising_body: authorisingBody,
    });
    return path.ok ? null : path.problem;
  }
  return problems['party-not-fit']({
    detail: authorising
      ? text('所选运营机构没有运营岗位', 'The operator chosen has no operator post')
      : text('所选授权主体没有授权岗位', 'The authorising body chosen has no such post'),
  });
}

/** The plan's next version in its place, drafted by the actor; the one before is kept by the caller. Gives its number. */
export async function nextPlanVersion(
  tx: Tx,
  actor: Actor,
  plan: PlanRow,
  state: PlanRow['state'],
  document: PlanDocument,
): Promise<number> {
  const version = plan.version + 1;
  await authorisationTables(tx)
    .updateTable('authorisation.plan')
    .set({
      state,
      version,
      title: document.name,
      document: JSON.stringify(document),
      drafted_by: personOf(actor),
      returned_reason: null,
    })
    .where('id', '=', plan.id)
    .execute();
  return version;
}

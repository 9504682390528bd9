import { type Defect, ok, type Problem, type Result, refuse, type Tx, text } from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { lackInWords, withoutConsent } from '../consents/lacking.ts';
import { type AgreementDocument, agreementDefects, R24 } from '../model/index.ts';
import { type PlanDocument, R26 } from '../model/plan.ts';
import { problems } from '../problems.ts';
import { operatorOf } from '../store/selections.ts';
import { lockPlan, type PlanRow } from '../store/tables.ts';
import { whyApprovalLapsed } from './approved-text.ts';
import { releaseModeDefects } from './release-mode-defects.ts';

/** The document as it would be filed under its number and plan; or all its defects, or that it goes beyond the plan. */
export async function admissibleDraft(
  tx: Tx,
  plan: PlanRow,
  given: AgreementDocument,
  {
    id,
    number,
    version,
  }: {
    /** Of the agreement it is the next text of; none for a first draft. */
    readonly id: string | null;
    readonly number: string;
    readonly version: number;
  },
): Promise<Result<AgreementDocument>> {
  if (plan.state !== 'approved') return refuse(problems['plan-not-approved']());
  const lapsed = whyApprovalLapsed(plan);
  if (lapsed) return refuse(lapsed);
  const operator = await operatorOf(tx, plan);
  if (operator === null)
    return refuse(problems['operator-not-selected']({ rule: 'R26', clause: R26.clause }));
  const document: AgreementDocument = {
    ...given,
    number,
    version,
    plan: { number: plan.number, version: plan.version },
  };
  const defects = [...agreementDefects(document), ...(await catalogueDefects(tx, document))];
  defects.push(...(await consentDefects(tx, id, document, defects)));
  if (defects.length > 0)
    return refuse(
      problems['agreement-incomplete']({
        rule: 'R24',
        clause: R24.clause,
        defects: defects.map((defect) => ({ ...defect, at: `/document${defect.at}` })),
      }),
    );
  const beyond = beyondPlan(plan, operator, document);
  return beyond ? refuse(beyond) : ok(document);
}

/**
 * A text that was admitted before is held against its plan as it is now: amended meanwhile, the plan is decided on first, and what it does not carry any more
 * does not take effect. The plan's row stays locked until the commit.
 */
export async function whyBeyondPlan(
  tx: Tx,
  planId: string,
  document: AgreementDocument,
): Promise<Problem | null> {
  const plan = await lockPlan(tx, planId);
  if (plan.state !== 'approved') return problems['plan-not-approved']();
  const lapsed = whyApprovalLapsed(plan);
  if (lapsed) return lapsed;
  const operator = await operatorOf(tx, plan);
  return operator === null
    ? problems['operator-not-selected']({ rule: 'R26', clause: R26.clause })
    : beyondPlan(plan, operator, document);
}

/** Resources, parties and term stay within what was approved (实施规范 Art 11). */
function beyondPlan(plan: PlanRow, operator: string, { parties, parts }: AgreementDocument): Problem | null {
  const planned = plan.document as unknown as PlanDocument;
  const within =
    parts.scope.resources.every(({ resourceId }) => planned.resources.includes(resourceId)) &&
    parties.operator.organisationId === operator &&
    parties.implementingBody.organisationId === plan.implementing_body &&
    parties.authorisingBody.organisationId === plan.authorising_body &&
    parts.term.from >= planned.term.from &&
    parts.term.until <= planned.term.until;
  return within
    ? null
    : problems['beyond-plan']({ clause: { document: '实施规范', article: '11' }, rule: 'R23' });
}

/** R28 by lineage: data of other departments that came into a granted resource on whatever way. What the draft itself declares is told of already. */
async function consentDefects(
  tx: Tx,
  id: string | null,
  document: AgreementDocument,
  told: readonly Defect[],
): Promise<readonly Defect[]> {
  const lacking = await withoutConsent(tx, { id: id ?? '', document });
  return lacking
    .map((one) => ({
      at: `/parts/scope/resources/${one.resourceIndex}/sources`,
      message: lackInWords(one),
    }))
    .filter(({ at }) => !told.some((defect) => defect.at.startsWith(`${at}/`)));
}

/** What the document says of the catalogue must be true: items that exist, and the protected units the resource has. */
async function catalogueDefects(tx: Tx, document: AgreementDocument) {
  const defects: Defect[] = [];
  for (const [index, granted] of document.parts.scope.resources.entries()) {
    const at = `/parts/scope/resources/${index}`;
    const resource = await cataloguedResource(tx, granted.resourceId);
    if (!resource) {
      defects.push({
        at: `${at}/resourceId`,
        message: text('目录中没有这个资源', 'The catalogue has no such resource'),
      });
      continue;
    }
    const known = new Set(resource.items.map((item) => item.id));
    for (const [position, item] of [...granted.items, ...granted.otherItems].entries()) {
      if (!known.has(item.itemId)) {
        defects.push({
          at: `${at}/items/${position}`,
          message: text(`目录中没有信息项“${item.title}”`, `The catalogue has no item “${item.title}”`),
        });
      }
    }
    const named = new Set(granted.protectedUnits.map((unit) => unit.unit as string));
    for (const { unit } of resource.protectedUnits) {
      if (!named.has(unit)) {
        defects.push({
          at: `${at}/protectedUnits`,
          message: text(`遗漏保护对象：${unit}`, `A protected unit of the resource is left out: ${unit}`),
        });
      }
    }
    defects.push(...(await releaseModeDefects(tx, granted, resource, document.parts.security, at)));
  }
  return defects;
}

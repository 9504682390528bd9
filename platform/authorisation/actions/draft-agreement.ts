import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { Type } from 'typebox';
import { defineAction, newId, ok, refuse, type Tx, text } from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { hand, planSubject } from '../desk.ts';
import { AgreementDocument, agreementDefects, agreementDigestInput, R24 } from '../model/index.ts';
import { problems } from '../problems.ts';
import { authorisationTables, findPlan, nextNumber } from '../store/tables.ts';
import { personOf, refOf } from './agreement-step.ts';
/** SHA-256 of the document in canonical JSON; what the log, the receipts and the parties mean by "this agreement". */
export const agreementDigest = (document: AgreementDocument): string =>
  createHash('sha256')
    .update(canonicalize(agreementDigestInput(document)) ?? '')
    .digest('hex');

/** The implementing body writes the agreement out of an approved plan. What the engine will enforce is this document and nothing else. */
export const draftAgreement = defineAction({
  name: 'authorisation.draft-agreement',
  title: text('拟定授权运营协议', 'Draft the agreement'),
  description: text(
    '依据已审议的实施方案拟定协议（十三部分）；协议生效后由查询引擎直接执行。',
    'Draft the agreement in thirteen parts from the approved plan. Once in force, the query engine executes it as it stands.',
  ),
  input: Type.Object(
    {
      planId: Type.String({ maxLength: 60, title: '实施方案', titleEn: 'Plan' }),
      document: AgreementDocument,
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ agreementId: Type.String(), number: Type.String() }),
  problems: [
    problems['agreement-incomplete'].type,
    problems['term-too-long'].type,
    problems['beyond-plan'].type,
    problems['plan-not-approved'].type,
  ],
  rules: ['R23', 'R24', 'R25', 'R28', 'R30'],
  idempotent: true,
  subject: (tx, input) => planSubject(tx, input.planId),
  async run(actor, input, tx) {
    const plan = await findPlan(tx, input.planId);
    if (plan?.state !== 'approved') return refuse(problems['plan-not-approved']());
    const number = await nextNumber(tx, '授协');
    const document: AgreementDocument = {
      ...input.document,
      number,
      version: 1,
      plan: { number: plan.number, version: plan.version },
    };
    const defects = [...agreementDefects(document), ...(await catalogueDefects(tx, document))];
    if (defects.length > 0) {
      return refuse(
        problems['agreement-incomplete']({
          rule: 'R24',
          clause: R24.clause,
          defects: defects.map((defect) => ({ ...defect, at: `/document${defect.at}` })),
        }),
      );
    }
    const planned = plan.document as unknown as {
      resources: string[];
      operator: string;
      term: { from: string; until: string };
    };
    const beyond = document.parts.scope.resources.filter(
      (resource) => !planned.resources.includes(resource.resourceId),
    );
    if (
      beyond.length > 0 ||
      document.parties.operator.organisationId !== planned.operator ||
      document.parties.implementingBody.organisationId !== plan.implementing_body ||
      document.parties.authorisingBody.organisationId !== plan.authorising_body ||
      document.parts.term.from < planned.term.from ||
      document.parts.term.until > planned.term.until
    ) {
      return refuse(
        problems['beyond-plan']({ clause: { document: '实施规范', article: '11' }, rule: 'R23' }),
      );
    }
    const id = newId('agr');
    await authorisationTables(tx)
      .insertInto('authorisation.agreement')
      .values({
        id,
        number,
        version: 1,
        state: 'draft',
        plan_id: plan.id,
        document: JSON.stringify(document),
        digest: agreementDigest(document),
        authorising_body: plan.authorising_body,
        implementing_body: plan.implementing_body,
        operator: planned.operator,
        term_from: Temporal.PlainDate.from(document.parts.term.from),
        term_until: Temporal.PlainDate.from(document.parts.term.until),
        drafted_by: personOf(actor),
        approved_by: null,
        decision: null,
        signed_by: null,
        returned_reason: null,
        suspension: null,
        log_entry: null,
        created_at: tx.now,
        approved_at: null,
        signed_at: null,
        active_at: null,
        ended_at: null,
      })
      .execute();
    await hand(
      tx,
      actor,
      { kind: 'authorisation-plan', id: plan.id, title: plan.title },
      text('已拟定协议', 'The agreement was drafted'),
    );
    await hand(tx, actor, refOf({ id, number }), text('拟定协议', 'Drafted the agreement'), {
      kind: 'agreement-approval',
      title: text('审议授权运营协议', 'Decide on the agreement'),
      organisationId: plan.authorising_body,
      role: 'authorising-body',
      acts: ['authorisation.approve-agreement', 'authorisation.return-agreement'],
    });
    return ok({ agreementId: id, number });
  },
});

/** What the document says of the catalogue must be true: items that exist, and the protected units the resource has. */
async function catalogueDefects(tx: Tx, document: AgreementDocument) {
  const defects = [];
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
  }
  return defects;
}

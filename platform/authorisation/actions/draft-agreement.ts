import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { Type } from 'typebox';
import { defineAction, newId, ok, refuse, text } from '#foundation';
import { agreementSubject, hand, planSubject } from '../desk.ts';
import { AgreementDocument, agreementDigestInput } from '../model/index.ts';
import { agreementLifecycle } from '../model/lifecycles.ts';
import { problems } from '../problems.ts';
import { authorisationTables, findPlan, keepVersion, lockAgreement, nextNumber } from '../store/tables.ts';
import { admissibleDraft } from './admissible-draft.ts';
import { AgreementAnswer, byAgreement, personOf, refOf } from './agreement-step.ts';
import { askForMinutes } from './collective-decision.ts';

/** SHA-256 of the document in canonical JSON; what the log, the receipts and the parties mean by "this agreement". */
export const agreementDigest = (document: AgreementDocument): string =>
  createHash('sha256')
    .update(canonicalize(agreementDigestInput(document)) ?? '')
    .digest('hex');

const draftRules = ['R23', 'R24', 'R25', 'R28', 'R30'];
/** Who operates is settled when the agreement is first drafted. */
const firstDraftRules = [...draftRules, 'R26'];
const draftProblems = [
  problems['agreement-incomplete'].type,
  problems['term-too-long'].type,
  problems['beyond-plan'].type,
  problems['plan-not-approved'].type,
  problems['operator-not-selected'].type,
];
/** The task of the authorising body that a filed agreement opens. */
const agreementApproval = (authorisingBody: string) => ({
  kind: 'agreement-approval',
  title: text('审议授权运营协议', 'Decide on the agreement'),
  organisationId: authorisingBody,
  role: 'authorising-body',
  acts: ['authorisation.approve-agreement', 'authorisation.return-agreement'],
});

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
  problems: draftProblems,
  rules: firstDraftRules,
  idempotent: true,
  subject: (tx, input) => planSubject(tx, input.planId),
  async run(actor, input, tx) {
    const plan = await findPlan(tx, input.planId);
    if (!plan) return refuse(problems['plan-not-approved']());
    const number = await nextNumber(tx, '授协');
    const admitted = await admissibleDraft(tx, plan, input.document, { id: null, number, version: 1 });
    if (!admitted.ok) return admitted;
    const document = admitted.value;
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
        operator: document.parties.operator.organisationId,
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
        version_since: null,
      })
      .execute();
    await hand(
      tx,
      actor,
      { kind: 'authorisation-plan', id: plan.id, title: plan.title },
      text('已拟定协议', 'The agreement was drafted'),
    );
    await hand(
      tx,
      actor,
      refOf({ id, number }),
      text('拟定协议', 'Drafted the agreement'),
      agreementApproval(plan.authorising_body),
    );
    await askForMinutes(tx, plan, refOf({ id, number }));
    return ok({ agreementId: id, number });
  },
});

/** The returned agreement, corrected: the same number, the next version with its own digest, decided on anew. What was returned is kept. */
export const reviseAgreement = defineAction({
  name: 'authorisation.revise-agreement',
  title: text('修改协议并重报', 'Revise the agreement and file it again'),
  description: text(
    '按退回理由修改；编号不变，版本递增，摘要随之更新，重新报授权主体审议。',
    'Correct what the return names. The number stays, the version counts up with a digest of its own, and it is decided on anew.',
  ),
  input: Type.Object({ ...byAgreement, document: AgreementDocument }, { additionalProperties: false }),
  output: Type.Object({ ...AgreementAnswer.properties, version: Type.Integer() }),
  problems: draftProblems,
  rules: draftRules,
  idempotent: true,
  subject: (tx, input) => agreementSubject(tx, input.agreementId),
  async run(actor, input, tx) {
    const agreement = await lockAgreement(tx, input.agreementId);
    const next = agreementLifecycle.next(agreement.state, 'revise');
    if (!next.ok) return next;
    const plan = await findPlan(tx, agreement.plan_id);
    if (!plan) throw new Error(`agreement ${agreement.id} has no plan`);
    const version = agreement.version + 1;
    const admitted = await admissibleDraft(tx, plan, input.document, {
      id: agreement.id,
      number: agreement.number,
      version,
    });
    if (!admitted.ok) return admitted;
    const document = admitted.value;
    await keepVersion(tx, agreement);
    await authorisationTables(tx)
      .updateTable('authorisation.agreement')
      .set({
        state: next.value,
        version,
        document: JSON.stringify(document),
        digest: agreementDigest(document),
        term_from: Temporal.PlainDate.from(document.parts.term.from),
        term_until: Temporal.PlainDate.from(document.parts.term.until),
        drafted_by: personOf(actor),
        returned_reason: null,
      })
      .where('id', '=', agreement.id)
      .execute();
    await hand(
      tx,
      actor,
      refOf(agreement),
      text(`修改后重报（第 ${version} 版）`, `Filed again (version ${version})`),
      agreementApproval(agreement.authorising_body),
    );
    await askForMinutes(tx, agreement, refOf(agreement));
    return ok({ agreementId: agreement.id, state: next.value, version });
  },
});

import { Type } from 'typebox';
import { dateAt, dateInWords, defineAction, ok, refuse, startOfDate, text } from '#foundation';
import { noteDecisionUse } from '#platform/casework';
import { privacyProblems, takeShares } from '#platform/privacy';
import { whyNoSharedConsent } from '../consents/lacking.ts';
import { askSharedConsents } from '../consents/open.ts';
import { agreementSubject, hand, partiesOf, tell } from '../desk.ts';
import { passGrants } from '../grant-scope.ts';
import type { AgreementDocument } from '../model/index.ts';
import { agreementLifecycle } from '../model/lifecycles.ts';
import { agreementApproval, issuePaper } from '../papers.ts';
import { problems } from '../problems.ts';
import { authorisationTables, lockAgreement } from '../store/tables.ts';
import { whyBeyondPlan } from './admissible-draft.ts';
import { AgreementAnswer, byAgreement, personOf, refOf } from './agreement-step.ts';
import { begin } from './agreement-term.ts';
import { collectiveDecision, pathOfAgreement, versionFiledAt } from './collective-decision.ts';
import { decisionInWords } from './decision.ts';
import { openFiling } from './filing.ts';
import { termClock } from './version-in-force.ts';

export const approveAgreement = defineAction({
  name: 'authorisation.approve-agreement',
  title: text('审议通过协议', 'Approve the agreement'),
  description: text(
    '依据实施机构“三重一大”集体决策（党组会或办公会纪要）审议通过协议；纪要须先录入并经第二人复核。',
    'Approve on the implementing body’s own 三重一大 decision, whose minutes were entered and checked before.',
  ),
  input: Type.Object(byAgreement, { additionalProperties: false }),
  output: AgreementAnswer,
  problems: [problems['decision-missing'].type],
  rules: ['R23'],
  fourEyes: true,
  subject: (tx, input) => agreementSubject(tx, input.agreementId),
  async run(actor, input, tx) {
    const agreement = await lockAgreement(tx, input.agreementId);
    const next = agreementLifecycle.next(agreement.state, 'approve');
    if (!next.ok) return next;
    const decided = await collectiveDecision(tx, await pathOfAgreement(tx, agreement), {
      subject: { kind: 'agreement', id: agreement.id },
      since: await versionFiledAt(tx, agreement),
      digest: agreement.digest,
      parties: [agreement.implementing_body, agreement.authorising_body],
    });
    if (!decided.ok) return decided;
    const { paper, kept } = decided.value;
    await authorisationTables(tx)
      .updateTable('authorisation.agreement')
      .set({
        state: next.value,
        approved_by: personOf(actor),
        approved_at: tx.now,
        decision: kept,
      })
      .where('id', '=', agreement.id)
      .execute();
    await noteDecisionUse(tx, paper.id, { kind: 'agreement', id: agreement.id });
    await hand(tx, actor, refOf(agreement), text('审议通过协议', 'Approved the agreement'), {
      kind: 'agreement-signing',
      title: text('签署授权运营协议', 'Sign the agreement'),
      organisationId: agreement.operator,
      role: 'operator',
      acts: ['authorisation.sign-agreement'],
    });
    await issuePaper(tx, actor, {
      template: agreementApproval,
      subject: { kind: 'agreement', id: agreement.id },
      values: {
        number: agreement.number,
        version: String(agreement.version),
        from: dateInWords(agreement.term_from),
        until: dateInWords(agreement.term_until.subtract({ days: 1 })),
        ...decisionInWords({
          decisionNumber: paper.number,
          decidedOn: paper.decidedOn.toString(),
        }),
      },
      to: partiesOf(agreement),
      told: {
        kind: 'agreement-approved',
        text: text(
          `授权运营协议 ${agreement.number} 已审议通过（${paper.number}），待运营机构签署。`,
          `Agreement ${agreement.number} was approved (${paper.number}); the operator is to sign it.`,
        ),
      },
    });
    return ok({ agreementId: agreement.id, state: next.value });
  },
});

export const returnAgreement = defineAction({
  name: 'authorisation.return-agreement',
  title: text('退回协议', 'Return the agreement'),
  description: text('退回修改并说明理由。', 'Return it with the reason.'),
  input: Type.Object(
    {
      ...byAgreement,
      reason: Type.String({ minLength: 4, maxLength: 1000, title: '理由', titleEn: 'Reason' }),
    },
    { additionalProperties: false },
  ),
  output: AgreementAnswer,
  problems: [],
  dangerous: true,
  subject: (tx, input) => agreementSubject(tx, input.agreementId),
  async run(actor, input, tx) {
    const agreement = await lockAgreement(tx, input.agreementId);
    const next = agreementLifecycle.next(agreement.state, 'return');
    if (!next.ok) return next;
    await authorisationTables(tx)
      .updateTable('authorisation.agreement')
      .set({ state: next.value, returned_reason: input.reason })
      .where('id', '=', agreement.id)
      .execute();
    await hand(tx, actor, refOf(agreement), text('退回修改', 'Returned'), {
      kind: 'agreement-revision',
      title: text('修改授权运营协议', 'Revise the agreement'),
      organisationId: agreement.implementing_body,
      role: 'implementing-body',
      acts: ['authorisation.revise-agreement'],
      back: true,
    });
    await tell(
      tx,
      actor,
      agreement,
      partiesOf(agreement),
      'agreement-returned',
      text(
        `授权运营协议 ${agreement.number} 被退回修改：${input.reason}`,
        `Agreement ${agreement.number} was returned: ${input.reason}`,
      ),
    );
    return ok({ agreementId: agreement.id, state: next.value });
  },
});

/** The operator signs; the agreement takes effect at once if its term has begun, otherwise by a clock on the first day of the term. */
export const signAgreement = defineAction({
  name: 'authorisation.sign-agreement',
  title: text('签署协议', 'Sign the agreement'),
  description: text(
    '运营机构签署协议；期限开始之日起生效，由引擎执行。',
    'The operator signs. From the first day of the term the engine executes it.',
  ),
  input: Type.Object(byAgreement, { additionalProperties: false }),
  output: AgreementAnswer,
  problems: [
    problems['term-over'].type,
    problems['plan-not-approved'].type,
    problems['beyond-plan'].type,
    problems['operator-not-selected'].type,
    problems['shared-consent-missing'].type,
    privacyProblems['gate-closed'].type,
    privacyProblems['no-such-population'].type,
    privacyProblems['budget-exceeded'].type,
  ],
  rules: ['R25', 'R28', 'R63'],
  subject: (tx, input) => agreementSubject(tx, input.agreementId),
  async run(actor, input, tx) {
    const agreement = await lockAgreement(tx, input.agreementId);
    const next = agreementLifecycle.next(agreement.state, 'sign');
    if (!next.ok) return next;
    if (Temporal.PlainDate.compare(agreement.term_until, dateAt(tx.now)) <= 0)
      return refuse(problems['term-over']());
    const document = agreement.document as unknown as AgreementDocument;
    const beyond = await whyBeyondPlan(tx, agreement.plan_id, document);
    if (beyond) return refuse(beyond);
    const lacking = await whyNoSharedConsent(tx, { id: agreement.id, document });
    if (lacking) return refuse(problems['shared-consent-missing'](lacking));
    const passed = await passGrants(tx, actor, { id: agreement.id, document });
    if (!passed.ok) return passed;
    await askSharedConsents(tx, actor, agreement);
    await authorisationTables(tx)
      .updateTable('authorisation.agreement')
      .set({ state: next.value, signed_by: personOf(actor), signed_at: tx.now })
      .where('id', '=', agreement.id)
      .execute();
    await hand(tx, actor, refOf(agreement), text('签署协议', 'Signed the agreement'));
    await openFiling(tx, actor, {
      kind: 'agreement',
      id: agreement.id,
      number: agreement.number,
      version: agreement.version,
      implementingBody: agreement.implementing_body,
    });
    await tell(
      tx,
      actor,
      agreement,
      partiesOf(agreement),
      'agreement-signed',
      text(
        `授权运营协议 ${agreement.number} 已由运营机构签署，自 ${agreement.term_from} 起执行。`,
        `Agreement ${agreement.number} was signed by the operator; it is executed from ${agreement.term_from}.`,
      ),
    );
    const begins = startOfDate(agreement.term_from);
    if (Temporal.Instant.compare(begins, tx.now) <= 0)
      await begin(tx, actor, { ...agreement, state: next.value });
    else await termClock(tx, agreement, 'authorisation.term-begins', agreement.term_from);
    const { privacyBudget } = document.parts.security;
    const short = await takeShares(tx, agreement.id, privacyBudget);
    if (short) return refuse(short);
    return ok({
      agreementId: agreement.id,
      state: Temporal.Instant.compare(begins, tx.now) <= 0 ? 'active' : next.value,
    });
  },
});

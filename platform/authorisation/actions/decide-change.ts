import { Type } from 'typebox';
import {
  type Actor,
  dateAt,
  deadlineBefore,
  defineAction,
  ok,
  refuse,
  type Text,
  type Tx,
  text,
} from '#foundation';
import { noteDecisionUse, startClock } from '#platform/casework';
import { privacyProblems } from '#platform/privacy';
import { hand, partiesOf, tell } from '../desk.ts';
import { changeLifecycle } from '../model/change.ts';
import { R25 } from '../model/index.ts';
import { changeApproval, issuePaper } from '../papers.ts';
import type { UnderAgreement } from '../ports.ts';
import { problems } from '../problems.ts';
import { findChange, setChange } from '../store/changes.ts';
import { lockAgreement } from '../store/tables.ts';
import { openTermination } from '../store/terminations.ts';
import { personOf } from './agreement-step.ts';
import { changeInForce, whyNotInForce } from './change-in-force.ts';
import { answerOf, byChange, ChangeAnswer, changeRef, changeSubject } from './change-step.ts';
import { collectiveDecision, pathOfAgreement } from './collective-decision.ts';
import { decisionInWords } from './decision.ts';
import { changeConsent } from './propose-change.ts';

/** The change and its agreement, whose row is locked. */
async function hold(tx: Tx, id: string) {
  const named = (await findChange(tx, id))!;
  const agreement = await lockAgreement(tx, named.agreement_id);
  return { agreement, change: (await findChange(tx, id))! };
}

/** A larger change is decided on like the agreement: by the authorising body, collectively, by nobody who wrote it. */
export const approveChange = defineAction({
  name: 'authorisation.approve-change',
  title: text('审议通过协议变更', 'Approve the change'),
  description: text(
    '较大变更依据实施机构就本变更作出的“三重一大”集体决策重新审议通过，再由运营机构同意。',
    'A larger change repeats the path of the agreement, on a decision about this very change; then the operator consents.',
  ),
  input: Type.Object(byChange, { additionalProperties: false }),
  output: ChangeAnswer,
  problems: [problems['decision-missing'].type],
  rules: ['R23', 'AR4'],
  fourEyes: true,
  subject: (tx, input) => changeSubject(tx, input.changeId),
  async run(actor, input, tx) {
    const { agreement, change } = await hold(tx, input.changeId);
    const next = changeLifecycle.next(change.state, 'approve');
    if (!next.ok) return next;
    const decided = await collectiveDecision(tx, await pathOfAgreement(tx, agreement), {
      subject: { kind: 'agreement-change', id: change.id },
      since: change.proposed_at,
      digest: change.digest,
      parties: [agreement.implementing_body, agreement.authorising_body],
    });
    if (!decided.ok) return decided;
    const { paper, kept } = decided.value;
    await setChange(tx, change.id, {
      state: next.value,
      decision: kept,
      decided_by: personOf(actor),
      decided_at: tx.now,
    });
    await noteDecisionUse(tx, paper.id, { kind: 'agreement-change', id: change.id });
    await hand(
      tx,
      actor,
      changeRef(change, agreement),
      text('审议通过变更', 'Approved the change'),
      changeConsent(agreement),
    );
    await issuePaper(tx, actor, {
      template: changeApproval,
      subject: { kind: 'agreement', id: agreement.id },
      values: {
        number: agreement.number,
        ...decisionInWords({
          decisionNumber: paper.number,
          decidedOn: paper.decidedOn.toString(),
        }),
      },
      to: partiesOf(agreement),
      told: {
        kind: 'change-approved',
        text: text(
          `授权 ${agreement.number} 的变更已审议通过（${paper.number}），待运营机构同意。`,
          `The change of agreement ${agreement.number} was approved (${paper.number}); the operator is to consent.`,
        ),
      },
    });
    return ok(answerOf(change, next.value));
  },
});

/** Both sides agree. At once, or on the day asked for, the next version is the agreement. */
export const consentChange = (under: UnderAgreement) =>
  defineAction({
    name: 'authorisation.consent-change',
    title: text('同意协议变更', 'Consent to the change'),
    description: text(
      '运营机构同意变更。生效后引擎即按新版本执行，下一次调用适用新版本；生效前受理而未交付的结果须重新运行，新版本不再列明的产品下架。',
      'The operator consents. In force, the engine executes the new version from the next call on; what was admitted before and has not left is run again, and products the new version does not list are delisted.',
    ),
    input: Type.Object(byChange, { additionalProperties: false }),
    output: ChangeAnswer,
    problems: [
      problems['term-over'].type,
      problems['plan-not-approved'].type,
      problems['beyond-plan'].type,
      problems['operator-not-selected'].type,
      problems['termination-open'].type,
      privacyProblems['gate-closed'].type,
      privacyProblems['no-such-population'].type,
      privacyProblems['budget-exceeded'].type,
    ],
    rules: ['R25', 'R63'],
    dangerous: true,
    subject: (tx, input) => changeSubject(tx, input.changeId),
    async run(actor, input, tx) {
      const { agreement, change } = await hold(tx, input.changeId);
      const next = changeLifecycle.next(change.state, 'consent');
      if (!next.ok) return next;
      const ending = await openTermination(tx, agreement.id);
      if (ending) return refuse(problems['termination-open']({ data: { terminationId: ending.id } }));
      const why = await whyNotInForce(tx, actor, agreement, change);
      if (why) return refuse(why);
      await setChange(tx, change.id, {
        state: next.value,
        consented_by: personOf(actor),
        consented_at: tx.now,
      });
      await hand(tx, actor, changeRef(change, agreement), text('同意变更', 'Consented to the change'));
      const day = change.effective_on;
      if (!day || Temporal.PlainDate.compare(day, dateAt(tx.now)) <= 0) {
        const done = await changeInForce(tx, actor, agreement, { ...change, state: next.value }, under);
        return done.ok ? ok(answerOf(change, 'in-force')) : done;
      }
      await startClock(tx, {
        kind: 'authorisation.change-due',
        subject: { kind: 'agreement-change', id: change.id },
        rule: 'R25',
        clause: R25.clause,
        deadline: deadlineBefore(day),
      });
      await tell(
        tx,
        actor,
        agreement,
        partiesOf(agreement),
        'change-agreed',
        text(
          `授权 ${agreement.number} 的变更双方已同意，自 ${day} 起生效。`,
          `Both sides agreed to the change of agreement ${agreement.number}; it takes effect on ${day}.`,
        ),
      );
      return ok(answerOf(change, next.value));
    },
  });

export const declineChange = leavingItAsItIs({
  name: 'authorisation.decline-change',
  title: text('不同意变更', 'Decline the change'),
  description: text('不同意并说明理由；现行版本照常执行。', 'The present version goes on; say why.'),
  event: 'decline',
  step: text('不同意变更', 'Declined the change'),
  notice: 'change-declined',
  told: (number, why) =>
    text(`授权 ${number} 的变更未获同意：${why}`, `The change of agreement ${number} was declined: ${why}`),
});

/** Who proposed it takes it back while not both sides agreed. */
export const withdrawChange = leavingItAsItIs({
  name: 'authorisation.withdraw-change',
  title: text('撤回变更', 'Withdraw the change'),
  description: text('双方同意之前可以撤回。', 'As long as not both sides have agreed.'),
  event: 'withdraw',
  step: text('撤回变更', 'Withdrew the change'),
  notice: 'change-withdrawn',
  told: (number, why) =>
    text(`授权 ${number} 的变更已撤回：${why}`, `The change of agreement ${number} was withdrawn: ${why}`),
});

/** An act after which the present version goes on. */
function leavingItAsItIs({
  name,
  title,
  description,
  event,
  step,
  notice,
  told,
}: {
  readonly name: string;
  readonly title: Text;
  readonly description: Text;
  readonly event: 'decline' | 'withdraw';
  readonly step: Text;
  readonly notice: string;
  readonly told: (number: string, why: string) => Text;
}) {
  return defineAction({
    name,
    title,
    description,
    input: Type.Object(
      {
        ...byChange,
        reason: Type.String({ minLength: 4, maxLength: 1000, title: '理由', titleEn: 'Reason' }),
      },
      { additionalProperties: false },
    ),
    output: ChangeAnswer,
    problems: [],
    subject: (tx, input) => changeSubject(tx, input.changeId),
    async run(actor: Actor, input, tx) {
      const { agreement, change } = await hold(tx, input.changeId);
      const next = changeLifecycle.next(change.state, event);
      if (!next.ok) return next;
      await setChange(tx, change.id, { state: next.value, declined_reason: input.reason });
      await hand(tx, actor, changeRef(change, agreement), step);
      await tell(tx, actor, agreement, partiesOf(agreement), notice, told(agreement.number, input.reason));
      return ok(answerOf(change, next.value));
    },
  });
}

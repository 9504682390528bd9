import { Type } from 'typebox';
import {
  type Actor,
  dateAt,
  dateInWords,
  deadlineBefore,
  defineAction,
  ok,
  refuse,
  type Text,
  type Tx,
  text,
} from '#foundation';
import { type DocumentTemplate, startClock } from '#platform/casework';
import { hand, partiesOf, tell } from '../desk.ts';
import type { AgreementDocument } from '../model/index.ts';
import { AR1, terminationLifecycle } from '../model/termination.ts';
import { issuePaper, terminationDecision, terminationDeclined } from '../papers.ts';
import type { UnderAgreement } from '../ports.ts';
import { problems } from '../problems.ts';
import { lockAgreement } from '../store/tables.ts';
import { setTermination } from '../store/terminations.ts';
import { personOf } from './agreement-step.ts';
import { Decision, decisionInWords, decisionOf } from './decision.ts';
import { takeEffect } from './take-effect.ts';
import {
  byTermination,
  concernedBy,
  findTermination,
  onDay,
  TerminationAnswer,
  terminationRef,
  terminationSubject,
} from './termination-step.ts';

const reason = Type.String({ minLength: 4, maxLength: 1000, title: '理由', titleEn: 'Reason' });

/**
 * The other side decides that the agreement ends: at once, or on the day asked for and not before the agreed notice. At once means with
 * this commit; a day is a clock, and calls are answered until then.
 */
export const approveTermination = (under: UnderAgreement) =>
  defineAction({
    name: 'authorisation.approve-termination',
    title: text('决定终止授权', 'Decide that the agreement ends'),
    description: text(
      '集体决策终止授权。终止后：调用即时停止，产品下架、订购终止，未取走的结果和授权数据域随密钥销毁，运营机构进入退出程序。不可恢复。',
      'Decide collectively that it ends. Then calls stop, products and orders end, results not collected and projections are destroyed with their key, and the operator’s exit begins. It cannot be undone.',
    ),
    input: Type.Object({ ...byTermination, ...Decision }, { additionalProperties: false }),
    output: TerminationAnswer,
    problems: [problems['decision-missing'].type, problems['term-ends-first'].type],
    rules: ['R23', 'AR1'],
    fourEyes: true,
    dangerous: true,
    subject: (tx, input) => terminationSubject(tx, input),
    async run(actor, input, tx) {
      const agreement = await lockAgreement(tx, input.agreementId);
      const termination = (await findTermination(tx, input))!;
      const next = terminationLifecycle.next(termination.state, 'decide');
      if (!next.ok) return next;
      const decided = decisionOf(tx, input);
      if (!decided.ok) return decided;
      const { noticeDays } = (agreement.document as unknown as AgreementDocument).parts.changes;
      const day = AR1.judge({
        ground: termination.ground_kind,
        wanted: termination.wanted_on,
        noticeDays,
        today: dateAt(tx.now),
      }).output;
      if (day && Temporal.PlainDate.compare(day, agreement.term_until) >= 0)
        return refuse(problems['term-ends-first']({ rule: 'AR1', clause: AR1.clause }));
      await setTermination(tx, termination.id, {
        state: next.value,
        decision: decided.value,
        decided_by: personOf(actor),
        decided_at: tx.now,
        effective_on: day,
      });
      await hand(tx, actor, terminationRef(agreement), text('决定终止授权', 'Decided that it ends'));
      const when = onDay(day);
      await issuePaper(tx, actor, {
        template: terminationDecision,
        subject: { kind: 'agreement', id: agreement.id },
        values: {
          number: agreement.number,
          when: day ? `自${dateInWords(day)}起终止` : '即时终止',
          ground: termination.ground,
          ...decisionInWords(input),
        },
        to: concernedBy(agreement),
        told: {
          kind: 'termination-decided',
          text: text(
            `授权 ${agreement.number} 已决定终止（${termination.ground}，${input.decisionNumber}），${when.zh}。`,
            `It was decided that agreement ${agreement.number} ${when.en} (${termination.ground}, ${input.decisionNumber}).`,
          ),
        },
      });
      const answer = { agreementId: agreement.id, terminationId: termination.id };
      if (!day) {
        const decision = JSON.parse(decided.value) as { readonly number: string; readonly date: string };
        const done = await takeEffect(tx, actor, agreement, { ...termination, decision }, under);
        return done.ok ? ok({ ...answer, state: 'effective', effectiveOn: null }) : done;
      }
      await startClock(tx, {
        kind: 'authorisation.termination-due',
        subject: { kind: 'agreement', id: agreement.id },
        rule: 'AR1',
        clause: AR1.clause,
        deadline: deadlineBefore(day),
      });
      await tx.emit({
        kind: 'authorisation.termination-decided',
        subject: agreement.id,
        payload: { number: agreement.number, reason: termination.ground, day: day.toString() },
      });
      return ok({ ...answer, state: next.value, effectiveOn: day.toString() });
    },
  });

export const declineTermination = leavingItInForce({
  name: 'authorisation.decline-termination',
  title: text('不同意终止', 'Decline the end'),
  description: text('不同意提前终止并说明理由；授权照常。', 'The agreement goes on; say why.'),
  event: 'decline',
  step: text('不同意终止', 'Declined the end'),
  notice: 'termination-declined',
  paper: terminationDeclined,
  told: (number, why) => text(`授权 ${number} 不予终止：${why}`, `Agreement ${number} is not ended: ${why}`),
  kept: (actor, why, tx) => ({ declined_reason: why, decided_by: personOf(actor), decided_at: tx.now }),
});

/** Whoever proposed it takes it back while it is not decided. */
export const withdrawTermination = leavingItInForce({
  name: 'authorisation.withdraw-termination',
  title: text('撤回终止提请', 'Withdraw the proposed end'),
  description: text('决定之前可以撤回。', 'As long as it is not decided.'),
  event: 'withdraw',
  step: text('撤回终止提请', 'Withdrew the proposed end'),
  notice: 'termination-withdrawn',
  told: (number, why) =>
    text(
      `授权 ${number} 的终止提请已撤回：${why}`,
      `The proposed end of agreement ${number} was withdrawn: ${why}`,
    ),
  kept: () => ({}),
});

/** An act after which the agreement goes on as before. */
function leavingItInForce({
  name,
  title,
  description,
  event,
  step,
  notice,
  paper,
  told,
  kept,
}: {
  readonly name: string;
  readonly title: Text;
  readonly description: Text;
  readonly event: 'decline' | 'withdraw';
  readonly step: Text;
  readonly notice: string;
  /** A decision of the other side is a formal paper. */
  readonly paper?: DocumentTemplate;
  readonly told: (number: string, why: string) => Text;
  /** Of who did it and why, beside the new state. */
  readonly kept: (actor: Actor, why: string, tx: Tx) => Omit<Parameters<typeof setTermination>[2], 'state'>;
}) {
  return defineAction({
    name,
    title,
    description,
    input: Type.Object({ ...byTermination, reason }, { additionalProperties: false }),
    output: TerminationAnswer,
    problems: [],
    subject: (tx, input) => terminationSubject(tx, input),
    async run(actor, input, tx) {
      const agreement = await lockAgreement(tx, input.agreementId);
      const termination = (await findTermination(tx, input))!;
      const next = terminationLifecycle.next(termination.state, event);
      if (!next.ok) return next;
      await setTermination(tx, termination.id, { state: next.value, ...kept(actor, input.reason, tx) });
      await hand(tx, actor, terminationRef(agreement), step);
      const said = { kind: notice, text: told(agreement.number, input.reason) };
      if (paper)
        await issuePaper(tx, actor, {
          template: paper,
          subject: { kind: 'agreement', id: agreement.id },
          values: { number: agreement.number, reason: input.reason },
          to: partiesOf(agreement),
          told: said,
        });
      else await tell(tx, actor, agreement, partiesOf(agreement), said.kind, said.text);
      return ok({
        agreementId: agreement.id,
        terminationId: termination.id,
        state: next.value,
        effectiveOn: null,
      });
    },
  });
}

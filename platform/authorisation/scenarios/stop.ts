import { Type } from 'typebox';
import { type AnyAct, defineAction, momentInWords, ok, type Text, text } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { hand, partiesOf } from '../desk.ts';
import { type ScenarioEvent, scenarioLifecycle } from '../model/scenario.ts';
import { issuePaper, scenarioNotice } from '../papers.ts';
import type { UnderAgreement } from '../ports.ts';
import { setScenario } from '../store/scenarios.ts';
import { answerOf, byScenario, holdScenario, ScenarioAnswer, scenarioRef, scenarioSubject } from './step.ts';

/** A scenario is stopped, goes on or ends: in the same commit products that no approved scenario carries any more cannot be called, or can again. */
const stopping = (
  under: UnderAgreement,
  {
    name,
    event,
    title,
    description,
    fact,
    done,
  }: {
    readonly name: string;
    readonly event: ScenarioEvent;
    readonly title: Text;
    readonly description: Text;
    readonly fact:
      | 'authorisation.scenario-suspended'
      | 'authorisation.scenario-resumed'
      | 'authorisation.scenario-ended';
    readonly done: Text;
  },
): AnyAct =>
  defineAction({
    name,
    title,
    description,
    input: Type.Object(
      {
        ...byScenario,
        reason: Type.String({
          minLength: 4,
          maxLength: 500,
          title: '理由（公开）',
          titleEn: 'Reason (public)',
        }),
      },
      { additionalProperties: false },
    ),
    output: ScenarioAnswer,
    problems: [],
    dangerous: true,
    subject: (tx, input) => scenarioSubject(tx, input.scenarioId),
    async run(actor, input, tx) {
      const { agreement, scenario } = await holdScenario(tx, input.scenarioId);
      const next = scenarioLifecycle.next(scenario.state, event);
      if (!next.ok) return next;
      await setScenario(tx, scenario.id, {
        state: next.value,
        why: event === 'resume' ? null : input.reason,
        ...(event === 'end' ? { ended_at: tx.now } : {}),
      });
      await under.scenarios(tx, { agreementId: agreement.id, by: actor });
      await appendPublicFact(tx, {
        kind: fact,
        subject: scenario.id,
        fact: {
          number: scenario.number,
          version: scenario.version,
          agreement: agreement.number,
          name: scenario.name,
          reason: input.reason,
          at: tx.now.toString(),
        },
      });
      await hand(
        tx,
        actor,
        scenarioRef(scenario),
        done,
        event === 'suspend'
          ? {
              kind: 'scenario-resumption',
              title: text('处理暂停的场景', 'Settle a suspended scenario'),
              organisationId: agreement.implementing_body,
              role: 'implementing-body',
              acts: ['authorisation.resume-scenario', 'authorisation.end-scenario'],
            }
          : undefined,
      );
      await issuePaper(tx, actor, {
        template: scenarioNotice,
        subject: { kind: 'scenario', id: scenario.id },
        values: {
          number: scenario.number,
          name: scenario.name,
          agreement: agreement.number,
          what: done.zh,
          at: momentInWords(tx.now),
          reason: input.reason,
        },
        to: partiesOf(agreement),
        told: {
          kind: fact.slice('authorisation.'.length),
          text: text(
            `应用场景“${scenario.name}”（${scenario.number}）${done.zh}：${input.reason}`,
            `Scenario “${scenario.name}” (${scenario.number}): ${done.en}: ${input.reason}`,
          ),
        },
      });
      await tx.emit({
        kind: fact,
        subject: scenario.id,
        payload: { number: scenario.number, agreement: agreement.id },
      });
      return ok(answerOf(scenario, next.value));
    },
  });

export const suspendScenario = (under: UnderAgreement) =>
  stopping(under, {
    name: 'authorisation.suspend-scenario',
    event: 'suspend',
    title: text('暂停场景', 'Suspend a scenario'),
    description: text(
      '立即暂停；其他已通过场景不涵盖的产品，下一次调用即被拒绝。',
      'At once: the next call of a product that no other approved scenario carries is refused.',
    ),
    fact: 'authorisation.scenario-suspended',
    done: text('暂停', 'Suspended'),
  });
export const resumeScenario = (under: UnderAgreement) =>
  stopping(under, {
    name: 'authorisation.resume-scenario',
    event: 'resume',
    title: text('恢复场景', 'Resume a scenario'),
    description: text('暂停原因消除后恢复；说明理由。', 'Resume after the cause is gone; say why.'),
    fact: 'authorisation.scenario-resumed',
    done: text('恢复', 'Resumed'),
  });
export const endScenario = (under: UnderAgreement) =>
  stopping(under, {
    name: 'authorisation.end-scenario',
    event: 'end',
    title: text('终止场景', 'End a scenario'),
    description: text(
      '场景不再开展，或者不再符合要求；其他已通过场景不涵盖的产品不能再调用。不可恢复，需要时重新申报。',
      'It is given up, or does not meet the terms any more; products that no other approved scenario carries cannot be called. For good: file it anew.',
    ),
    fact: 'authorisation.scenario-ended',
    done: text('终止', 'Ended'),
  });

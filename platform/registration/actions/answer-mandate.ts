import { type TProperties, Type } from 'typebox';
import {
  chinaCalendar,
  dateAt,
  defineAction,
  ok,
  refuse,
  type Subject,
  type Text,
  type Tx,
  text,
} from '#foundation';
import { completeTasks, recordStep, sendNotice, startClock } from '#platform/casework';
import { appendEntry } from '#platform/evidence';
import { organisationName } from '#platform/identity';
import { endMandate, mandateClock, mandateRef } from '../mandates-end.ts';
import { type MandateEvent, mandateLifecycle, mandateSays } from '../model/mandate.ts';
import { registrationProblems } from '../problems.ts';
import { AG1 } from '../rules-of-agents.ts';
import { findMandate, lockMandate, type Mandate } from '../store/mandates.ts';
import { registrationTables } from '../store/tables.ts';
import { reasonField } from './steps.ts';

/** A mandate as policies see it: the principal's, with its agent; who entered it does not confirm it. */
async function mandateSubject(tx: Tx, id: string): Promise<Subject | null> {
  const mandate = await findMandate(tx, id);
  return mandate
    ? {
        kind: 'registration-mandate',
        id,
        owner: mandate.principal,
        agents: [mandate.agent],
        parties: [mandate.principal, mandate.agent],
        authors: [mandate.entered_by],
        state: mandate.state,
      }
    : null;
}

interface Answer {
  readonly name: string;
  readonly event: Exclude<MandateEvent, 'expire'>;
  readonly title: Text;
  readonly description: Text;
  readonly step: Text;
  readonly reason?: TProperties[string];
}

const defineAnswer = (answer: Answer) =>
  defineAction({
    name: `registration.${answer.name}`,
    title: answer.title,
    description: answer.description,
    input: Type.Object(
      {
        mandateId: Type.String({ maxLength: 60, title: '登记委托', titleEn: 'Mandate' }),
        ...(answer.reason ? { reason: answer.reason } : {}),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ mandateId: Type.String(), state: Type.String() }),
    problems: answer.event === 'confirm' ? [registrationProblems['mandate-unfit'].type] : [],
    rules: [],
    ...(answer.event === 'confirm' || answer.event === 'refuse' ? { fourEyes: true } : { dangerous: true }),
    subject: (tx, input) => mandateSubject(tx, input.mandateId),
    async run(actor, input, tx) {
      if (actor.kind !== 'person') throw new Error('only persons answer for a mandate');
      const mandate = await lockMandate(tx, input.mandateId);
      const next = mandateLifecycle.next(mandate.state, answer.event);
      if (!next.ok) return next;
      const said = (input as { reason?: string }).reason ?? null;
      if (answer.event === 'withdraw' || answer.event === 'resign') {
        await endMandate(tx, actor, mandate, answer.event, answer.step, said);
        return ok({ mandateId: mandate.id, state: next.value });
      }
      if (answer.event === 'confirm' && Temporal.PlainDate.compare(mandate.until, dateAt(tx.now)) < 0)
        return refuse(
          registrationProblems['mandate-unfit']({
            rule: AG1.id,
            clause: AG1.clause,
            defects: [{ at: '/mandateId', message: text('委托期限已过', 'It is over already') }],
          }),
        );
      await settle(tx, mandate, {
        state: next.value,
        answered_by: actor.personId,
        answered_post: actor.postId,
        answered_at: tx.now,
        said,
        ...(answer.event === 'confirm' ? await inForce(tx, mandate) : {}),
      });
      const subject = mandateRef(mandate);
      await completeTasks(tx, { subject }, actor);
      await recordStep(tx, { subject, title: answer.step, actor });
      await tellAgent(tx, mandate, answer.step, said);
      return ok({ mandateId: mandate.id, state: next.value });
    },
  });

const settle = (tx: Tx, { id }: Mandate, change: Partial<Mandate>) =>
  registrationTables(tx).updateTable('registration.mandate').set(change).where('id', '=', id).execute();

/** In force from now: what was confirmed is fixed in the log, and its last day has a clock. */
async function inForce(tx: Tx, mandate: Mandate): Promise<Partial<Mandate>> {
  const { id: entry } = await appendEntry(tx, {
    kind: 'registration.mandate',
    fields: { mandate: mandate.id, ...mandateSays(mandate) },
  });
  const days = dateAt(tx.now).until(mandate.until, { largestUnit: 'days' }).days;
  await startClock(tx, {
    kind: mandateClock,
    subject: mandateRef(mandate),
    rule: AG1.id,
    clause: AG1.clause,
    deadline: chinaCalendar.deadlineAfterCalendarDays(tx.now, days),
    nature: 'period',
  });
  await tx.emit({
    kind: 'registration.mandate-in-force',
    subject: mandate.id,
    payload: { principal: mandate.principal, agent: mandate.agent },
  });
  return { in_force_at: tx.now, entry_id: entry };
}

async function tellAgent(tx: Tx, mandate: Mandate, step: Text, said: string | null): Promise<void> {
  const principal = await organisationName(tx, mandate.principal);
  await sendNotice(tx, {
    to: { organisationId: mandate.agent },
    kind: 'registration.mandate-answered',
    subject: mandateRef(mandate),
    text: text(
      `${principal}：${step.zh}（${mandate.letter_number}）${said ? `：${said}` : ''}。`,
      `${principal}: ${step.en.toLowerCase()} (${mandate.letter_number})${said ? `: ${said}` : ''}.`,
    ),
  });
}

export const confirmMandate = defineAnswer({
  name: 'confirm-mandate',
  event: 'confirm',
  title: text('确认登记委托', 'Confirm a mandate'),
  description: text(
    '核对代理人、委托事项、范围、期限和扫描件后确认；确认后代理人可以本单位名义办理登记。不能由录入人确认。',
    'Compare agent, matters, things, time and scan. Once confirmed the agent files in your name. Not by who entered it.',
  ),
  step: text('委托人确认', 'Confirmed by the principal'),
});
export const refuseMandate = defineAnswer({
  name: 'refuse-mandate',
  event: 'refuse',
  title: text('不予确认登记委托', 'Do not confirm a mandate'),
  description: text(
    '没有委托或记载不符的，说明理由。',
    'You gave no such mandate, or not this one; say why.',
  ),
  step: text('委托人不予确认', 'Not confirmed by the principal'),
  reason: reasonField('不予确认的理由', 'Why not'),
});
export const withdrawMandate = defineAnswer({
  name: 'withdraw-mandate',
  event: 'withdraw',
  title: text('撤回登记委托', 'Withdraw a mandate'),
  description: text(
    '即时生效：代理人不能再以本单位名义办理，其在办的提交、补正转回本单位；此前已办的继续有效。',
    'At once: the agent does nothing more in your name, what lay on its desk comes back to you; what it did before stands.',
  ),
  step: text('委托人撤回', 'Withdrawn by the principal'),
  reason: reasonField('撤回的理由', 'Why'),
});
export const resignMandate = defineAnswer({
  name: 'resign-mandate',
  event: 'resign',
  title: text('辞去登记委托', 'Resign a mandate'),
  description: text(
    '代理人辞去委托，即时生效；在办的提交、补正转回委托人。',
    'The agent gives it up, at once; what lay on its desk goes back to the principal.',
  ),
  step: text('代理人辞去', 'Resigned by the agent'),
  reason: reasonField('辞去的理由', 'Why'),
});

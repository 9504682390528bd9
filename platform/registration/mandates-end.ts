import { type Actor, type ClockHandler, systemActor, type Text, type Tx, text } from '#foundation';
import { cancelTasks, openTask, recordStep, sendNotice, stopClock, tasksOf } from '#platform/casework';
import { organisationNames } from '#platform/identity';
import { agentRole } from './agents.ts';
import { applicationRef, filedByItself } from './desk.ts';
import { type MandateEvent, mandateLifecycle } from './model/mandate.ts';
import { lockMandate, type Mandate } from './store/mandates.ts';
import { registrationTables } from './store/tables.ts';

export const mandateRef = ({ id }: Pick<Mandate, 'id'>) => ({ kind: 'registration-mandate', id });
export const mandateClock = 'registration.mandate-ends';

/** What an agent had on its desk for a principal goes back to the principal, which goes on by itself. */
async function returnToPrincipal(
  tx: Tx,
  actor: Actor,
  mandate: Pick<Mandate, 'id' | 'agent'>,
): Promise<void> {
  const rows = await registrationTables(tx)
    .selectFrom('registration.application as one')
    .select(['one.id', 'one.title', 'one.registrant', 'one.thing_kind', 'one.state'])
    .where('one.state', 'in', ['business-reviewed', 'returned'])
    .where('one.id', 'in', (of) =>
      of.selectFrom('registration.agent_act').select('application_id').where('mandate_id', '=', mandate.id),
    )
    .orderBy('one.id')
    .execute();
  for (const row of rows) {
    const subject = applicationRef(row);
    const theirs = (await tasksOf(tx, subject)).filter(
      ({ state, role }) => state === 'open' && role === agentRole,
    );
    for (const { kind, title } of theirs) {
      await cancelTasks(tx, { subject, kind }, actor);
      await openTask(tx, { kind, title, subject, ...filedByItself(row) });
    }
  }
}

/** A mandate ends, by either side or by its last day: nobody acts under it any more, what was done under it stands. */
export async function endMandate(
  tx: Tx,
  actor: Actor,
  locked: Mandate,
  event: Extract<MandateEvent, 'withdraw' | 'resign' | 'expire'>,
  step: Text,
  said: string | null,
): Promise<void> {
  const next = mandateLifecycle.next(locked.state, event);
  if (!next.ok) return;
  const subject = mandateRef(locked);
  await registrationTables(tx)
    .updateTable('registration.mandate')
    .set({
      state: next.value,
      ended_at: tx.now,
      ended_by: actor.kind === 'person' ? actor.personId : null,
      said,
    })
    .where('id', '=', locked.id)
    .execute();
  await stopClock(tx, { subject, kind: mandateClock });
  await cancelTasks(tx, { subject }, actor);
  await recordStep(tx, { subject, title: step, actor });
  await returnToPrincipal(tx, actor, locked);
  const names = await organisationNames(tx, [locked.principal, locked.agent]);
  const [principal, agent] = [names.get(locked.principal) ?? '', names.get(locked.agent) ?? ''];
  for (const organisationId of [locked.principal, locked.agent])
    await sendNotice(tx, {
      to: { organisationId },
      kind: 'registration.mandate-ended',
      subject,
      text: text(
        `${principal}对${agent}的登记委托（${locked.letter_number}）${step.zh}${said ? `：${said}` : ''}。此后的登记事项由委托人自行办理。`,
        `The mandate ${locked.letter_number} of ${principal} for ${agent}: ${step.en.toLowerCase()}${said ? ` (${said})` : ''}. The principal goes on by itself.`,
      ),
    });
  await tx.emit({
    kind: 'registration.mandate-ended',
    subject: locked.id,
    payload: { state: next.value, principal: locked.principal, agent: locked.agent },
  });
}

/** Its last day is over. */
export const mandateOver: ClockHandler = async (tx, clock) => {
  await endMandate(
    tx,
    systemActor('registration'),
    await lockMandate(tx, clock.subjectId),
    'expire',
    text('委托期满', 'It is over'),
    null,
  );
};

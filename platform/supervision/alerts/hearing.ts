import { type Actor, organisationOf, type Subject, type Tx } from '#foundation';
import { undecided } from '../model/alerts/lifecycle.ts';
import { personOf } from '../objections/desk.ts';
import { type AlertRow, concernedIn, findAlert, hearingsOf } from '../store/alerts.ts';

/** The task of one person's answer. */
export const hearingTask = (personId: string): string => `supervision.alert-hearing.${personId}`;

/** Whether each person of a guard's alert was asked, and answered or let the days pass. Other alerts ask the organisation. */
export async function wereHeard(tx: Tx, row: AlertRow): Promise<boolean> {
  if (row.family !== 'guard') return true;
  const asked = new Map((await hearingsOf(tx, row.id)).map((one) => [one.person_id, one]));
  return (await concernedIn(tx, row.id)).every((person) => {
    const hearing = asked.get(person);
    return (
      hearing !== undefined &&
      (hearing.answered_at !== null || Temporal.Instant.compare(tx.now, hearing.answer_by) >= 0)
    );
  });
}

/** The alert for who was asked and has not answered: nobody else answers, and nobody twice. */
export async function hearingSubject(tx: Tx, id: string, actor: Actor): Promise<Subject | null> {
  const row = await findAlert(tx, id);
  if (!row || !undecided.includes(row.state)) return null;
  const person = personOf(actor);
  const open = (await hearingsOf(tx, id)).some(
    ({ person_id, answered_at }) => person_id === person && answered_at === null,
  );
  return open ? { kind: 'audit-finding', id, owner: organisationOf(actor) ?? '', state: row.state } : null;
}

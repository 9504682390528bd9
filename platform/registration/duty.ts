import { sql } from 'kysely';
import { type Actor, type ClockHandler, systemActor, type Tx, text } from '#foundation';
import { completeTasks, openTask, sendNotice } from '#platform/casework';
import { organisationName, postsWithRole } from '#platform/identity';
import type { Application } from './desk.ts';
import { R1, R2, R3 } from './rules.ts';
import type { Duty } from './store/deliveries.ts';
import { registrationTables } from './store/tables.ts';

type ThingKind = 'resource' | 'product';
export interface Thing {
  readonly kind: ThingKind;
  readonly id: string;
}

/** Whose duty it is, and on whose desk it lies. */
export interface DutyThing extends Thing {
  readonly title: string;
  readonly organisation: string;
  readonly role: 'source-department' | 'operator';
}
const firstFiling = 'registration.first-filing';

/** Until when a first filing is due: twenty working days (R2), or 2025-04-14 for what was delivered before the rules (R3). */
export function dueOf(arose: Temporal.Instant) {
  const legacy = R3.judge({ deliveredAt: arose });
  return legacy.holds ? legacy : R2.judge({ from: arose });
}

/** Whatever changes a duty of a thing waits here until the commit: a delivery of the hub and one entered from elsewhere may meet. */
export const holdDuty = (tx: Tx, { kind, id }: Thing) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`registration.duty ${kind} ${id}`}, 0))`.execute(
    registrationTables(tx),
  );

/**
 * A resource was supplied, or a product delivered, in authorised operation: it must be registered within twenty working days
 * (R1, R2). A thing that is filed or registered already has met the duty. Calling again for the same thing changes nothing.
 */
export async function registrationDue(tx: Tx, thing: DutyThing): Promise<{ readonly met: boolean }> {
  await holdDuty(tx, thing);
  const must = R1.judge({ inAuthorisedOperation: true });
  const due = dueOf(tx.now);
  const inserted = await registrationTables(tx)
    .insertInto('registration.duty')
    .values({
      thing_kind: thing.kind,
      thing_id: thing.id,
      organisation: thing.organisation,
      arose_at: tx.now,
      due_at: due.output.dueAt,
      last_day: due.output.lastDay,
      provisional: due.output.provisional,
      met_at: null,
      met_by: null,
      here_at: tx.now,
      delivery_id: null,
    })
    .onConflict((conflict) => conflict.columns(['thing_kind', 'thing_id']).doNothing())
    .returning('thing_id')
    .executeTakeFirst();
  if (!inserted) await noteDeliveredHere(tx, thing);
  if (!inserted || !must.holds) return { met: await isMet(tx, thing) };
  const filed = await filedApplication(tx, thing);
  if (filed) {
    await markMet(tx, thing, filed.state === 'registered' ? 'registered-before' : 'filed-before');
    return { met: true };
  }
  await askToFile(tx, thing, due);
  return { met: false };
}

/** The duty arose by a delivery elsewhere; what the hub delivers since keeps it up, should that one be withdrawn. */
const noteDeliveredHere = (tx: Tx, thing: Thing) =>
  registrationTables(tx)
    .updateTable('registration.duty')
    .set({ here_at: tx.now })
    .where('thing_kind', '=', thing.kind)
    .where('thing_id', '=', thing.id)
    .where('here_at', 'is', null)
    .execute();

export const askToFile = (tx: Tx, thing: DutyThing, due: ReturnType<typeof dueOf>) =>
  openTask(tx, {
    kind: firstFiling,
    title: text(`首次登记：${thing.title}`, `First registration: ${thing.title}`),
    subject: { kind: thing.kind, id: thing.id },
    organisationId: thing.organisation,
    role: thing.role,
    acts: ['registration.draft-application'],
    clock: { kind: firstFiling, rule: due.rule, clause: due.clause, deadline: due.output },
  });

/** The twenty working days are over and nothing was filed: the duty stays missed, and the data authorities are told (R2). */
export const dutyMissed: ClockHandler = async (tx, clock) => {
  const duty = await registrationTables(tx)
    .selectFrom('registration.duty')
    .selectAll()
    .where('thing_kind', '=', clock.subjectKind as ThingKind)
    .where('thing_id', '=', clock.subjectId)
    .where('met_at', 'is', null)
    .executeTakeFirst();
  if (duty) await tellMissed(tx, duty, clock.rule);
};

/** The data authorities' posts are told that a duty was missed. */
export async function tellMissed(
  tx: Tx,
  duty: Pick<Duty, 'organisation' | 'thing_kind' | 'thing_id' | 'last_day'>,
  rule: string,
): Promise<void> {
  const who = await organisationName(tx, duty.organisation);
  for (const { id } of await postsWithRole(tx, 'data-authority'))
    await sendNotice(tx, {
      to: { postId: id },
      kind: 'registration.duty-missed',
      subject: { kind: duty.thing_kind, id: duty.thing_id },
      text: text(
        `“${who}”逾期未申请首次登记（应于 ${duty.last_day} 前，${rule}）：${duty.thing_id}`,
        `${who} has not filed a first registration that was due by ${duty.last_day} (${rule}): ${duty.thing_id}`,
      ),
    });
}

/** A filing was made: the duty, if there is one, is met and its task done. */
export async function meetDuty(
  tx: Tx,
  application: Pick<Application, 'thing_kind' | 'thing_id'>,
  by: string,
): Promise<void> {
  // Opening data puts nobody under the duty: what is registered as open data meets none.
  if (application.thing_kind === 'open-data') return;
  const thing: Thing = { kind: application.thing_kind, id: application.thing_id };
  if (await markMet(tx, thing, by)) {
    const actor: Actor = systemActor('registration');
    await completeTasks(tx, { subject: { kind: thing.kind, id: thing.id }, kind: firstFiling }, actor);
  }
}

async function markMet(tx: Tx, thing: Thing, by: string): Promise<boolean> {
  const row = await registrationTables(tx)
    .updateTable('registration.duty')
    .set({ met_at: tx.now, met_by: by })
    .where('thing_kind', '=', thing.kind)
    .where('thing_id', '=', thing.id)
    .where('met_at', 'is', null)
    .returning('thing_id')
    .executeTakeFirst();
  return row !== undefined;
}

async function isMet(tx: Tx, thing: Thing): Promise<boolean> {
  const duty = await registrationTables(tx)
    .selectFrom('registration.duty')
    .select('met_at')
    .where('thing_kind', '=', thing.kind)
    .where('thing_id', '=', thing.id)
    .executeTakeFirst();
  return duty?.met_at != null;
}

export const filedApplication = (tx: Tx, thing: Thing) =>
  registrationTables(tx)
    .selectFrom('registration.application')
    .select(['id', 'state', 'submitted_at'])
    .where('type', '=', 'first')
    .where('thing_kind', '=', thing.kind)
    .where('thing_id', '=', thing.id)
    .where('state', 'in', [
      'submitted',
      'returned',
      'accepted',
      'public-notice',
      'objected',
      'notice-ended',
      'registered',
    ])
    .executeTakeFirst();

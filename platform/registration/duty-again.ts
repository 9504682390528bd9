import { startOfDate, systemActor, type Tx } from '#foundation';
import { cancelTasks, clocksOf, startClock, stopClock } from '#platform/casework';
import {
  askToFile,
  type DutyThing,
  dueOf,
  filedApplication,
  holdDuty,
  type Thing,
  tellMissed,
} from './duty.ts';
import { type Delivery, type Duty, standingDeliveries } from './store/deliveries.ts';
import { registrationTables } from './store/tables.ts';

const kind = 'registration.first-filing';
const earlier = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0;

/** What a duty should say by what is known: when it arose, by which delivery elsewhere if that came first, and when it was met. Null: there is none. */
export function judgedDuty(known: {
  readonly hereAt: Temporal.Instant | null;
  /** Those that count, the earliest first. */
  readonly deliveries: readonly Pick<Delivery, 'id' | 'delivered_on' | 'filed_on'>[];
  /** First filings made with the hub. */
  readonly filedHere: readonly Temporal.Instant[];
}): {
  readonly aroseAt: Temporal.Instant;
  readonly deliveryId: string | null;
  readonly met: { readonly at: Temporal.Instant; readonly by: 'filed' | 'filed-elsewhere' } | null;
} | null {
  const [first] = known.deliveries;
  const elsewhere = first ? startOfDate(first.delivered_on) : null;
  const rests = first && elsewhere && (!known.hereAt || earlier(elsewhere, known.hereAt)) ? first : null;
  const aroseAt = rests ? elsewhere : known.hereAt;
  if (!aroseAt) return null;
  const filings = [
    ...known.filedHere.map((at) => ({ at, by: 'filed' as const })),
    ...known.deliveries.flatMap(({ filed_on }) =>
      filed_on ? [{ at: startOfDate(filed_on), by: 'filed-elsewhere' as const }] : [],
    ),
  ].sort((one, other) => Temporal.Instant.compare(one.at, other.at));
  const [met] = filings;
  return {
    aroseAt,
    deliveryId: rests?.id ?? null,
    // What was filed before its delivery met the duty when it arose.
    met: met ? { ...met, at: earlier(met.at, aroseAt) ? aroseAt : met.at } : null,
  };
}

const findDuty = (tx: Tx, thing: Thing): Promise<Duty | undefined> =>
  registrationTables(tx)
    .selectFrom('registration.duty')
    .selectAll()
    .where('thing_kind', '=', thing.kind)
    .where('thing_id', '=', thing.id)
    .executeTakeFirst();

/**
 * What is known of the deliveries of a thing changed: its duty is judged anew by the first of them (R2, R3), whoever made it. It may arise, be due
 * earlier or later, be met by a filing made elsewhere, or be there no more. What a clock recorded as missed stays recorded.
 */
export async function judgeDutyAgain(tx: Tx, thing: DutyThing): Promise<void> {
  await holdDuty(tx, thing);
  const duty = await findDuty(tx, thing);
  const application = await filedApplication(tx, thing);
  const filedHere = [
    ...(application?.submitted_at ? [application.submitted_at] : []),
    ...(duty?.met_at && duty.met_by !== 'filed-elsewhere' ? [duty.met_at] : []),
  ];
  const judged = judgedDuty({
    hereAt: duty?.here_at ?? null,
    deliveries: await standingDeliveries(tx, thing),
    filedHere,
  });
  if (!judged) {
    await registrationTables(tx)
      .deleteFrom('registration.duty')
      .where('thing_kind', '=', thing.kind)
      .where('thing_id', '=', thing.id)
      .execute();
    await cancelTasks(tx, { subject: thing, kind }, systemActor('registration'));
    return;
  }
  const due = dueOf(judged.aroseAt);
  const now = {
    arose_at: judged.aroseAt,
    due_at: due.output.dueAt,
    last_day: due.output.lastDay,
    provisional: due.output.provisional,
    met_at: judged.met?.at ?? null,
    met_by: judged.met?.by ?? null,
    delivery_id: judged.deliveryId,
  };
  await registrationTables(tx)
    .insertInto('registration.duty')
    .values({
      thing_kind: thing.kind,
      thing_id: thing.id,
      organisation: thing.organisation,
      here_at: null,
      ...now,
    })
    .onConflict((conflict) => conflict.columns(['thing_kind', 'thing_id']).doUpdateSet(now))
    .execute();
  const isOpen = duty !== undefined && duty.met_at === null;
  if (isOpen && !judged.met && duty.due_at.equals(due.output.dueAt)) return;
  await cancelTasks(tx, { subject: thing, kind }, systemActor('registration'));
  if (!judged.met) await askToFile(tx, thing, due);
  else if (!earlier(judged.met.at, due.output.dueAt)) await recordLate(tx, thing, due);
}

/** Filed, and too late: a clock says so for the figures, and who oversees is told, once. */
async function recordLate(tx: Tx, thing: DutyThing, due: ReturnType<typeof dueOf>): Promise<void> {
  const subject = { kind: thing.kind, id: thing.id };
  if ((await clocksOf(tx, subject)).some((one) => one.kind === kind && one.outcome === 'missed')) return;
  await startClock(tx, {
    kind,
    subject,
    rule: due.rule,
    clause: due.clause,
    deadline: due.output,
    organisationId: thing.organisation,
    remindBefore: null,
  });
  await stopClock(tx, { subject, kind });
  await tellMissed(
    tx,
    {
      organisation: thing.organisation,
      thing_kind: thing.kind,
      thing_id: thing.id,
      last_day: due.output.lastDay,
    },
    due.rule,
  );
}

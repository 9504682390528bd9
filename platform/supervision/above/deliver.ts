import { type Actor, type Tx, text } from '#foundation';
import { completeTasks, openTask, recordStep, stopClock } from '#platform/casework';
import { rolesOfOrganisation } from '#platform/identity';
import { incidentRoles } from '../incidents/desk.ts';
import { incidentTold } from '../incidents/told.ts';
import { answering } from '../sides.ts';
import {
  aboveTables,
  changeReport,
  type DispatchRow,
  type DispatchWay,
  findReport,
  lockReport,
} from '../store/reports-above.ts';
import { dispatchRef, enter, reportRef } from './desk.ts';
import { reportClock } from './due-clock.ts';

export interface Delivery {
  readonly way: DispatchWay;
  /** Number of the receipt, or who took it; null of a drill alone, which goes nowhere. */
  readonly receipt: string | null;
  readonly at: Temporal.Instant;
}

/**
 * It was taken: the receipt stands on the dispatch, and what waited for it goes on in the same transaction. The row is held by the caller. Here and
 * nowhere else the duty to report ends.
 */
export async function deliver(tx: Tx, actor: Actor, row: DispatchRow, how: Delivery): Promise<void> {
  await aboveTables(tx)
    .updateTable('supervision.dispatch')
    .set({
      state: 'delivered',
      lease: null,
      leased_until: null,
      way: how.way,
      receipt: how.receipt,
      delivered_at: how.at,
      delivered_by: actor.kind === 'person' ? actor.personId : null,
      entered_at: tx.now,
    })
    .where('id', '=', row.id)
    .execute();
  await completeTasks(tx, { subject: dispatchRef(row.id) }, actor);
  await enter(tx, 'dispatch', 'delivered', actor, {
    dispatch: row.id,
    way: how.way,
    receipt: how.receipt,
    digest: row.digest,
    deliveredAt: how.at.toString(),
  });
  if (row.kind === 'report-above') await reportDelivered(tx, actor, row.subject_id, how);
  else await incidentTold(tx, actor, row, how.at);
}

async function reportDelivered(tx: Tx, actor: Actor, id: string, how: Delivery): Promise<void> {
  const report = await lockReport(tx, id);
  await changeReport(tx, id, { state: 'sent', sent_at: how.at });
  const before = report.corrects ? await findReport(tx, report.corrects) : undefined;
  if (before) await changeReport(tx, before.id, { state: 'corrected' });
  await stopClock(tx, { subject: reportRef(id), kind: reportClock });
  await recordStep(tx, {
    subject: reportRef(id),
    title: text(`上级收悉：${how.receipt}`, `Taken by the level above: ${how.receipt}`),
    actor,
  });
}

/** The line does not take it: somebody of the organisation has it to carry, or to try again. */
export async function leaveToHands(tx: Tx, row: DispatchRow): Promise<void> {
  const organisationId = await answering(tx, row.organisation);
  const roles: readonly string[] = await rolesOfOrganisation(tx, organisationId);
  await openTask(tx, {
    kind: 'supervision.dispatch',
    title: text(`人工送达或再次发送：${row.title}`, `Deliver by hand or send again: ${row.title}`),
    subject: dispatchRef(row.id),
    organisationId,
    responsibility: 'supervision',
    role:
      row.kind === 'report-above'
        ? 'data-authority'
        : (incidentRoles.find((role) => roles.includes(role)) ?? 'data-authority'),
    acts: ['supervision.enter-delivery', 'supervision.send-again'],
  });
}

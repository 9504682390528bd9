import { deadlineBefore, type Subscriber, systemActor, type Tx, text } from '#foundation';
import { completeTasks, openTask, recordStep, startClock, stopClock } from '#platform/casework';
import { cataloguedResource, knownRevisions } from '#platform/catalog';
import { departmentNow, entryRef } from './desk.ts';
import { R58 } from './model/rules.ts';
import { changeEntry, type EntryRow, findEntry, lockOpening, standingEntry } from './store/entries.ts';

export const updateKind = 'opening.update-due';
const robot = systemActor('opening');

/** From now on the next revision is due by the cycle on the list (R58); what ran before ends. What is not open has nothing to renew. */
export async function renewClock(tx: Tx, row: EntryRow): Promise<void> {
  await endClock(tx, row);
  const lastUpdate = await lastUpdateOf(tx, row.resource_id);
  const due = R58.judge({ cycle: row.update_cycle, lastUpdate, now: tx.now });
  const dueOn = row.class === 'not-open' ? null : due.output;
  await changeEntry(tx, row.id, { updated_at: lastUpdate, due_on: dueOn });
  if (dueOn === null) return;
  await startClock(tx, {
    kind: updateKind,
    subject: entryRef(row),
    rule: 'R58',
    clause: due.clause,
    deadline: deadlineBefore(dueOn.add({ days: 1 })),
    organisationId: await departmentNow(tx, row.department),
  });
}

/** Nothing more is due for this entry. */
export async function endClock(tx: Tx, row: EntryRow): Promise<void> {
  await stopClock(tx, { subject: entryRef(row), kind: updateKind });
  await completeTasks(tx, { subject: entryRef(row), kind: updateKind }, robot);
}

/** When what is served entered service; null where nothing is. */
export async function lastUpdateOf(tx: Tx, resourceId: string): Promise<Temporal.Instant | null> {
  const revision = (await cataloguedResource(tx, resourceId))?.revision;
  return revision ? ((await knownRevisions(tx, [revision.id])).get(revision.id)?.inServiceAt ?? null) : null;
}

/** The day is over and nothing came: the department has a task, and the public list says that it is overdue. */
export async function updateOverdue(tx: Tx, { subjectId }: { readonly subjectId: string }): Promise<void> {
  const row = await findEntry(tx, subjectId);
  if (row?.state !== 'listed' && row?.state !== 'withdrawing') return;
  await recordStep(tx, {
    subject: entryRef(row),
    title: text('更新期限届满，未更新', 'Not renewed in time'),
    actor: robot,
  });
  await openTask(tx, {
    kind: updateKind,
    title: text(`开放数据逾期未更新：${row.title}`, `Open data is overdue: ${row.title}`),
    subject: entryRef(row),
    organisationId: row.department,
    responsibility: 'opening',
    role: 'source-department',
    acts: ['catalog.load-revision', 'opening.propose-entry', 'opening.propose-withdrawal'],
  });
  await tx.emit({
    kind: 'opening.update-overdue',
    subject: row.resource_id,
    payload: { entry: row.id, cycle: row.update_cycle },
  });
}

/** A newer revision serves: what was due is done, and the next begins. */
export const onNewRevision: Subscriber = async (tx, event) => {
  const { resource } = event.payload as { readonly resource?: unknown };
  if (typeof resource !== 'string') return;
  await lockOpening(tx, resource);
  const row = await standingEntry(tx, resource);
  if (row) await renewClock(tx, row);
};

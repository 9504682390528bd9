import { type Actor, deadlineAt, type Tx, text } from '#foundation';
import { tasksOf } from '#platform/casework';
import { incidentLifecycle } from '../model/incidents/lifecycle.ts';
import { changeIncident, lockIncident } from '../store/incidents.ts';
import type { DispatchRow } from '../store/reports-above.ts';
import { enter, step } from './desk.ts';
import { handling, onwardOwed } from './next.ts';

/**
 * The report of an incident was taken, or its passing on: only now the incident is reported, its clock ends, and from major on the clock of passing
 * it on runs from when it was taken.
 */
export async function incidentTold(
  tx: Tx,
  actor: Actor,
  dispatch: DispatchRow,
  at: Temporal.Instant,
): Promise<void> {
  const row = await lockIncident(tx, dispatch.subject_id);
  const forward = dispatch.kind === 'incident-forward';
  const next = incidentLifecycle.next(row.state, forward ? 'forward' : 'report');
  // It was handled before the receipt came, which only what owes no report can be: that it was taken is kept, the matter stays where it is.
  const state = next.ok ? next.value : row.state;
  const to = dispatch.receiver;
  await changeIncident(
    tx,
    row.id,
    forward ? { state, forwarded_to: to, forwarded_at: at } : { state, reported_to: to, reported_at: at },
  );
  await enter(tx, row, forward ? 'forwarded' : 'reported', actor, { to, dispatch: dispatch.id });
  if (!next.ok) return;
  const onward = forward ? null : onwardOwed(row);
  const role = (await tasksOf(tx, { kind: 'incident', id: row.id })).find(
    (task) => task.state === 'open',
  )?.role;
  await step(
    tx,
    actor,
    row,
    forward ? text(`上报：${to}`, `Passed on to ${to}`) : text(`报告：${to}`, `Reported to ${to}`),
    onward === null
      ? handling
      : {
          kind: 'supervision.incident-forward',
          title: text('上报安全事件', 'Pass an incident on'),
          acts: ['supervision.forward-incident', 'supervision.notify-affected'],
          clock: { ...onward, output: deadlineAt(at.add({ minutes: onward.onwardMinutes })) },
        },
    role,
  );
}

import { type Actor, type Tx, text } from '#foundation';
import { cancelTasks, stopClock } from '#platform/casework';
import { partiesOf, tell } from '../desk.ts';
import { changeLifecycle } from '../model/change.ts';
import { openChange, setChange } from '../store/changes.ts';
import type { AgreementRow, ChangeRow } from '../store/tables.ts';

/** A change that will not take effect any more. */
export async function lapse(
  tx: Tx,
  actor: Actor,
  agreement: AgreementRow,
  change: ChangeRow,
  why: string,
): Promise<void> {
  const next = changeLifecycle.next(change.state, 'lapse');
  if (!next.ok) return;
  await setChange(tx, change.id, { state: next.value, declined_reason: why });
  await cancelTasks(tx, { subject: { kind: 'agreement-change', id: change.id } }, actor);
  await stopClock(tx, {
    subject: { kind: 'agreement-change', id: change.id },
    kind: 'authorisation.change-due',
  });
  await tell(
    tx,
    actor,
    agreement,
    partiesOf(agreement),
    'change-lapsed',
    text(
      `授权 ${agreement.number} 的变更未能生效：${why}`,
      `The change of agreement ${agreement.number} did not take effect: ${why}`,
    ),
  );
}

/** The agreement is over: what was to change in it has nothing left to change. */
export async function lapseOpenChange(tx: Tx, actor: Actor, agreement: AgreementRow): Promise<void> {
  const open = await openChange(tx, agreement.id);
  if (open) await lapse(tx, actor, agreement, open, '授权已终结');
}

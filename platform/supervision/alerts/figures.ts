import type { Tx } from '#foundation';
import type { AlertState } from '../model/alerts/lifecycle.ts';
import type { Family } from '../model/alerts/words.ts';
import { alertTables } from '../store/alerts.ts';

export interface AlertFigure {
  readonly family: Family;
  readonly rule: string;
  readonly state: AlertState;
  /** Whose conduct it is; null where it is no organisation's. */
  readonly organisation: string | null;
  readonly alerts: number;
}

/**
 * How many alerts there are by kind, state and organisation, for the cockpit of those who oversee. Alerts about the authority's own people
 * (desk `audit`) are not among them: who is concerned reads the cockpit too. `open` leaves out those that are closed.
 */
export async function openAlertFigures(
  tx: Tx,
  { open = true, since }: { readonly open?: boolean; readonly since?: Temporal.Instant } = {},
): Promise<readonly AlertFigure[]> {
  let select = alertTables(tx)
    .selectFrom('supervision.alert')
    .select(['family', 'rule', 'state', 'organisation'])
    .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('alerts'))
    .where('desk', '=', 'authority');
  if (open) select = select.where('state', '<>', 'closed');
  if (since) select = select.where('raised_at', '>=', since);
  return select
    .groupBy(['family', 'rule', 'state', 'organisation'])
    .orderBy('family')
    .orderBy('rule')
    .orderBy('state')
    .orderBy('organisation')
    .execute();
}

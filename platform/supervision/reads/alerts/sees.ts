import type { Actor, Tx } from '#foundation';
import { tasksOf } from '#platform/casework';
import { alertRef, isConcerned } from '../../alerts/desk.ts';
import { personOf } from '../../objections/desk.ts';
import { sidesOf } from '../../sides.ts';
import { type AlertRow, concernedIn } from '../../store/alerts.ts';
import { oversees } from '../named-items.ts';

export type Sees = 'all' | 'as-concerned';

const auditing: readonly string[] = ['audit-admin', 'auditor'];
const audits = ({ roles }: Actor): boolean => roles.some((role) => auditing.includes(role));

/**
 * Who sees an alert. Those at its desk and those who oversee see all of it; the organisation concerned sees what it is to explain, and what was decided.
 * What the audit administrator looks into is for nobody else but who has a task on it or decided; the persons concerned learn of it when it is decided.
 */
export async function seesAlert(tx: Tx, actor: Actor, row: AlertRow): Promise<Sees | null> {
  if (actor.kind !== 'person' || (await isConcerned(tx, row, actor))) return null;
  if (row.desk === 'authority') {
    if (oversees(actor)) return 'all';
    return row.organisation !== null && (await sidesOf(tx, actor)).has(row.organisation)
      ? 'as-concerned'
      : null;
  }
  const person = personOf(actor);
  if (audits(actor) || [row.proposed_by, row.decided_by].includes(person)) return 'all';
  if (
    (await tasksOf(tx, alertRef(row))).some(
      ({ state, postId }) => state === 'open' && postId === actor.postId,
    )
  )
    return 'all';
  return (await concernedIn(tx, row.id)).includes(person) ? 'as-concerned' : null;
}

/** Which alerts are in the list of this actor: those of the authority's desk, of the audit administrator's, or of one's own organisation. */
export async function listFor(
  tx: Tx,
  actor: Actor,
): Promise<{
  readonly desks: readonly string[];
  /** Null for those who see desks. */
  readonly organisations: readonly string[] | null;
}> {
  if (actor.kind !== 'person') return { desks: [], organisations: null };
  const desks = [...(oversees(actor) ? ['authority'] : []), ...(audits(actor) ? ['audit'] : [])];
  return { desks, organisations: desks.length > 0 ? null : [...(await sidesOf(tx, actor))] };
}

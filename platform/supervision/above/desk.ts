import { type Actor, actorReference, type Json, type Subject, type Tx } from '#foundation';
import { appendEntry } from '#platform/evidence';
import type { Period } from '../model/above/rules.ts';
import { answering } from '../sides.ts';
import { findDispatch, findReport, type ReportAboveRow } from '../store/reports-above.ts';

export const reportRef = (id: string) => ({ kind: 'report-above', id });
export const dispatchRef = (id: string) => ({ kind: 'dispatch', id });

export const periodOf = ({
  first_month,
  last_month,
}: Pick<ReportAboveRow, 'first_month' | 'last_month'>): Period =>
  first_month.until(last_month, { largestUnit: 'months' }).months > 2 ? 'year' : 'quarter';

/** The authority's whose report it is; who drafted it does not approve it. */
export async function reportSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findReport(tx, id);
  if (!row) return null;
  const organisation = await answering(tx, row.organisation);
  return {
    kind: 'report-above',
    id,
    owner: organisation,
    handler: organisation,
    authors: row.drafted_by ? [row.drafted_by] : [],
    state: row.state,
  };
}

export async function dispatchSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findDispatch(tx, id);
  if (!row) return null;
  const organisation = await answering(tx, row.organisation);
  return { kind: 'dispatch', id, owner: organisation, handler: organisation, state: row.state };
}

export const enter = (
  tx: Tx,
  kind: 'report-above' | 'dispatch',
  step: string,
  actor: Actor,
  fields: { readonly [field: string]: Json },
): Promise<unknown> =>
  appendEntry(tx, {
    kind: `supervision.${kind}-step`,
    fields: { step, by: actorReference(actor), ...fields, at: tx.now.toString() },
  });

import type { Tx } from '#foundation';
import type { PlanDocument } from '../model/plan.ts';
import { authorisationTables, type CandidateRow, type PlanRow, type SelectionRow } from './tables.ts';

export const findSelection = (tx: Tx, id: string): Promise<SelectionRow | undefined> =>
  authorisationTables(tx)
    .selectFrom('authorisation.selection')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

export const lockSelection = (tx: Tx, id: string): Promise<SelectionRow> =>
  authorisationTables(tx)
    .selectFrom('authorisation.selection')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

/** Candidates, the best first; those without scores last, in the order in which they came. */
export const candidatesOf = (tx: Tx, selectionId: string): Promise<CandidateRow[]> =>
  authorisationTables(tx)
    .selectFrom('authorisation.candidate')
    .selectAll()
    .where('selection_id', '=', selectionId)
    .orderBy('total', (order) => order.desc().nullsLast())
    .orderBy('entered_at')
    .orderBy('organisation_id')
    .execute();

/** Scores that were corrected, the first one first. */
export const earlierScoresOf = (tx: Tx, selectionId: string) =>
  authorisationTables(tx)
    .selectFrom('authorisation.earlier_score')
    .selectAll()
    .where('selection_id', '=', selectionId)
    .orderBy('id')
    .execute();

/** The selection of a plan that runs or was decided; there is at most one. */
export const selectionOfPlan = (tx: Tx, planId: string): Promise<SelectionRow | undefined> =>
  authorisationTables(tx)
    .selectFrom('authorisation.selection')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('state', 'in', ['announced', 'decided'])
    .executeTakeFirst();

/** Who operates under a plan: whom it names, or whom its selection decided for; null while that is open. */
export async function operatorOf(tx: Tx, plan: Pick<PlanRow, 'id' | 'document'>): Promise<string | null> {
  const { operator } = plan.document as unknown as PlanDocument;
  return operator ?? (await selectionOfPlan(tx, plan.id))?.winner ?? null;
}

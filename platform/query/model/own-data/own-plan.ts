import type { AdmittedQuery } from '../admit.ts';
import type { OpenForm } from '../normal-form.ts';
import type { OpenQuery } from '../open/open-tree.ts';
import type { ScopeRelation } from '../scope.ts';

/** What an admitted query does with a caller's own table. */
export type OwnPlan =
  /** All granted tables of the query are open: the own table stands beside them as one more. */
  | { readonly kind: 'beside'; readonly own: ScopeRelation }
  /**
   * A granted table is not open: the governed query runs by itself, behind all guards, and what they let out is a table that a second query joins
   * with the own one. Nothing of the own data reaches the first query.
   */
  | {
      readonly kind: 'after';
      readonly own: ScopeRelation;
      /** What the guards let out, as the second query sees it. */
      readonly released: ScopeRelation;
      /** The second query as it was written, with names looked up. */
      readonly query: OpenQuery;
      /** The same, with a column of flags behind each output that a blank cell may reach. */
      readonly flagged: OpenQuery;
      /** For each output of `query`, the output of `flagged` that says it is blank; null where none can be. */
      readonly flagOf: readonly (number | null)[];
    };

/** An admitted query that a caller's own table takes part in. */
export interface OwnAdmitted {
  /** The governed query: of a plan *beside* it is the whole one, without the own table among its tables. */
  readonly query: AdmittedQuery;
  readonly own: OwnPlan;
}

/** The second query as a form that is printed and read like any over open tables. */
export const secondForm = ({ flagged }: Extract<OwnPlan, { kind: 'after' }>): OpenForm => ({
  shape: 'open',
  form: 'aggregate',
  tables: [],
  query: flagged,
});

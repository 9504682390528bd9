/** What of a revision leaves in a release. */
export interface GateScope {
  /** Columns that leave as they are, by name; null when the whole table does. */
  readonly kept: readonly string[] | null;
  /** They leave one subject at a time, with that subject's consent (核验). */
  readonly consented: boolean;
}

/** The whole table. */
export const wholeTable: GateScope = { kept: null, consented: false };
/** Nothing of it leaves yet: a table behind guards that enters service. */
export const nothingYet: GateScope = { kept: [], consented: false };

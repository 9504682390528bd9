/** What is done with rows in which a quasi-identifier is missing: missing is a value like any other, or the row is left out and counted. */
export const missingWays = ['own-value', 'left-out'] as const;
export type MissingWay = (typeof missingWays)[number];

/** The counts of a table from which everything is computed: sizes of groups and numbers of them, never what is in a cell. */
export interface RiskCounts {
  readonly rows: number;
  /** Rows not judged because a quasi-identifier is missing; none where missing is a value of its own. */
  readonly leftOut: number;
  /** Every size of an equivalence class that occurs, ascending, and how many classes have it. */
  readonly sizes: readonly SizeCount[];
  /** By quasi-identifier, in the order asked. */
  readonly columns: readonly ColumnCount[];
  /** Pairs of quasi-identifiers that were looked at, by place; null where time did not allow any. */
  readonly pairs: readonly PairCount[] | null;
  readonly population: PopulationCounts | null;
}

export interface SizeCount {
  readonly size: number;
  readonly classes: number;
}

export interface ColumnCount {
  /** Distinct values; missing counts as one where it is a value. */
  readonly distinct: number;
  readonly missing: number;
  /** Rows alone with their value of this column. */
  readonly alone: number;
  /** Rows that are unique by all the other quasi-identifiers. */
  readonly uniqueWithout: number;
}

export interface PairCount {
  readonly columns: readonly [number, number];
  /** Rows alone with their values of these two. */
  readonly alone: number;
  readonly uniqueWithout: number;
}

export interface PopulationCounts {
  readonly rows: number;
  /** Classes of ours by their size here and the size there (0: not there). */
  readonly behind: readonly { readonly size: number; readonly there: number; readonly classes: number }[];
}

/** How often each value of a sensitive attribute occurs in the whole table, in the order of values; codes are places in it. */
export interface ValueCounts {
  readonly counts: ArrayLike<number>;
  /** The first of them is "missing". */
  readonly missingFirst: boolean;
  /** The order means something: numbers, dates, times. */
  readonly ordered: boolean;
}

/** One equivalence class: the first `length` codes, ascending, and how often each occurs in it. The arrays are used again for the next one. */
export type TakeClass = (codes: ArrayLike<number>, counts: ArrayLike<number>, length: number) => void;

import type { Decimal } from '#foundation';

/** A value of a result: text, date and timestamp are strings, numbers are exact decimals. */
export type Value = null | boolean | string | Decimal;

export const isNumber = (value: Value): value is Decimal => typeof value === 'object' && value !== null;

/** Shares of the largest contributors, from the sums of absolute contributions per unit. */
export interface Concentration {
  /** Together contributed by the n largest units. */
  readonly largest: Decimal;
  readonly total: Decimal;
}

/** One number of a group before the guard, with how much stands behind it. Arrays run over the protected subjects of the query. */
export interface EvidencedCell {
  readonly value: Value;
  /** Distinct protected units that contribute: argument not null, not zero in a sum, condition (CASE, FILTER) true. */
  readonly units: readonly number[];
  /** Only sums have it, and only when the policy asks for dominance. */
  readonly concentration?: readonly Concentration[];
}

/** Rows of a group that satisfy exactly the conditions of `conditions` (a bit per condition of the query) and no other. */
export interface EvidencedPart {
  readonly conditions: number;
  readonly units: readonly number[];
  /** For each cell of the query the units that contribute to it from inside this part. */
  readonly cells: readonly (readonly number[])[];
}

/** Units of a group that have a row under exactly these conditions, whichever row it is. Classes of one subject share no unit. */
export interface UnitClass {
  readonly conditions: number;
  readonly units: number;
}

export interface EvidencedGroup {
  readonly keys: readonly Value[];
  /** Distinct protected units of the whole group. */
  readonly units: readonly number[];
  readonly cells: readonly EvidencedCell[];
  /** How the query's conditions cut the rows of the group; empty when no two numbers can be subtracted. */
  readonly parts: readonly EvidencedPart[];
  /** How they cut the units of each subject; empty where no two numbers count units. */
  readonly classes: readonly (readonly UnitClass[])[];
}

/** What the numbers of a query are, the same in each group. */
export type CellKind = {
  /** Index of the condition under which rows enter the number: what the query says (CASE, FILTER) and that the argument is known. */
  readonly condition: number;
  /** Index of the condition as the query says it, without what an argument leaves out. */
  readonly stated: number;
} & (
  | { readonly kind: 'count' }
  /** Sums of one column can be subtracted from each other; sums of two columns are two measurements. */
  | { readonly kind: 'sum'; readonly column: string }
  /** Distinct units of a subject that may have several rows. */
  | { readonly kind: 'units'; readonly subject: number }
);

/** A protected subject of a query: one kind of unit of one table. */
export interface Subject {
  /** Whether units were counted by rows (then parts add up exactly) or by distinct values (then a union has at least the largest part's). */
  readonly countedBy: 'rows' | 'distinct';
}

import type { LinkedTable } from './linked-table.ts';
import type { Severity } from './severity.ts';

/** What the rows of one table tell more once the other is joined to them: counts, never values. */
export interface Effect {
  readonly rows: number;
  /** Rows that match exactly one row of the other table, which matches no further row here. */
  readonly linkedRows: number;
  /** Those to which the other table then puts a person's name or number. */
  readonly namedRows: number;
  /** Size of the smallest class before and after; 0 for a table without rows. */
  readonly kBefore: number;
  readonly kAfter: number;
  readonly uniquesBefore: number;
  readonly uniquesAfter: number;
  /** Classes below the threshold that stood above it before. */
  readonly newSmallGroups: number;
  /** Columns of the other table that make the new small groups, the worst first. */
  readonly causedBy: readonly { readonly column: string; readonly newSmallGroups: number }[];
}

type Judged = Pick<LinkedTable, 'concernsPersons' | 'naming' | 'sensitive'>;

/** How bad it is for `own` that `other` is out. `byName`: they were joined on what says who somebody is. */
export function severityOf(effect: Effect, own: Judged, other: Judged, byName: boolean): Severity {
  const something = effect.linkedRows > 0 || effect.newSmallGroups > 0;
  if (!something) return 'none';
  if (!own.concernsPersons && !other.concernsPersons) return 'low';
  if (effect.namedRows > 0 || effect.uniquesAfter > effect.uniquesBefore) return 'high';
  if (byName && effect.linkedRows > 0) return other.sensitive ? 'high' : 'medium';
  return effect.newSmallGroups > 0 ? 'medium' : 'low';
}

/** Which of two keys tells more: by severity it is decided before, here by the numbers. */
export const tellsMore = (one: Effect, other: Effect): boolean =>
  one.namedRows !== other.namedRows
    ? one.namedRows > other.namedRows
    : one.newSmallGroups !== other.newSmallGroups
      ? one.newSmallGroups > other.newSmallGroups
      : one.linkedRows > other.linkedRows;

import { ok, type Result } from '#foundation';
import { decodeGroups, type EngineRow } from './decode-result.ts';
import type { NormalForm } from './normal-form.ts';
import type { PrintedQuery } from './print-query.ts';

/** How many numbers of an answer stand on how many units, in bands; `from` is inclusive, `until` exclusive and null for no end. */
export interface UnitsBand {
  readonly from: number;
  readonly until: number | null;
  readonly numbers: number;
}
export interface UnitsSummary {
  readonly unit: string;
  readonly bands: readonly UnitsBand[];
}

/**
 * What a reviewer is told of the units behind an answer: bands, never a count, and nothing at all of what lies below the minimum group but that
 * it does. Empty where nothing is protected.
 */
export function unitsSummary(
  form: NormalForm,
  printed: PrintedQuery,
  rows: readonly EngineRow[],
  minimumGroup: number,
): Result<readonly UnitsSummary[]> {
  if (form.shape !== 'grouped' || form.subjects.length === 0) return ok([]);
  const groups = decodeGroups(form, printed, rows);
  if (!groups.ok) return groups;
  const edges = [0, minimumGroup, minimumGroup * 2, minimumGroup * 10, minimumGroup * 100];
  return ok(
    form.subjects.map(({ unit }, subject) => {
      const counts = groups.value.flatMap(({ cells }) => cells.map(({ units }) => units[subject] ?? 0));
      return {
        unit,
        bands: edges.flatMap((from, index) => {
          const until = edges[index + 1] ?? null;
          const numbers = counts.filter((count) => count >= from && (until === null || count < until)).length;
          return numbers > 0 ? [{ from, until, numbers }] : [];
        }),
      };
    }),
  );
}

import { countsOf, type RepairColumn } from './table.ts';

/**
 * What a repair took from a column, 0 to 1: of the entropy of its filled cells, summed over the rows there were, the part that the filled cells
 * that are left no longer have. 0: every two rows that differed still differ; 1: gone, empty, or the same everywhere. A column that told nothing
 * loses nothing.
 *
 * A pseudonym tells rows apart as the value did, so it counts as no loss here.
 */
export function columnLoss(before: RepairColumn, after: RepairColumn | undefined): number {
  const had = information(before);
  if (had === 0) return 0;
  return after ? Math.min(1, Math.max(0, 1 - information(after) / had)) : 1;
}

/** In bits: entropy of a filled cell, times filled cells. */
function information(column: RepairColumn): number {
  let filled = 0;
  let sum = 0;
  for (const count of countsOf(column)) {
    filled += count;
    if (count > 0) sum += count * Math.log2(count);
  }
  return filled === 0 ? 0 : filled * Math.log2(filled) - sum;
}

import { type DateOrder, isNullMarker, isoOf } from './cell-types.ts';
import type { ColumnType } from './infer-columns.ts';

/** What a column holds, in numbers. Contains cell content: the privacy module decides what of it may be shown. */
export interface Profile {
  readonly filled: number;
  readonly empty: number;
  /** Cells like 「/」 or 「无」 that mean "nothing"; they count as filled too. */
  readonly nullMarkers: { readonly [marker: string]: number };
  readonly distinct: number;
  /** False when there are more distinct values than are counted; `distinct` is then a lower bound. */
  readonly distinctExact: boolean;
  /** By value for numbers and dates (as ISO text), by code units for text. */
  readonly min: string | null;
  readonly max: string | null;
  /** In characters (code points). */
  readonly minLength: number;
  readonly maxLength: number;
  /** Most frequent values first; equal counts in order of their code units. */
  readonly top: readonly { readonly value: string; readonly count: number }[];
}

const distinctBound = 200_000;
const topValues = 10;

export function profileOf(
  rows: readonly (readonly (string | null)[])[],
  index: number,
  type: ColumnType,
  order: DateOrder | undefined,
): Profile {
  const counts = new Map<string, number>();
  const markers: { [marker: string]: number } = {};
  let [filled, minLength, maxLength] = [0, Number.MAX_SAFE_INTEGER, 0];
  let exact = true;
  let min: string | null = null;
  let max: string | null = null;
  const compare = comparison(type);
  for (const row of rows) {
    const cell = row[index]!;
    if (cell === null) continue;
    filled++;
    const length = [...cell].length;
    minLength = Math.min(minLength, length);
    maxLength = Math.max(maxLength, length);
    const seen = counts.get(cell);
    if (seen !== undefined) counts.set(cell, seen + 1);
    else if (counts.size < distinctBound) counts.set(cell, 1);
    else exact = false;
    if (isNullMarker(cell)) {
      markers[cell.trim()] = (markers[cell.trim()] ?? 0) + 1;
      continue;
    }
    const value = comparable(cell, type, order);
    if (value === undefined) continue;
    if (min === null || compare(value, min) < 0) min = value;
    if (max === null || compare(value, max) > 0) max = value;
  }
  return {
    filled,
    empty: rows.length - filled,
    nullMarkers: Object.fromEntries(Object.entries(markers).sort(([a], [b]) => byCodeUnits(a, b))),
    distinct: counts.size,
    distinctExact: exact,
    min,
    max,
    minLength: filled === 0 ? 0 : minLength,
    maxLength,
    top: [...counts]
      .sort((a, b) => b[1] - a[1] || byCodeUnits(a[0], b[0]))
      .slice(0, topValues)
      .map(([value, count]) => ({ value, count })),
  };
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const comparison = (type: ColumnType): ((a: string, b: string) => number) =>
  type === 'integer' || type === 'decimal' ? (a, b) => Number(a) - Number(b) : byCodeUnits;

/** The cell as it is compared; `undefined` when it does not have the column's type. */
function comparable(cell: string, type: ColumnType, order: DateOrder | undefined): string | undefined {
  const value = cell.trim();
  if (type === 'date' || type === 'timestamp') return isoOf(value, order ?? 'ymd');
  if (type === 'integer' || type === 'decimal') return /^[+-]?\d+(\.\d+)?$/.test(value) ? value : undefined;
  return value;
}

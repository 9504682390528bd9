import { type CellKind, type DateOrder, isoOf } from './cell-types.ts';
import type { Cells } from './cells.ts';
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

/** `kinds` by distinct cell, `null` for a null marker. */
export function profileOf(
  cells: Cells,
  kinds: readonly (CellKind | null)[],
  type: ColumnType,
  order: DateOrder | undefined,
): Profile {
  const { values, counts } = cells;
  const markers: { [marker: string]: number } = {};
  let [filled, minLength, maxLength] = [0, Number.MAX_SAFE_INTEGER, 0];
  let min: string | null = null;
  let max: string | null = null;
  const compare = comparison(type);
  for (let id = 0; id < values.length; id++) {
    const cell = values[id]!;
    filled += counts[id]!;
    const length = lengthOf(cell);
    minLength = Math.min(minLength, length);
    maxLength = Math.max(maxLength, length);
    if (kinds[id] === null) {
      markers[cell.trim()] = (markers[cell.trim()] ?? 0) + counts[id]!;
      continue;
    }
    const value = comparable(cell, type, order);
    if (value === undefined) continue;
    if (min === null || compare(value, min) < 0) min = value;
    if (max === null || compare(value, max) > 0) max = value;
  }
  return {
    filled,
    empty: cells.ids.length - filled,
    nullMarkers: Object.fromEntries(Object.entries(markers).sort(([a], [b]) => byCodeUnits(a, b))),
    distinct: Math.min(values.length, distinctBound),
    distinctExact: values.length <= distinctBound,
    min,
    max,
    minLength: filled === 0 ? 0 : minLength,
    maxLength,
    top: mostFrequent(cells),
  };
}

/** Among the distinct values that are counted. */
function mostFrequent({ values, counts }: Cells): Profile['top'] {
  const before = (one: number, other: number): boolean =>
    counts[one]! > counts[other]! ||
    (counts[one] === counts[other] && byCodeUnits(values[one]!, values[other]!) < 0);
  const top: number[] = [];
  for (let id = 0; id < Math.min(values.length, distinctBound); id++) {
    if (top.length === topValues && !before(id, top.at(-1)!)) continue;
    let place = top.length;
    while (place > 0 && before(id, top[place - 1]!)) place--;
    top.splice(place, 0, id);
    if (top.length > topValues) top.pop();
  }
  return top.map((id) => ({ value: values[id]!, count: counts[id]! }));
}

const surrogate = /[\ud800-\udfff]/;

/** Code points. */
function lengthOf(cell: string): number {
  let length = cell.length;
  if (!surrogate.test(cell)) return length;
  for (let index = 1; index < cell.length; index++)
    if ((cell.charCodeAt(index) & 0xfc00) === 0xdc00 && (cell.charCodeAt(index - 1) & 0xfc00) === 0xd800)
      length--;
  return length;
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

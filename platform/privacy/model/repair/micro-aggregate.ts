import { atScale, numberIn, roundDiv, written } from './exact.ts';
import type { RepairColumn } from './table.ts';

/** Decimals that a mean is told with, where the numbers themselves have fewer. */
const meanScale = 6;

/** More rows than this are not grouped by MDAV, which looks at all pairs of rows and groups. */
export const largestMdav = 20_000;

/**
 * Groups of `size` to 2·size−1 rows whose numbers lie together; rows with an empty cell are in none, and fewer than `size` rows are in
 * none either. `sorted`: neighbours in the order of
 * the first column. `mdav` (Domingo-Ferrer and Mateo-Sanz 2002): around the row farthest from the mean and the row farthest from that one, until
 * fewer than 2·size are left. Ties go to the earlier row, so the same table gives the same groups.
 */
export function groupsOf(
  columns: readonly RepairColumn[],
  rows: number,
  { size, method }: { readonly size: number; readonly method: 'mdav' | 'sorted' },
): readonly (readonly number[])[] {
  const points = columns.map(pointsOf);
  const whole: number[] = [];
  for (let row = 0; row < rows; row++)
    if (points.every((column) => !Number.isNaN(column[row]!))) whole.push(row);
  if (whole.length < size) return [];
  if (method === 'sorted') {
    const [first] = points;
    return inRuns(
      whole.sort((one, other) => first![one]! - first![other]! || one - other),
      size,
    );
  }
  return mdav(
    points.map((column) => standardised(column, whole)),
    whole,
    size,
  );
}

/** Runs of `size`; what is left over joins the last. */
function inRuns(sorted: readonly number[], size: number): number[][] {
  const groups: number[][] = [];
  for (let from = 0; from + size <= sorted.length; from += size) {
    const last = from + 2 * size > sorted.length;
    groups.push(sorted.slice(from, last ? sorted.length : from + size));
    if (last) break;
  }
  return groups;
}

function mdav(points: readonly Float64Array[], rows: readonly number[], size: number): number[][] {
  const groups: number[][] = [];
  let left = [...rows];
  const distance = (row: number, to: readonly number[]): number =>
    points.reduce((sum, column, at) => sum + (column[row]! - to[at]!) ** 2, 0);
  const placeOf = (row: number): number[] => points.map((column) => column[row]!);
  const centre = (): number[] =>
    points.map((column) => left.reduce((sum, row) => sum + column[row]!, 0) / left.length);
  const farthest = (from: readonly number[]): number => {
    let [best, most] = [left[0]!, -1];
    for (const row of left) {
      const far = distance(row, from);
      if (far > most) [best, most] = [row, far];
    }
    return best;
  };
  const takeAround = (row: number): void => {
    const middle = placeOf(row);
    const near = left
      .map((other) => ({ other, far: other === row ? -1 : distance(other, middle) }))
      .sort((one, two) => one.far - two.far || one.other - two.other)
      .slice(0, size)
      .map(({ other }) => other);
    const taken = new Set(near);
    groups.push(near);
    left = left.filter((other) => !taken.has(other));
  };
  while (left.length >= 3 * size) {
    const first = farthest(centre());
    const opposite = placeOf(first);
    takeAround(first);
    takeAround(farthest(opposite));
  }
  if (left.length >= 2 * size) takeAround(farthest(centre()));
  if (left.length > 0) groups.push(left);
  return groups;
}

/** The numbers of a column for distances alone; NaN where there is none. */
function pointsOf(column: RepairColumn): Float64Array {
  const numbers = column.values.map((value) => (numberIn(value) ? Number(value) : Number.NaN));
  return Float64Array.from(column.ids, (id) => (id < 0 ? Number.NaN : numbers[id]!));
}

/** A column in units of its own spread, so that none outweighs the others by its unit. */
function standardised(column: Float64Array, rows: readonly number[]): Float64Array {
  const mean = rows.reduce((sum, row) => sum + column[row]!, 0) / rows.length;
  const spread = Math.sqrt(rows.reduce((sum, row) => sum + (column[row]! - mean) ** 2, 0) / rows.length);
  return column.map((value) => (spread === 0 ? 0 : (value - mean) / spread));
}

/** The column with each group's numbers replaced by their mean, exact to the last decimal told; a row in no group is empty. */
export function averaged(column: RepairColumn, groups: readonly (readonly number[])[]): RepairColumn {
  const numbers = column.values.map(numberIn);
  const scale = Math.max(meanScale, ...numbers.map((number) => number?.scale ?? 0));
  const values: string[] = [];
  const known = new Map<string, number>();
  const ids = new Int32Array(column.ids.length).fill(-1);
  for (const group of groups) {
    let sum = 0n;
    for (const row of group) sum += atScale(numbers[column.ids[row]!]!, scale);
    const mean = written(roundDiv(sum, BigInt(group.length)), scale);
    let id = known.get(mean);
    if (id === undefined) {
      id = values.length;
      known.set(mean, id);
      values.push(mean);
    }
    for (const row of group) ids[row] = id;
  }
  return { name: column.name, type: 'decimal', ids, values };
}

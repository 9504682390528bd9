import type { ClassMeasures } from './outcome.ts';
import type { RepairColumn } from './table.ts';

export interface Classes {
  /** For each row its class. */
  readonly of: Int32Array;
  readonly sizes: Int32Array;
}

/** Rows that agree in all of the columns are one class; an empty cell is like any other empty cell. Without columns there is one class. */
export function classesOf(columns: readonly Pick<RepairColumn, 'ids'>[], rows: number): Classes {
  let of = new Int32Array(rows);
  let count = rows === 0 ? 0 : 1;
  for (const { ids } of columns) {
    // A pair of class and value as one number; both are below 2^31, so it is exact up to 2^53 for as many values as fit in memory.
    const known = new Map<number, number>();
    const next = new Int32Array(rows);
    for (let row = 0; row < rows; row++) {
      const pair = (ids[row]! + 1) * count + of[row]!;
      let place = known.get(pair);
      if (place === undefined) {
        place = known.size;
        known.set(pair, place);
      }
      next[row] = place;
    }
    of = next;
    count = known.size;
  }
  const sizes = new Int32Array(count);
  for (const place of of) sizes[place]!++;
  return { of, sizes };
}

export function measuresOf({ of, sizes }: Classes): ClassMeasures {
  let k = sizes.length === 0 ? 0 : Number.MAX_SAFE_INTEGER;
  let unique = 0;
  for (const size of sizes) {
    if (size < k) k = size;
    if (size === 1) unique++;
  }
  return {
    rows: of.length,
    classes: sizes.length,
    k,
    unique,
    averageClass: sizes.length === 0 ? 0 : of.length / sizes.length,
  };
}

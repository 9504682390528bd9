import { isBlank } from './grid.ts';

/**
 * One column by its distinct cells. Columns of real tables repeat themselves, so whatever is asked of a cell is asked once of each
 * distinct one.
 */
export interface Cells {
  /** For each row the index of its cell in `values`; −1 where the file has nothing or only white space. */
  readonly ids: Int32Array;
  /** Distinct cells in the order in which they first appear. */
  readonly values: readonly string[];
  /** Rows that hold each of the values. */
  readonly counts: Int32Array;
}

/** A column of the grid as it was met: `ids` by row of the grid, −1 where the row is too short; blank cells are values too. */
export interface Met {
  readonly ids: Int32Array;
  readonly values: readonly string[];
}

/** A column of rows that no reader has numbered yet. */
export function meet(rows: readonly (readonly string[])[], position: number): Met {
  const ids = new Int32Array(rows.length).fill(-1);
  const values: string[] = [];
  const known = new Map<string, number>();
  rows.forEach((row, index) => {
    const cell = row[position];
    if (cell === undefined) return;
    let id = known.get(cell);
    if (id === undefined) {
      id = values.length;
      known.set(cell, id);
      values.push(cell);
    }
    ids[index] = id;
  });
  return { ids, values };
}

/** The cells of these rows alone. Rows in rising order. */
export function cellsOf(met: Met, rows: Int32Array): Cells {
  const renamed = new Int32Array(met.values.length).fill(-2);
  const ids = new Int32Array(rows.length);
  const values: string[] = [];
  const counts = new Int32Array(met.values.length);
  for (let index = 0; index < rows.length; index++) {
    const old = met.ids[rows[index]!]!;
    let id = -1;
    if (old >= 0) {
      id = renamed[old]!;
      if (id === -2) {
        const value = met.values[old]!;
        if (isBlank(value)) id = -1;
        else {
          id = values.length;
          values.push(value);
        }
        renamed[old] = id;
      }
      if (id >= 0) counts[id]!++;
    }
    ids[index] = id;
  }
  return { ids, values, counts: counts.subarray(0, values.length) };
}

/** Rows, from the first on, whose cell is one of the `marked` (an entry that is not 0); at most so many. */
export function firstRows(
  cells: Cells,
  marked: (id: number) => boolean,
  most: number,
): readonly { readonly row: number; readonly value: string }[] {
  const found: { row: number; value: string }[] = [];
  for (let row = 0; row < cells.ids.length && found.length < most; row++) {
    const id = cells.ids[row]!;
    if (id >= 0 && marked(id)) found.push({ row, value: cells.values[id]! });
  }
  return found;
}

/** Row after row as texts, from the first on. */
export function rowsOf(columns: readonly Cells[], count: number): (string | null)[][] {
  return Array.from({ length: count }, (_, row) =>
    columns.map(({ ids, values }) => {
      const id = ids[row]!;
      return id < 0 ? null : values[id]!;
    }),
  );
}

import type { CellType } from './cell.ts';

/** A column by its distinct cells: what is asked of a cell is asked once of each distinct one. */
export interface RepairColumn {
  readonly name: string;
  readonly type: CellType;
  /** For each row the index of its cell in `values`; −1 where there is none. */
  readonly ids: Int32Array;
  /** Every value stands once; the empty text never. */
  readonly values: readonly string[];
}

export interface RepairTable {
  readonly rows: number;
  readonly columns: readonly RepairColumn[];
}

/** The column with each value mapped; what becomes the same is one value, what becomes null or blank is an empty cell. */
export function mapped(
  column: RepairColumn,
  to: (value: string) => string | null,
  type: CellType,
): RepairColumn {
  const renamed = new Int32Array(column.values.length);
  const values: string[] = [];
  const known = new Map<string, number>();
  column.values.forEach((value, id) => {
    const made = to(value);
    if (made === null || made.trim() === '') {
      renamed[id] = -1;
      return;
    }
    let place = known.get(made);
    if (place === undefined) {
      place = values.length;
      known.set(made, place);
      values.push(made);
    }
    renamed[id] = place;
  });
  const ids = column.ids.map((id) => (id < 0 ? -1 : renamed[id]!));
  return { name: column.name, type, ids, values };
}

/** How many rows have each value. */
export function countsOf({ ids, values }: RepairColumn): Int32Array {
  const counts = new Int32Array(values.length);
  for (const id of ids) if (id >= 0) counts[id]!++;
  return counts;
}

/** These rows alone, in rising order. Values that no row has any more are gone too. */
export function rowsOf(column: RepairColumn, rows: Int32Array): RepairColumn {
  const renamed = new Int32Array(column.values.length).fill(-1);
  const values: string[] = [];
  const ids = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const id = column.ids[rows[at]!]!;
    if (id >= 0 && renamed[id] === -1) {
      renamed[id] = values.length;
      values.push(column.values[id]!);
    }
    ids[at] = id < 0 ? -1 : renamed[id]!;
  }
  return { ...column, ids, values };
}

export const cellAt = (column: RepairColumn, row: number): string | null => {
  const id = column.ids[row]!;
  return id < 0 ? null : column.values[id]!;
};

/** Numbers by value, all else by code units; dates are written so that both are the same. */
export const valueOrder =
  (type: CellType) =>
  (one: string, other: string): number =>
    type === 'integer' || type === 'decimal'
      ? Number(one) - Number(other) || (one < other ? -1 : 1)
      : one < other
        ? -1
        : one > other
          ? 1
          : 0;

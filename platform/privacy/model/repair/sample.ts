import type { Repaired } from './apply.ts';
import { cellAt, type RepairColumn, type RepairTable } from './table.ts';

/** A few rows before and after, in the columns that the repair touches. */
export interface RepairSample {
  readonly columns: readonly {
    readonly name: string;
    readonly typeBefore: string;
    readonly typeAfter: string | null;
  }[];
  readonly rows: readonly {
    /** From 1, in the table before. */
    readonly row: number;
    readonly before: readonly (string | null)[];
    /** Null for a row that is left out; for a dropped column the cell is null. */
    readonly after: readonly (string | null)[] | null;
  }[];
}

const widest = 30;
const longestCell = 300;

/** First the rows in which most is changed to be seen: each touched column has one, then rows in order; a few of those left out. */
export function sampleOf(
  before: RepairTable,
  { table, rows }: Pick<Repaired, 'table' | 'rows'>,
  touched: readonly string[],
  most: number,
): RepairSample {
  const names = new Set(touched);
  const old = before.columns.filter(({ name }) => names.has(name)).slice(0, widest);
  const now = new Map(table.columns.map((column) => [column.name, column]));
  const placeAfter = new Int32Array(before.rows).fill(-1);
  rows.forEach((row, place) => {
    placeAfter[row] = place;
  });
  const chosen = new Set<number>();
  const leftOut = Math.max(1, Math.floor(most / 4));
  for (let row = 0, seen = 0; row < before.rows && seen < leftOut; row++)
    if (placeAfter[row] === -1) {
      chosen.add(row);
      seen++;
    }
  const differs = (column: RepairColumn, row: number): boolean => {
    const place = placeAfter[row]!;
    const made = now.get(column.name);
    return place >= 0 && cellAt(column, row) !== (made ? cellAt(made, place) : null);
  };
  for (const column of old)
    for (let row = 0, seen = 0; row < before.rows && seen < 2 && chosen.size < most; row++)
      if (differs(column, row)) {
        chosen.add(row);
        seen++;
      }
  for (let row = 0; row < before.rows && chosen.size < Math.min(most, before.rows); row++) chosen.add(row);
  return {
    columns: old.map(({ name, type }) => ({
      name,
      typeBefore: type,
      typeAfter: now.get(name)?.type ?? null,
    })),
    rows: [...chosen]
      .sort((one, other) => one - other)
      .map((row) => ({
        row: row + 1,
        before: old.map((column) => shown(cellAt(column, row))),
        after:
          placeAfter[row] === -1
            ? null
            : old.map(({ name }) => {
                const made = now.get(name);
                return made ? shown(cellAt(made, placeAfter[row]!)) : null;
              }),
      })),
  };
}

const shown = (cell: string | null): string | null =>
  cell !== null && cell.length > longestCell ? `${cell.slice(0, longestCell)}…` : cell;

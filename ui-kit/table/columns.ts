import type { ReactNode } from 'react';
import type { Text } from '../language/text.ts';

/** What a cell is sorted, filtered and exported by. */
export type Cell = string | number | boolean | null | undefined;

export interface Column<Row> {
  readonly key: string;
  readonly title: Text | string;
  readonly value: (row: Row) => Cell;
  /** How it looks; by default the value, or “unknown”. */
  readonly render?: (row: Row) => ReactNode;
  readonly align?: 'right';
  readonly sortable?: boolean;
  /** Offers the values that occur as a filter. */
  readonly filter?: boolean;
  /** Not in the first view; the column chooser brings it. */
  readonly hidden?: boolean;
  /** At least so many pixels: for sentences, which would otherwise be squeezed to a few characters. */
  readonly width?: number;
}

/** Shown columns by the `cols` parameter of the address; without it, those that are not hidden. Unknown names are passed over. */
export function shownColumns<Row>(
  columns: readonly Column<Row>[],
  chosen: string | undefined,
): readonly Column<Row>[] {
  if (!chosen) return columns.filter((column) => !column.hidden);
  const wanted = new Set(chosen.split('.'));
  const shown = columns.filter((column) => wanted.has(column.key));
  return shown.length > 0 ? shown : columns.filter((column) => !column.hidden);
}

export interface Order {
  readonly key: string;
  readonly down: boolean;
}
/** `-dueAt` is by `dueAt`, largest first. */
export function orderOf(sort: string | undefined): Order | null {
  if (!sort) return null;
  return sort.startsWith('-') ? { key: sort.slice(1), down: true } : { key: sort, down: false };
}

const collator = new Intl.Collator('zh-CN', { numeric: true });
/** Cells without a value come last in either direction, so that they never hide what is known. */
export function compareCells(a: Cell, b: Cell, down: boolean): number {
  const missing = (cell: Cell) => cell === null || cell === undefined || cell === '';
  if (missing(a) || missing(b)) return Number(missing(a)) - Number(missing(b));
  const order =
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return down ? -order : order;
}

/** Rows after the filters (`column key → allowed texts`) and in order. The sort is stable. */
export function arrange<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filters: ReadonlyMap<string, readonly string[]>,
  order: Order | null,
): readonly Row[] {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const kept = rows.filter((row) =>
    [...filters].every(([key, allowed]) => {
      const column = byKey.get(key);
      return !column || allowed.includes(String(column.value(row) ?? ''));
    }),
  );
  const column = order && byKey.get(order.key);
  return column ? kept.toSorted((a, b) => compareCells(column.value(a), column.value(b), order.down)) : kept;
}

/** Chosen values by column, from `f.<column>=a|b` in the address; `name` is the table's own prefix. */
export function filtersIn<Row>(
  search: { readonly [key: string]: string | undefined },
  columns: readonly Column<Row>[],
  name: string,
): ReadonlyMap<string, readonly string[]> {
  const prefix = name ? `${name}.f.` : 'f.';
  return new Map(
    columns.flatMap((column) => {
      const chosen = column.filter ? search[prefix + column.key] : undefined;
      return chosen ? [[column.key, chosen.split('|')] as const] : [];
    }),
  );
}

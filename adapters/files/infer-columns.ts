import { type CellKind, type DateOrder, isNullMarker, kindOf } from './cell-types.ts';
import { type Cells, firstRows } from './cells.ts';
import { excerptOf } from './finding-list.ts';
import type { CellPlace } from './findings.ts';
import { type Profile, profileOf } from './profile.ts';
import type { Table } from './table.ts';

export type ColumnType = 'text' | 'integer' | 'decimal' | 'date' | 'timestamp' | 'boolean' | 'code';

/** Why a cell does not have its column's type, or why a column of digits stays text. */
export type Reason =
  | 'other-type'
  | 'damaged-number'
  | 'leading-zero'
  | 'long-digits'
  | 'spreadsheet-serial-date'
  | 'impossible-date'
  | 'ambiguous-day-month';

export interface NonConforming {
  readonly reason: Reason;
  readonly count: number;
  readonly at: readonly CellPlace[];
}

export interface InferredColumn {
  readonly name: string;
  readonly position: number;
  /** `code` is text that identifies: kept character for character. */
  readonly type: ColumnType;
  /** Share of the filled cells (null markers aside) that have the type, 0 to 1. */
  readonly share: number;
  readonly examples: readonly string[];
  readonly nonConforming: readonly NonConforming[];
  /** Digits before and after the point, for `decimal`. */
  readonly precision?: { readonly whole: number; readonly fraction: number };
  /** Order of day and month, for `date` and `timestamp`. */
  readonly dateOrder?: DateOrder;
  readonly profile: Profile;
}

export interface InferOptions {
  /** Least share of cells that must have a type for the column to get it. Default 0.95. */
  readonly conformity?: number;
  readonly samples?: number;
  /** Types that are settled already, by the column's place in the table: nothing is proposed for these. Dates are written year first. */
  readonly settled?: readonly (ColumnType | undefined)[];
}

/**
 * Propose a type for every column, with the evidence and the cells that do not fit. Where a conversion would lose something the
 * column stays text: leading zeros, more than 15 digits, scientific notation. Deterministic.
 */
export function inferColumns(table: Table, options: InferOptions = {}): InferredColumn[] {
  const { conformity = 0.95, samples = 5, settled } = options;
  return table.columns.map((column, index) =>
    inferColumn(table, index, column, { conformity, samples, settled: settled?.[index] }),
  );
}

interface Counted {
  readonly total: number;
  readonly kinds: ReadonlyMap<CellKind['kind'], number>;
  readonly orders: ReadonlySet<DateOrder>;
  readonly midnightOnly: boolean;
  readonly whole: number;
  readonly fraction: number;
}

function inferColumn(
  table: Table,
  index: number,
  column: Table['columns'][number],
  {
    conformity,
    samples,
    settled,
  }: { readonly conformity: number; readonly samples: number; readonly settled: ColumnType | undefined },
): InferredColumn {
  const cells = table.cells[index]!;
  const kinds = cells.values.map((value) => (isNullMarker(value) ? null : kindOf(value)));
  const counted = count(cells, kinds);
  const { type, order } = settled ? asSettled(settled) : decide(counted, conformity);
  const profile = profileOf(cells, kinds, type, order);
  const fitting = kinds.map((kind) => kind !== null && fits(kind, type));
  const conforming = fitting.reduce((sum, yes, id) => (yes ? sum + cells.counts[id]! : sum), 0);
  return {
    name: column.name,
    position: column.position,
    type,
    share: counted.total === 0 ? 1 : conforming / counted.total,
    examples: examplesOf(cells, fitting),
    nonConforming: nonConforming(table.rowNumbers, cells, column.position, kinds, type, counted, samples),
    ...(type === 'decimal' ? { precision: { whole: counted.whole, fraction: counted.fraction } } : {}),
    ...(order ? { dateOrder: order } : {}),
    profile,
  };
}

function count(cells: Cells, kinds: readonly (CellKind | null)[]): Counted {
  const counts = new Map<CellKind['kind'], number>();
  const orders = new Set<DateOrder>();
  let total = 0;
  let midnightOnly = true;
  let [whole, fraction] = [1, 0];
  kinds.forEach((kind, id) => {
    if (kind === null) return;
    const rows = cells.counts[id]!;
    total += rows;
    counts.set(kind.kind, (counts.get(kind.kind) ?? 0) + rows);
    if ('order' in kind) orders.add(kind.order);
    if (kind.kind === 'timestamp') {
      if (!/ 0?0:0?0(:0?0)?$/.test(cells.values[id]!.trim())) midnightOnly = false;
      return;
    }
    if (kind.kind !== 'integer' && kind.kind !== 'decimal') return;
    const cell = cells.values[id]!.trim();
    const sign = cell.startsWith('+') || cell.startsWith('-') ? 1 : 0;
    const point = cell.indexOf('.');
    whole = Math.max(whole, (point < 0 ? cell.length : point) - sign);
    if (point >= 0) fraction = Math.max(fraction, cell.length - point - 1);
  });
  return { total, kinds: counts, orders, midnightOnly, whole, fraction };
}

const asSettled = (type: ColumnType): { type: ColumnType; order?: DateOrder } =>
  type === 'date' || type === 'timestamp' ? { type, order: 'ymd' } : { type };

/** The narrowest type that enough cells have. */
function decide(counted: Counted, conformity: number): { type: ColumnType; order?: DateOrder } {
  const of = (...kinds: CellKind['kind'][]): number =>
    kinds.reduce((sum, kind) => sum + (counted.kinds.get(kind) ?? 0), 0);
  const enough = (number: number): boolean => counted.total > 0 && number / counted.total >= conformity;
  // One id with a leading zero makes a column of numbers a column of codes.
  if (
    of('leading-zero', 'long-digits') > 0 &&
    enough(of('leading-zero', 'long-digits', 'integer', 'code', 'damaged-number', 'date'))
  )
    return { type: 'code' };
  if (of('damaged-number') === 0) {
    const order = orderOf(counted.orders);
    if (order && enough(of('date', 'timestamp')))
      return { type: of('timestamp') > 0 && !counted.midnightOnly ? 'timestamp' : 'date', order };
    if (enough(of('integer')) && of('decimal') === 0) return { type: 'integer' };
    if (enough(of('integer', 'decimal')) && counted.whole + counted.fraction <= 38)
      return { type: 'decimal' };
    if (enough(of('boolean'))) return { type: 'boolean' };
  }
  return {
    type: enough(of('code', 'long-digits', 'leading-zero', 'integer')) && of('code') > 0 ? 'code' : 'text',
  };
}

/** Day first and month first in one column contradict each other, and `either` alone says nothing: then it is no date. */
function orderOf(orders: ReadonlySet<DateOrder>): DateOrder | undefined {
  if (orders.has('dmy') && orders.has('mdy')) return undefined;
  if (orders.has('dmy')) return 'dmy';
  if (orders.has('mdy')) return 'mdy';
  if (orders.has('either')) return undefined;
  return orders.has('ymd') ? 'ymd' : undefined;
}

function fits(kind: CellKind, type: ColumnType): boolean {
  switch (type) {
    case 'text':
      return kind.kind !== 'damaged-number';
    case 'code':
      return kind.kind !== 'damaged-number' && kind.kind !== 'text' && kind.kind !== 'decimal';
    case 'decimal':
      return kind.kind === 'decimal' || kind.kind === 'integer';
    case 'date':
    case 'timestamp':
      return kind.kind === 'date' || kind.kind === 'timestamp';
    default:
      return kind.kind === type;
  }
}

function examplesOf(cells: Cells, fitting: readonly boolean[]): string[] {
  const examples = new Set<string>();
  for (let id = 0; id < fitting.length && examples.size < 3; id++)
    if (fitting[id]) examples.add(excerptOf(cells.values[id]!));
  return [...examples];
}

function nonConforming(
  rowNumbers: readonly number[],
  cells: Cells,
  position: number,
  kinds: readonly (CellKind | null)[],
  type: ColumnType,
  counted: Counted,
  samples: number,
): NonConforming[] {
  const undecided = type === 'text' && counted.orders.size > 0 && orderOf(counted.orders) === undefined;
  // A column of dates with many day numbers among them is text, but the day numbers are still what is wrong with it.
  const dates = (counted.kinds.get('date') ?? 0) + (counted.kinds.get('timestamp') ?? 0);
  const mostlyDates =
    type === 'date' || type === 'timestamp' || (type === 'text' && dates * 2 >= counted.total && dates > 0);
  const found = new Map<Reason, { count: number; ids: Set<number> }>();
  kinds.forEach((kind, id) => {
    if (kind === null) return;
    const cell = cells.values[id]!;
    const unsettled = undecided && 'order' in kind && kind.order !== 'ymd';
    const serial = mostlyDates && isSerialDate(kind, cell);
    if (fits(kind, type) && !unsettled && !serial) return;
    const reason = unsettled
      ? 'ambiguous-day-month'
      : serial
        ? 'spreadsheet-serial-date'
        : reasonOf(kind, cell, type);
    const entry = found.get(reason) ?? { count: 0, ids: new Set() };
    found.set(reason, entry);
    entry.count += cells.counts[id]!;
    entry.ids.add(id);
  });
  return [...found]
    .map(([reason, { count, ids }]) => ({
      reason,
      count,
      at: firstRows(cells, (id) => ids.has(id), samples).map(({ row, value }) => ({
        row: rowNumbers[row]!,
        column: position,
        excerpt: excerptOf(value),
      })),
    }))
    .sort((a, b) => b.count - a.count);
}

/** Day numbers of the years 1954 to 2064. */
const isSerialDate = (kind: CellKind, cell: string): boolean =>
  kind.kind === 'integer' && Number(cell.trim()) > 20_000 && Number(cell.trim()) < 60_000;

function reasonOf(kind: CellKind, cell: string, type: ColumnType): Reason {
  if (kind.kind === 'damaged-number' || kind.kind === 'leading-zero' || kind.kind === 'long-digits')
    return kind.kind;
  if ((type === 'date' || type === 'timestamp') && /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/.test(cell.trim()))
    return 'impossible-date';
  return 'other-type';
}

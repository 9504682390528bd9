import { cellRemedy, type RepairTools, typeAfter } from './cell.ts';
import { type Classes, classesOf, measuresOf } from './classes.ts';
import { columnLoss } from './column-loss.ts';
import type { RepairDocument, SensitiveGoal, TableRemedy } from './document.ts';
import { averaged, groupsOf } from './micro-aggregate.ts';
import type { ClassMeasures, ColumnOutcome, RepairOutcome } from './outcome.ts';
import { meeting } from './search/goal.ts';
import {
  cellAt,
  countsOf,
  mapped,
  type RepairColumn,
  type RepairTable,
  rowsOf,
  valueOrder,
} from './table.ts';

export interface Repaired {
  readonly table: RepairTable;
  /** Of each row of the result the row it was before. */
  readonly rows: Int32Array;
  readonly outcome: RepairOutcome;
}

/**
 * A repair done to a table. Values in, values out: the same document, table and key give the same result, cell for cell. The document must
 * have no defects (`repairDefects`) over these columns.
 *
 * @param quasi Columns by whose classes the table is measured before and after; those that are dropped no longer count.
 */
export function applyRepair(
  table: RepairTable,
  document: RepairDocument,
  tools: RepairTools,
  quasi: readonly string[] = [],
): Repaired {
  const remedies = new Map(document.columns.map(({ column, remedy }) => [column, remedy]));
  let columns = table.columns.flatMap((column) => {
    const remedy = remedies.get(column.name);
    if (!remedy) return [column];
    if (remedy.kind === 'drop') return [];
    if (remedy.kind === 'empty-rare') return [withoutRare(column, remedy.below)];
    return [mapped(column, cellRemedy(remedy, tools), typeAfter(remedy, column.type))];
  });
  let rows: Int32Array = Int32Array.from({ length: table.rows }, (_, row) => row);
  for (const step of document.table) {
    const done = tableRemedy(columns, rows.length, step);
    columns = [...done.columns];
    rows = done.rows.map((row) => rows[row]!);
  }
  const after: RepairTable = { rows: rows.length, columns };
  return { table: after, rows, outcome: outcomeOf(table, after, rows, document, quasi) };
}

function withoutRare(column: RepairColumn, below: number): RepairColumn {
  const counts = countsOf(column);
  const common = new Set(column.values.filter((_, id) => counts[id]! >= below));
  return mapped(column, (value) => (common.has(value) ? value : null), column.type);
}

function tableRemedy(
  columns: readonly RepairColumn[],
  count: number,
  step: TableRemedy,
): { readonly columns: readonly RepairColumn[]; readonly rows: Int32Array } {
  const all = Int32Array.from({ length: count }, (_, row) => row);
  const named = new Set(step.columns);
  const chosen = columns.filter(({ name }) => named.has(name));
  const replaced = (by: (column: RepairColumn) => RepairColumn) =>
    columns.map((column) => (named.has(column.name) ? by(column) : column));
  if (step.kind === 'micro-aggregate') {
    const groups = groupsOf(chosen, count, step);
    return { columns: replaced((column) => averaged(column, groups)), rows: all };
  }
  const classes = classesOf(chosen, count);
  const { of } = classes;
  const good = goodClasses(classes, columns, step);
  const large = all.filter((row) => good[of[row]!] === 1);
  if (step.how === 'rows') return { columns: columns.map((column) => rowsOf(column, large)), rows: large };
  const emptied = (column: RepairColumn): RepairColumn => {
    const ids = column.ids.map((id, row) => (good[of[row]!] === 1 ? id : -1));
    return rowsOf({ ...column, ids }, all);
  };
  return { columns: replaced(emptied), rows: all };
}

/** For each class 1 when it is large enough and tells little enough of the sensitive columns. */
function goodClasses(
  { of, sizes }: Classes,
  columns: readonly RepairColumn[],
  { below, sensitive = [] }: { readonly below: number; readonly sensitive?: readonly SensitiveGoal[] },
): Uint8Array {
  const looked = sensitive.map(({ column }) => inOrder(columns.find(({ name }) => name === column)!));
  const overall = looked.map(({ ranks, values, missingFirst }) => {
    const counts = new Float64Array(values);
    for (const rank of ranks) counts[rank]!++;
    return { counts, missingFirst };
  });
  const histograms = looked.map(({ ranks }) => {
    const known = new Map<number, number>();
    for (let row = 0; row < ranks.length; row++) {
      const key = ranks[row]! * sizes.length + of[row]!;
      known.set(key, (known.get(key) ?? 0) + 1);
    }
    const keys = [...known.keys()];
    return {
      group: Int32Array.from(keys, (key) => key % sizes.length),
      value: Int32Array.from(keys, (key) => Math.floor(key / sizes.length)),
      count: Int32Array.from(known.values()),
    };
  });
  const groups = { length: sizes.length, codes: new Int32Array(0), counts: sizes, histograms };
  return meeting(groups, { k: below, sensitive, suppression: 1 }, overall);
}

/** The cells of a column by the rank of their values, the empty cell, where there is one, before all others. */
function inOrder({ type, ids, values }: RepairColumn): {
  readonly ranks: Int32Array;
  readonly values: number;
  readonly missingFirst: boolean;
} {
  const compare = valueOrder(type);
  const order = [...values.keys()].sort((one, other) => compare(values[one]!, values[other]!));
  const missingFirst = ids.some((id) => id < 0);
  const first = missingFirst ? 1 : 0;
  const rank = new Int32Array(values.length);
  order.forEach((id, place) => {
    rank[id] = place + first;
  });
  return { ranks: ids.map((id) => (id < 0 ? 0 : rank[id]!)), values: values.length + first, missingFirst };
}

function outcomeOf(
  before: RepairTable,
  after: RepairTable,
  rows: Int32Array,
  document: RepairDocument,
  quasi: readonly string[],
): RepairOutcome {
  const remedies = new Map<string, string>();
  for (const { column, remedy } of document.columns) remedies.set(column, remedy.kind);
  for (const step of document.table)
    for (const column of step.columns)
      if (step.kind === 'micro-aggregate' || step.how === 'cells')
        remedies.set(column, [remedies.get(column), step.kind].filter(Boolean).join(' + '));
  const now = new Map(after.columns.map((column) => [column.name, column]));
  const columns = before.columns.flatMap((column): ColumnOutcome[] => {
    const remedy = remedies.get(column.name);
    if (!remedy) return [];
    const made = now.get(column.name);
    const loss = Number(columnLoss(column, made).toFixed(6));
    return [{ column: column.name, remedy, changed: changedCells(column, made, rows), loss }];
  });
  return {
    rowsBefore: before.rows,
    rowsAfter: after.rows,
    columns,
    removed: before.columns.filter(({ name }) => !now.has(name)).map(({ name }) => name),
    retyped: before.columns
      .filter(({ name, type }) => now.has(name) && now.get(name)!.type !== type)
      .map(({ name }) => name),
    before: measured(before, quasi),
    after: measured(after, quasi),
  };
}

function changedCells(before: RepairColumn, after: RepairColumn | undefined, rows: Int32Array): number {
  if (!after) return before.ids.reduce((sum, id) => (id >= 0 ? sum + 1 : sum), 0);
  let changed = 0;
  for (let row = 0; row < rows.length; row++)
    if (cellAt(before, rows[row]!) !== cellAt(after, row)) changed++;
  return changed;
}

function measured(table: RepairTable, quasi: readonly string[]): ClassMeasures | null {
  if (quasi.length === 0) return null;
  const named = new Set(quasi);
  return measuresOf(
    classesOf(
      table.columns.filter(({ name }) => named.has(name)),
      table.rows,
    ),
  );
}

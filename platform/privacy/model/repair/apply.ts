import { cellRemedy, type RepairTools, typeAfter } from './cell.ts';
import { classesOf, measuresOf } from './classes.ts';
import type { RepairDocument, TableRemedy } from './document.ts';
import { averaged, groupsOf } from './micro-aggregate.ts';
import type { ClassMeasures, ColumnOutcome, RepairOutcome } from './outcome.ts';
import { cellAt, countsOf, mapped, type RepairColumn, type RepairTable, rowsOf } from './table.ts';

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
  const { of, sizes } = classesOf(chosen, count);
  const large = all.filter((row) => sizes[of[row]!]! >= step.below);
  if (step.how === 'rows') return { columns: columns.map((column) => rowsOf(column, large)), rows: large };
  const emptied = (column: RepairColumn): RepairColumn => {
    const ids = column.ids.map((id, row) => (sizes[of[row]!]! < step.below ? -1 : id));
    return rowsOf({ ...column, ids }, all);
  };
  return { columns: replaced(emptied), rows: all };
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
    return remedy
      ? [{ column: column.name, remedy, changed: changedCells(column, now.get(column.name), rows) }]
      : [];
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

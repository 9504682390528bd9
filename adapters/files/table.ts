import { type Cells, cellsOf, type Met, meet } from './cells.ts';
import type { FindingList } from './finding-list.ts';
import type { Finding } from './findings.ts';
import { type Grid, isBlank, isBlankRow, isPlaceholder } from './grid.ts';
import type { Column } from './header-names.ts';
import { nameColumns } from './header-names.ts';
import { inspectCells } from './inspect-cells.ts';
import { inspectRows } from './inspect-rows.ts';
import type { Layout } from './layout.ts';
import type { Limits } from './limits.ts';
import type { Reading } from './reading.ts';
import { FileRefused } from './refusals.ts';

/** Where every row of the file went. `physical` is the sum of the others: no row is dropped unseen. */
export interface RowAccount {
  readonly physical: number;
  readonly title: number;
  readonly header: number;
  readonly footer: number;
  readonly empty: number;
  readonly data: number;
}

export interface Table {
  readonly columns: readonly Column[];
  /** Column by column, each by its distinct cells. What works on a whole table works on these. */
  readonly cells: readonly Cells[];
  /** Cells as text, one per column; `null` where the file has nothing or only white space. Made when first asked for. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** Number in the file of each row of `rows`. */
  readonly rowNumbers: readonly number[];
  readonly account: RowAccount;
  readonly reading: Reading;
  readonly findings: readonly Finding[];
}

export type TableBody = Pick<Table, 'columns' | 'cells' | 'rowNumbers' | 'account'>;

/** Take the data rows out of the grid, look at each cell, and account for every row. */
export function assembleTable(grid: Grid, layout: Layout, limits: Limits, findings: FindingList): TableBody {
  const aside = new Set([...layout.titleRows, ...layout.headerRows, ...layout.footerRows]);
  const data: number[] = [];
  let empty = 0;
  grid.rows.forEach((row, index) => {
    const number = grid.firstRow + index;
    if (aside.has(number)) return;
    if (!isBlankRow(row)) data.push(index);
    else {
      empty++;
      findings.see('empty-rows', number);
    }
  });
  const account: RowAccount = {
    physical: grid.rows.length,
    title: layout.titleRows.length,
    header: layout.headerRows.length,
    footer: layout.footerRows.length,
    empty,
    data: data.length,
  };
  if (account.title + account.header + account.footer + empty + data.length !== account.physical)
    throw new Error('rows unaccounted for: a row is title, header or footer at once');

  for (const number of [...layout.titleRows, ...layout.headerRows])
    grid.rows[number - grid.firstRow]!.forEach((cell, position) => {
      if (isPlaceholder(cell)) findings.see('placeholder-headers', number, position + 1, cell);
    });
  const width = widthOf(grid, layout, data, limits, findings);
  const indexes = Int32Array.from(data);
  const rowNumbers = data.map((index) => grid.firstRow + index);
  const hasData = dataIn(grid, data, width);
  const columns = nameColumns(
    grid,
    layout.headerRows,
    width,
    (position) => hasData[position] === 1,
    findings,
  );
  const cells = columns.map((_, position) => {
    const met = grid.met?.[position] ?? meet(grid.rows, position);
    const own = cellsOf(met, indexes);
    noteBlanks(met, indexes, position + 1, rowNumbers, findings);
    inspectCells(own, position + 1, rowNumbers, findings);
    return own;
  });
  if (data.length === 0) findings.state('no-data-rows', 1);
  inspectRows(columns, cells, rowNumbers, findings);
  noteMerges(grid, data, findings);
  return { columns, cells, rowNumbers, account };
}

/** Width of the table: of the header, or of most rows when there is none; wider when surplus cells hold something. */
function widthOf(
  grid: Grid,
  layout: Layout,
  data: readonly number[],
  limits: Limits,
  findings: FindingList,
): number {
  const header = Math.max(0, ...layout.headerRows.map((number) => grid.rows[number - grid.firstRow]!.length));
  const expected = header > 0 ? header : usualWidth(grid, data);
  let widest = expected;
  let surplus = 0;
  for (const index of data) {
    const row = grid.rows[index]!;
    const number = grid.firstRow + index;
    if (row.length < expected) findings.see('short-rows', number, row.length + 1);
    if (row.length <= expected) continue;
    findings.see('long-rows', number, expected + 1);
    const last = row.findLastIndex((cell) => !isBlank(cell));
    for (let position = expected; position <= last; position++) if (!isBlank(row[position]!)) surplus++;
    widest = Math.max(widest, last + 1);
  }
  findings.explain('long-rows', { expected, filled: surplus });
  findings.explain('short-rows', { expected });
  if (widest > limits.columns)
    throw new FileRefused('too-large', { what: '列数 (columns)', found: widest, limit: limits.columns });
  return widest;
}

function usualWidth(grid: Grid, data: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const index of data) {
    const width = grid.rows[index]!.length;
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  let usual = 0;
  let most = 0;
  for (const [width, count] of counts) if (count > most) [usual, most] = [width, count];
  return usual;
}

/** 1 for each position at which some data row has content. */
function dataIn(grid: Grid, data: readonly number[], width: number): Uint8Array {
  const hasData = new Uint8Array(width);
  for (const index of data) {
    const row = grid.rows[index]!;
    for (let position = 0; position < row.length; position++)
      if (hasData[position] === 0 && !isBlank(row[position]!)) hasData[position] = 1;
  }
  return hasData;
}

/** Cells with white space and nothing else. */
function noteBlanks(
  met: Met,
  indexes: Int32Array,
  column: number,
  rowNumbers: readonly number[],
  findings: FindingList,
): void {
  const blank = new Set(met.values.flatMap((value, id) => (value !== '' && isBlank(value) ? [id] : [])));
  if (blank.size === 0) return;
  const rows = rowNumbers.filter((_, row) => blank.has(met.ids[indexes[row]!]!));
  findings.seeAll(
    'blank-cells',
    rows.length,
    rows.slice(0, findings.samples).map((row) => ({ row, column })),
  );
}

function noteMerges(grid: Grid, data: readonly number[], findings: FindingList): void {
  const rows = new Set(data.map((index) => grid.firstRow + index));
  const inside = grid.merges.filter((merge) => rows.has(merge.top) || rows.has(merge.bottom));
  if (inside.length === 0) return;
  findings.state(
    'merged-cells',
    inside.length,
    {
      filled: false,
      areas: inside.slice(0, 20).map(({ top, left, bottom, right }) => [top, left, bottom, right]),
    },
    inside.map((merge) => ({ row: merge.top, column: merge.left })),
  );
}

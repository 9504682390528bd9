import type { FindingList } from './finding-list.ts';
import type { Finding } from './findings.ts';
import { filledPositions, type Grid, isBlank, isBlankRow, isPlaceholder } from './grid.ts';
import type { Column } from './header-names.ts';
import { nameColumns } from './header-names.ts';
import { isTotal, type Layout } from './layout.ts';
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
  /** Cells as text, one per column; `null` where the file has nothing or only white space. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** Number in the file of each row of `rows`. */
  readonly rowNumbers: readonly number[];
  readonly account: RowAccount;
  readonly reading: Reading;
  readonly findings: readonly Finding[];
}

export type TableBody = Pick<Table, 'columns' | 'rows' | 'rowNumbers' | 'account'>;

/** With a point or a signed exponent: 「2E10」 alone may be a code. */
const damagedNumber = /^[+-]?(\d(\.\d+)?e[+-]\d{1,3}|\d\.\d+e\d{1,3})$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const controlCharacter = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const damagedCharacter = /\ufffd|锟斤拷|烫烫烫/;

export const isDamagedNumber = (cell: string): boolean => damagedNumber.test(cell.trim());

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
  const filled = new Uint8Array(width);
  for (const index of data) for (const position of filledPositions(grid.rows[index]!)) filled[position] = 1;
  const columns = nameColumns(grid, layout.headerRows, width, (position) => filled[position] === 1, findings);
  const rows = data.map((index) =>
    cellsOf(grid.rows[index]!, grid.firstRow + index, columns.length, findings),
  );
  const rowNumbers = data.map((index) => grid.firstRow + index);
  if (rows.length === 0) findings.state('no-data-rows', 1);
  noteRows(columns, rows, rowNumbers, findings);
  noteMerges(grid, data, findings);
  return { columns, rows, rowNumbers, account };
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

function cellsOf(
  row: readonly string[],
  number: number,
  width: number,
  findings: FindingList,
): (string | null)[] {
  const cells = new Array<string | null>(width).fill(null);
  for (let position = 0; position < Math.min(width, row.length); position++) {
    const cell = row[position]!;
    if (cell === '') continue;
    if (isBlank(cell)) {
      findings.see('blank-cells', number, position + 1);
      continue;
    }
    cells[position] = cell;
    inspect(cell, number, position + 1, findings);
  }
  return cells;
}

function inspect(cell: string, row: number, column: number, findings: FindingList): void {
  if (cell.length !== cell.trim().length) findings.see('padded-cells', row, column, cell);
  if (cell.includes('\n')) findings.see('line-breaks', row, column, cell);
  if (damagedCharacter.test(cell)) findings.see('damaged-characters', row, column, cell);
  if (controlCharacter.test(cell)) findings.see('control-characters', row, column, JSON.stringify(cell));
  if (cell.length < 40 && isDamagedNumber(cell)) findings.see('damaged-numbers', row, column, cell);
}

function noteRows(
  columns: readonly Column[],
  rows: readonly (readonly (string | null)[])[],
  numbers: readonly number[],
  findings: FindingList,
): void {
  const seen = new Set<string>();
  const header = columns.map((column) => column.sourceHeader?.trim() ?? null);
  const typical = medianFill(rows);
  rows.forEach((row, index) => {
    const number = numbers[index]!;
    const key = JSON.stringify(row);
    if (seen.has(key)) findings.see('duplicate-rows', number);
    else seen.add(key);
    const filled = row.filter((cell) => cell !== null);
    if (filled.length > 1 && row.every((cell, position) => (cell?.trim() ?? null) === header[position]))
      findings.see('repeated-header', number);
    if (filled.length === 1 && typical >= 3) findings.see('lone-cell-rows', number, undefined, filled[0]!);
    if (isTotal(filled[0]!)) findings.see('total-rows', number, undefined, filled[0]!);
  });
}

function medianFill(rows: readonly (readonly (string | null)[])[]): number {
  const counts = rows.slice(0, 2000).map((row) => row.filter((cell) => cell !== null).length);
  return counts.sort((a, b) => a - b)[counts.length >> 1] ?? 0;
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

import type { FindingList } from './finding-list.ts';
import { type Grid, namesNothing } from './grid.ts';

export interface Column {
  /** Unique within the table; 列n when the file gives none. */
  readonly name: string;
  /** What the file says, rows of a header joined by line breaks; `null` when there is nothing. */
  readonly sourceHeader: string | null;
  /** Column in the file, from 1. */
  readonly position: number;
}

/**
 * Name the columns. White space in a name is collapsed, repeated names are numbered (capitals are no difference: to the engine `Birth` and `birth` are one
 * column, so that the second would never be looked at), missing ones are called by position; each is a finding. `hasData(position)` tells which unnamed columns hold something: the unnamed and empty ones at the end are left out.
 */
export function nameColumns(
  grid: Grid,
  headerRows: readonly number[],
  width: number,
  hasData: (position: number) => boolean,
  findings: FindingList,
): Column[] {
  const rows = headerRows.map((number) => grid.rows[number - grid.firstRow]!);
  const sources = joinRows(rows, width);
  let used = width;
  while (used > 0 && sources[used - 1] === null && !hasData(used - 1)) used--;
  if (used < width) findings.state('empty-columns', width - used, { from: used + 1, to: width });

  const row = headerRows.at(-1);
  const taken = new Map<string, number>();
  const columns: Column[] = [];
  for (let position = 0; position < used; position++) {
    const source = sources[position]!;
    let name = source === null ? '' : tidy(source);
    if (row !== undefined && name === '') findings.see('blank-headers', row, position + 1);
    else if (row !== undefined && rows.length === 1 && name !== source)
      findings.see('tidied-headers', row, position + 1, source!);
    if (name === '') name = `列${position + 1}`;
    const seen = taken.get(same(name)) ?? 0;
    taken.set(same(name), seen + 1);
    if (seen > 0) {
      findings.see('duplicate-headers', row, position + 1, name);
      name = freeName(name, seen + 1, taken);
      taken.set(same(name), 1);
    }
    columns.push({ name, sourceHeader: source, position: position + 1 });
  }
  return columns;
}

const same = (name: string): string => name.toLowerCase();
/** Without control characters: a NUL cannot be written in a statement. */
const tidy = (source: string): string =>
  source
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim();

function freeName(name: string, from: number, taken: ReadonlyMap<string, number>): string {
  let number = from;
  while (taken.has(same(`${name}_${number}`))) number++;
  return `${name}_${number}`;
}

/** One source header per position. In a header of two rows the upper name carries over to the right while its own cells are blank. */
function joinRows(rows: readonly (readonly string[])[], width: number): (string | null)[] {
  const named = (cell: string | undefined): string => (cell === undefined || namesNothing(cell) ? '' : cell);
  const joined: (string | null)[] = [];
  const carried = rows.map(() => '');
  for (let position = 0; position < width; position++) {
    const own = rows.map((row) => named(row[position]));
    const lowest = own.at(-1) ?? '';
    const parts = own.map((cell, depth) => {
      if (depth === rows.length - 1) return cell;
      if (cell !== '') carried[depth] = cell;
      else if (lowest === '') carried[depth] = '';
      return cell !== '' ? cell : carried[depth]!;
    });
    if (lowest === '') carried.fill('');
    const source = parts.filter((part) => part !== '').join('/');
    joined.push(source === '' ? null : source);
  }
  return joined;
}

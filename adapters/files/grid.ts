import type { Met } from './cells.ts';

/** Rows as they stand in the file, before anything is called title, header or data. */
export interface Grid {
  /** Cells as text, `''` where there is nothing. Rows may differ in length. */
  readonly rows: readonly (readonly string[])[];
  /** Number of the first row as a spreadsheet shows it. */
  readonly firstRow: number;
  /** Merged areas of a workbook, in row and column numbers from 1, both ends included. */
  readonly merges: readonly Merge[];
  /** The columns by their distinct cells, where the reader met them so. */
  readonly met?: readonly Met[];
}

export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** May this code unit be white space? Never false where `trim` would take it away; letters, digits and Chinese are told apart at once. */
const mayBeSpace = (code: number): boolean =>
  code <= 0x20 || (code >= 0x7f && (code < 0x3001 || code >= 0xfe00));

/** White space of any kind, the ideographic space and a stray byte order mark included. */
export const isBlank = (cell: string): boolean =>
  cell === '' || (mayBeSpace(cell.charCodeAt(0)) && cell.trim() === '');

/** White space before or after. */
export const isPadded = (cell: string): boolean =>
  (mayBeSpace(cell.charCodeAt(0)) || mayBeSpace(cell.charCodeAt(cell.length - 1))) &&
  cell.length !== cell.trim().length;

export const isBlankRow = (row: readonly string[]): boolean => row.every(isBlank);

/** `Unnamed: 3`, `Unnamed: 3_level_1`: what pandas writes for a column without a header. */
const placeholder = /^Unnamed: \d+(_level_\d+)?$/;
export const isPlaceholder = (cell: string): boolean => placeholder.test(cell.trim());

/** Nothing that could name a column: blank, an export's placeholder, or marks like 「/」 without a letter or digit. */
export const namesNothing = (cell: string): boolean => isPlaceholder(cell) || !/[\p{L}\p{N}]/u.test(cell);

/** Positions (from 0) of cells with content; what names nothing is not content when `asHeader`. */
export function filledPositions(row: readonly string[], asHeader = false): number[] {
  const positions: number[] = [];
  for (let index = 0; index < row.length; index++) {
    const cell = row[index]!;
    if (!isBlank(cell) && !(asHeader && namesNothing(cell))) positions.push(index);
  }
  return positions;
}

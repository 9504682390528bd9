import type { ReleasedCell, ReleasedResult } from './release.ts';

/** What stands in a cell whose number may not be told; an empty cell is a null. */
export const blankMark = '[不显示]';
/** Column behind those of the result: the receipt, in every row, so that a row copied elsewhere can still be traced. */
export const receiptColumn = 'gongshu_receipt';

/**
 * A released result as CSV by RFC 4180: CRLF, quotes doubled. A null is an empty field, an empty text `""`, a blank number {@link blankMark}.
 * Text that a spreadsheet would run as a formula (first character `=`, `+`, `-`, `@`, tab or carriage return), and text that looks like the
 * mark, gets an apostrophe before it; numbers do not.
 *
 * @param bom a byte-order mark first, without which some spreadsheets take UTF-8 for another encoding.
 */
export function resultCsv(result: ReleasedResult, receiptId: string, { bom = true } = {}): string {
  const blank = new Set(result.suppressed.map(({ row, column }) => `${row} ${column}`));
  const lines = [
    [...result.columns.map(({ name }) => quoted(harmless(name))), receiptColumn],
    ...result.rows.map((cells, row) => [
      ...cells.map((cell, column) =>
        blank.has(`${row} ${column}`) ? blankMark : field(cell, result.columns[column]!.type),
      ),
      receiptId,
    ]),
  ];
  return `${bom ? '\uFEFF' : ''}${lines.map((line) => `${line.join(',')}\r\n`).join('')}`;
}

function field(cell: ReleasedCell, type: ReleasedResult['columns'][number]['type']): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return String(cell);
  return type === 'integer' || type === 'decimal' ? cell : quoted(harmless(cell));
}

const harmless = (value: string): string =>
  /^[=+\-@\t\r]/.test(value) || value === blankMark ? `'${value}` : value;

const quoted = (value: string): string =>
  value === '' || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

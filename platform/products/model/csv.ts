import type { ReleasedResult } from '#platform/query/model';

/**
 * An answer as CSV (RFC 4180, UTF-8 without a mark). Texts that a spreadsheet would take for a formula get an apostrophe in front; numbers are
 * as they are. A null is an empty field.
 */
export function csvOf({ columns, rows }: Pick<ReleasedResult, 'columns' | 'rows'>): string {
  const head = columns.map(({ name }) => field(plain(name)));
  const lines = rows.map((row) =>
    row.map((cell, index) => {
      if (cell === null) return '';
      const text = String(cell);
      return field(columns[index]?.type === 'text' ? plain(text) : text);
    }),
  );
  return [head, ...lines].map((fields) => `${fields.join(',')}\r\n`).join('');
}

const plain = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

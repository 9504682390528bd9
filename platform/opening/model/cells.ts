import type { Json } from '#foundation';
import type { OpenColumn } from './table.ts';

/** A cell as JSON gives it: numbers as numbers where nothing is lost by it, and otherwise digit for digit as text. */
export function jsonCell(value: Json, { type }: OpenColumn): string | number | boolean | null {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  if (type !== 'integer' && type !== 'decimal') return written;
  const digits = written.replace(/^-|\.|^0+/g, '').length;
  return digits <= 15 && /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : written;
}

/** A cell of CSV (RFC 4180): quoted where it has to be; empty is nothing, an empty text is quoted. */
export function csvCell(value: Json): string {
  if (value === null) return '';
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  return written === '' || /[",\r\n]|^\s|\s$/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
}

export const csvLine = (cells: readonly Json[]): string => `${cells.map(csvCell).join(',')}\r\n`;

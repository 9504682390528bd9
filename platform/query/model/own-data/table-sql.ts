import { quoteIdentifier, quoteText, sqlType } from '#platform/authorisation/model';
import type { ScopeColumn } from '../scope.ts';

/** Between rows and between cells of the literal; a text that holds one of them, or any control character, travels as hexadecimal. */
const betweenRows = '\u001e';
const betweenCells = '\u001f';

/**
 * The SELECT that gives rows we hold, as columns of the declared types; it reads nothing. One text literal with all cells instead of a literal for
 * each: a hundred thousand rows are read in a moment. Every cell must fit its type.
 */
export function tableSql(
  columns: readonly Pick<ScopeColumn, 'name' | 'type' | 'scale'>[],
  rows: readonly (readonly (string | null)[])[],
): string {
  const outputs = columns.map(
    (column, index) => `CAST(${cell(index + 1)} AS ${sqlType(column)}) AS ${quoteIdentifier(column.name)}`,
  );
  const lines = rows.map((row) => row.map(written).join(betweenCells)).join(betweenRows);
  const source = `SELECT string_split(line, chr(31)) AS cells FROM (SELECT unnest(string_split(${quoteText(lines)}, chr(30))) AS line)`;
  return `SELECT ${outputs.join(', ')} FROM (${source})${rows.length === 0 ? ' WHERE false' : ''}`;
}

const cell = (place: number): string =>
  `CASE WHEN starts_with(cells[${place}], '=') THEN substr(cells[${place}], 2) WHEN starts_with(cells[${place}], 'x') THEN decode(unhex(substr(cells[${place}], 2))) END`;

/** `=` and the text, `x` and its bytes, or nothing at all for null. */
function written(value: string | null): string {
  if (value === null) return '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  return /[\u0000-\u001f\u007f]/.test(value) ? `x${Buffer.from(value).toString('hex')}` : `=${value}`;
}

import { ok, type Result, refuse, type Text, text } from '#foundation';
import { problems } from '../../problems.ts';
import { readAs } from '../literals.ts';
import { readCsv } from './csv.ts';
import { type OwnColumn, type OwnTable, ownLimits, ownScale, ownWhole } from './own-table.ts';

/** What a caller sends: rows as JSON, or CSV with a header line. */
export interface OwnGiven {
  readonly rows?: readonly { readonly [column: string]: string | number | null }[];
  readonly csv?: string;
}

/** Rows of an own table in the order of its columns. Each cell fits its column's type, so that no cast can fail on one. */
export type OwnRows = readonly (readonly (string | null)[])[];

/**
 * Reads a caller's rows against the declared table. What does not fit is refused by row (from 1, the header not counted) and column; no refusal
 * repeats a value. Problem: `query/own-data-unreadable`.
 */
export function readOwnRows(table: OwnTable, given: OwnGiven): Result<OwnRows> {
  if ((given.rows === undefined) === (given.csv === undefined))
    return unreadable(
      text('请以 rows 或 csv 之一提供数据。', 'Give the data as rows or as csv, one of them.'),
    );
  const raw = given.csv === undefined ? fromObjects(table, given.rows ?? []) : fromCsv(table, given.csv);
  if (!raw.ok) return raw;
  const rows = raw.value;
  const most = Math.min(table.mostRows, ownLimits.rows);
  if (rows.length > most) return unreadable(text(`至多${most}行。`, `At most ${most} rows.`));
  if (rows.length === 0) return unreadable(text('没有任何一行。', 'There is no row.'));
  const key = table.columns.findIndex(({ name }) => name === table.key);
  const keys = new Map<string, number>();
  const cells: (string | null)[][] = [];
  let bytes = 0;
  for (const [index, row] of rows.entries()) {
    const read: (string | null)[] = [];
    for (const [at, column] of table.columns.entries()) {
      const cell = readCell(column, row[at] ?? null);
      if (typeof cell === 'object' && cell !== null)
        return unreadable(whereIs(index, column.name, cell.fault), index, column.name);
      bytes += cell === null ? 0 : Buffer.byteLength(cell);
      read.push(cell);
    }
    if (bytes > ownLimits.bytes)
      return unreadable(text(`至多${ownLimits.bytes}字节。`, `At most ${ownLimits.bytes} bytes.`));
    const earlier = keys.get(read[key]!);
    if (earlier !== undefined && !table.keyRepeats)
      return unreadable(
        whereIs(
          index,
          table.key,
          text(`关联键与第${earlier + 1}行重复`, `the key is that of row ${earlier + 1}`),
        ),
        index,
        table.key,
      );
    keys.set(read[key]!, index);
    cells.push(read);
  }
  return ok(cells);
}

type Raw = readonly (readonly (string | null)[])[];

function fromObjects({ columns }: OwnTable, rows: NonNullable<OwnGiven['rows']>): Result<Raw> {
  const names = new Set(columns.map(({ name }) => name));
  for (const [index, row] of rows.entries())
    if (Object.keys(row).some((name) => !names.has(name)))
      return unreadable(
        text(
          `第${index + 1}行有未声明的列；声明的列：${[...names].join('、')}。`,
          `Row ${index + 1} has a column that is not declared; declared are ${[...names].join(', ')}.`,
        ),
        index,
      );
  return ok(
    rows.map((row) =>
      columns.map(({ name }) => {
        const cell = Object.hasOwn(row, name) ? row[name]! : null;
        return typeof cell === 'number' ? String(cell) : cell;
      }),
    ),
  );
}

function fromCsv({ columns, mostRows }: OwnTable, csv: string): Result<Raw> {
  // One line for the header, and one more than may be, to be seen as too many.
  const read = readCsv(csv, mostRows + 2);
  if (!read.ok)
    return unreadable(
      text(
        `第${read.row + 1}行（含表头）引号不配对。`,
        `Quotes do not match in line ${read.row + 1}, the header counted.`,
      ),
    );
  const [header = [], ...lines] = read.rows;
  const names = header.map((name) => name.trim());
  const declared = columns.map(({ name }) => name);
  if (
    names.length !== new Set(names).size ||
    names.some((name) => !declared.includes(name)) ||
    declared.some((name) => !names.includes(name))
  )
    return unreadable(
      text(
        `表头须恰为声明的列：${declared.join('、')}。`,
        `The header names exactly the declared columns: ${declared.join(', ')}.`,
      ),
    );
  const wrong = lines.findIndex((line) => line.length !== names.length);
  if (wrong >= 0)
    return unreadable(
      text(`第${wrong + 1}行应有${names.length}格。`, `Row ${wrong + 1} should have ${names.length} cells.`),
      wrong,
    );
  const places = declared.map((name) => names.indexOf(name));
  // An empty cell is no value: CSV cannot tell it from an empty text.
  return ok(lines.map((line) => places.map((place) => (line[place] === '' ? null : line[place]!))));
}

/** The cell as it is stored, or what is wrong with it. */
function readCell(
  { type, required }: OwnColumn,
  given: string | null,
): string | null | { readonly fault: Text } {
  const fault = (zh: string, en: string) => ({ fault: text(zh, en) });
  if (given === null || given === '')
    return required
      ? fault('必填而为空', 'a value is required')
      : given === '' && type === 'text'
        ? ''
        : null;
  if (given.length > ownLimits.text)
    return fault(`超过${ownLimits.text}字`, `longer than ${ownLimits.text} characters`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  if (/[\u0000-\u001f\u007f]/.test(given) || !given.isWellFormed())
    return fault('含控制字符或不成字的编码', 'it holds control characters or broken characters');
  if (type === 'text') return given;
  const trimmed = given.trim();
  const value = readAs(trimmed, type);
  if (!value)
    return {
      integer: fault('不是18位以内的整数', 'not a whole number of at most 18 digits'),
      decimal: fault('不是小数', 'not a decimal number'),
      date: fault('不是日期（YYYY-MM-DD）', 'not a date (YYYY-MM-DD)'),
    }[type];
  if (type === 'decimal') {
    const { scale, digits } = value.type;
    if (scale > ownScale || digits - scale > ownWhole)
      return fault(
        `小数点前至多${ownWhole}位、后至多${ownScale}位`,
        `at most ${ownWhole} digits before the point and ${ownScale} behind it`,
      );
  }
  return trimmed;
}

const whereIs = (row: number, column: string, fault: Text): Text =>
  text(`第${row + 1}行，列“${column}”：${fault.zh}。`, `Row ${row + 1}, column “${column}”: ${fault.en}.`);

const unreadable = (detail: Text, row?: number, column?: string): Result<never> =>
  refuse(
    problems['own-data-unreadable']({
      detail,
      ...(row === undefined ? {} : { data: { row: row + 1, ...(column === undefined ? {} : { column }) } }),
    }),
  );

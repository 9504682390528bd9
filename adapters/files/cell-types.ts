import { isDamagedNumber } from './inspect-cells.ts';

/** What a single cell can be read as without losing anything. */
export type CellKind =
  | { readonly kind: 'integer' | 'decimal' | 'text' | 'boolean' }
  | { readonly kind: 'date' | 'timestamp'; readonly order: DateOrder }
  | { readonly kind: 'leading-zero' | 'long-digits' | 'damaged-number' | 'code' };

/** Order of a date's parts. `either`: both day and month are at most 12 and the cell alone does not say. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'either';

/** Cells that say "nothing here" in words or marks. They stay in the text and become null only in a typed column. */
const nullMarkers = new Set([
  '/',
  '\\',
  '-',
  '--',
  '—',
  '——',
  '－',
  '*',
  '无',
  '空',
  '暂无',
  '不详',
  '未知',
  'null',
  'NULL',
  'Null',
  '(null)',
  'N/A',
  'n/a',
  '#N/A',
  'NA',
  'None',
  'none',
  'NaN',
  'nan',
]);

// Looking up costs a walk over the whole text, so that a length is asked first.
const longestMarker = Math.max(...[...nullMarkers].map((marker) => marker.length));
export const isNullMarker = (cell: string): boolean => {
  const marker = cell.trim();
  return marker.length <= longestMarker && nullMarkers.has(marker);
};

const booleanWords = new Set([
  '是',
  '否',
  'true',
  'false',
  'TRUE',
  'FALSE',
  'True',
  'False',
  'Y',
  'N',
  '√',
  '×',
]);
const longestWord = Math.max(...[...booleanWords].map((word) => word.length));
const trueWords = new Set(['是', 'true', 'TRUE', 'True', 'Y', '√']);
export const booleanOf = (cell: string): boolean => trueWords.has(cell.trim());

const yearFirst =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d{1,6})?)?)?$/;
const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const yearLast = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: +(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?)?$/;

/** One value for each kind there is: a column of a million cells has a million of them. */
const [integer, decimal, text, boolean, leadingZero, longDigits, damaged, code] = (
  ['integer', 'decimal', 'text', 'boolean', 'leading-zero', 'long-digits', 'damaged-number', 'code'] as const
).map((kind): CellKind => ({ kind }) as CellKind) as [
  CellKind,
  CellKind,
  CellKind,
  CellKind,
  CellKind,
  CellKind,
  CellKind,
  CellKind,
];

export function kindOf(raw: string): CellKind {
  const cell = raw.trim();
  if (/^[+-]?\d/.test(cell)) {
    const date = dateKind(cell);
    if (date) return date;
    if (/^[+-]?\d+$/.test(cell)) return integerKind(cell);
    if (/^[+-]?\d+\.\d+$/.test(cell)) return decimalKind(cell);
    if (isDamagedNumber(cell)) return damaged;
  }
  if (cell.length <= longestWord && booleanWords.has(cell)) return boolean;
  if (/^[0-9A-Za-z_.-]{6,40}$/.test(cell) && /\d/.test(cell)) return code;
  return text;
}

const signLength = (cell: string): number => (cell.startsWith('+') || cell.startsWith('-') ? 1 : 0);

function integerKind(cell: string): CellKind {
  const sign = signLength(cell);
  const digits = cell.length - sign;
  if (digits > 1 && cell[sign] === '0') return leadingZero;
  return digits > 15 ? longDigits : integer;
}

function decimalKind(cell: string): CellKind {
  const sign = signLength(cell);
  const whole = cell.indexOf('.') - sign;
  if (whole > 1 && cell[sign] === '0') return leadingZero;
  return cell.length - sign - 1 > 38 ? text : decimal;
}

function dateKind(cell: string): CellKind | undefined {
  const parts = partsOf(cell);
  return parts && dateKinds[parts.time === null ? 'date' : 'timestamp'][parts.order];
}

const eachOrder = (kind: 'date' | 'timestamp') => ({
  ymd: { kind, order: 'ymd' } as const,
  dmy: { kind, order: 'dmy' } as const,
  mdy: { kind, order: 'mdy' } as const,
  either: { kind, order: 'either' } as const,
});
const dateKinds = { date: eachOrder('date'), timestamp: eachOrder('timestamp') };

interface DateParts {
  readonly year: number;
  readonly first: number;
  readonly second: number;
  /** `HH:MM:SS`, or `null` for a date alone. */
  readonly time: string | null;
  readonly order: DateOrder;
}

function partsOf(cell: string): DateParts | undefined {
  // Where the first mark stands says which form it can be; most numbers are none.
  const fifth = cell[4];
  if (fifth === '-' || fifth === '/' || fifth === '.') {
    const ymd = yearFirst.exec(cell);
    if (ymd) return build(ymd[1]!, ymd[3]!, ymd[4]!, ymd.slice(5, 8), 'ymd');
  }
  const han = fifth === '年' ? chinese.exec(cell) : cell.length === 8 ? compact.exec(cell) : null;
  if (han) return build(han[1]!, han[2]!, han[3]!, [], 'ymd');
  const last = cell[1] === '/' || cell[2] === '/' ? yearLast.exec(cell) : null;
  if (!last) return undefined;
  const [first, second] = [Number(last[1]), Number(last[2])];
  const order = first > 12 ? 'dmy' : second > 12 ? 'mdy' : 'either';
  const [month, day] = order === 'mdy' ? [last[1]!, last[2]!] : [last[2]!, last[1]!];
  return build(last[3]!, month, day, last.slice(4, 7), order);
}

function build(
  year: string,
  month: string,
  day: string,
  time: readonly (string | undefined)[],
  order: DateOrder,
): DateParts | undefined {
  const [hour, minute, second] = [Number(time[0] ?? 0), Number(time[1] ?? 0), Number(time[2] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59 || !isDay(Number(year), Number(month), Number(day)))
    return undefined;
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    year: Number(year),
    first: Number(month),
    second: Number(day),
    time: time[0] === undefined ? null : `${two(hour)}:${two(minute)}:${two(second)}`,
    order,
  };
}

const isDay = (year: number, month: number, day: number): boolean =>
  year >= 1800 &&
  year <= 2200 &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= (month === 2 && isLeap(year) ? 29 : daysOf[month - 1]!);

const daysOf = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** A date or timestamp cell as ISO text, `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`; `order` settles what the cell leaves open. */
export function isoOf(raw: string, order: DateOrder): string | undefined {
  const parts = partsOf(raw.trim());
  if (!parts) return undefined;
  const swap = parts.order === 'either' && order === 'mdy';
  const [month, day] = swap ? [parts.second, parts.first] : [parts.first, parts.second];
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${parts.year}-${two(month)}-${two(day)}`;
  return parts.time === null ? date : `${date} ${parts.time}`;
}

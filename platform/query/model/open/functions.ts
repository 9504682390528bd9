import { quoteText } from '#platform/authorisation/model';
import { likeEscape } from '../like.ts';
import { decimal, orNull, power, wide } from '../print-expression.ts';
import { functionScale, type ValueType, widestDigits } from '../value-type.ts';

/** What a printer of a function is given: operands printed, their types, what was decided when it was typed, and the type of the result. */
interface Printed {
  readonly operands: readonly string[];
  readonly types: readonly ValueType[];
  readonly words: readonly string[];
  readonly type: ValueType;
}

const plain =
  (name: string) =>
  ({ operands }: Printed): string =>
    `${name}(${operands.join(', ')})`;
const double = (operand: string): string => `CAST(${operand} AS DOUBLE)`;
/** What floating point gives, as a decimal; what is no number or too large becomes null. */
export const fromDouble = (value: string, scale: number): string => orNull(value, wide(scale), false);
/** A count that the engine's own functions take; one that is out of bounds becomes null. */
const count = (operand: string): string => orNull(operand, 'INTEGER', false);
const matched = (operand: string, pattern: string, target: string): string =>
  orNull(`regexp_extract(${operand}, ${quoteText(pattern)}, 1)`, target, false);
const tenth = (digits: number): string =>
  digits === 0 ? '1' : `CAST('0.${'1'.padStart(digits, '0')}' AS ${decimal(digits + 1, digits)})`;

/** A whole number with the point put in, or null where it does not fit. */
const fromWhole = (value: string, behind: number, type: ValueType): string =>
  orNull(`${orNull(value, decimal(widestDigits, 0), false)} * ${tenth(behind)}`, wide(type.scale), false);

/**
 * How each function is printed for DuckDB. Total: on no row does one fail, and each operand is written once, so that text does not grow with nesting.
 * Where PostgreSQL would stop (root of a negative number, a text that is no date) the result is null.
 */
export const functionPrinters = {
  // Text. Lengths and places count characters (code points).
  lower: plain('lower'),
  upper: plain('upper'),
  length: plain('length'),
  replace: plain('replace'),
  strpos: plain('strpos'),
  'starts-with': plain('starts_with'),
  trim: plain('trim'),
  ltrim: plain('ltrim'),
  rtrim: plain('rtrim'),
  concat: plain('concat'),
  'concat-ws': plain('concat_ws'),
  'concat-operator': ({ operands: [a, b] }) => `(${a} || ${b})`,
  left: ({ operands: [text, n] }) => `left(${text}, ${count(n!)})`,
  right: ({ operands: [text, n] }) => `right(${text}, ${count(n!)})`,
  'substring-from': ({ operands: [text, from] }) => `substring(${text}, greatest(${count(from!)}, 1))`,
  // A negative length is null: the engine would count backwards.
  substring: ({ operands: [text, length], words: [from] }) =>
    `substring(${text}, ${from}, TRY_CAST(${length} AS UINTEGER))`,
  'split-part': ({ operands: [text], words: [delimiter, part] }) =>
    `split_part(${text}, ${quoteText(delimiter!)}, ${part})`,
  lpad: ({ operands: [text], words: [n, fill] }) => `lpad(${text}, ${n}, ${quoteText(fill!)})`,
  rpad: ({ operands: [text], words: [n, fill] }) => `rpad(${text}, ${n}, ${quoteText(fill!)})`,
  ilike: ({ operands: [text], words: [pattern] }) =>
    `(${text} ILIKE ${quoteText(pattern!)} ESCAPE ${quoteText(likeEscape)})`,
  // The engine's own `~` matches the whole text; PostgreSQL's finds.
  regex: ({ operands: [text], words: [pattern, flags] }) =>
    `regexp_matches(${text}, ${quoteText(pattern!)}, ${quoteText(flags!)})`,

  // Choice.
  nullif: plain('nullif'),
  greatest: plain('greatest'),
  least: plain('least'),

  // Numbers.
  floor: ({ operands: [x], types: [t] }) => `floor(CAST(${x} AS ${decimal(t!.digits, t!.scale)}))`,
  ceil: ({ operands: [x], types: [t] }) => `ceil(CAST(${x} AS ${decimal(t!.digits, t!.scale)}))`,
  sign: ({ operands: [x] }) => `CAST(sign(${x}) AS ${decimal(1, 0)})`,
  trunc: ({ operands: [x], types: [t], words: [n], type }) => {
    const behind = Number(n);
    const shifted = `trunc(CAST(${x} AS ${decimal(t!.digits, t!.scale)}) * ${power(behind)})`;
    return fromWhole(shifted, behind, type);
  },
  'decimal-remainder': ({ operands: [a, b], types: [ta, tb], type }) => {
    const whole = (x: string, t: ValueType): string =>
      `CAST(CAST(${x} AS ${decimal(Math.min(widestDigits, t.digits) + type.scale - t.scale, type.scale)}) * ${power(type.scale)} AS HUGEINT)`;
    return fromWhole(`(${whole(a!, ta!)} % NULLIF(${whole(b!, tb!)}, 0))`, type.scale, type);
  },
  // Factors of together more than 38 digits: what does not fit in the end is null, and not an error.
  'wide-product': ({ operands: [a, b], types: [ta, tb], type }) => {
    const whole = (x: string, t: ValueType): string =>
      `CAST(CAST(${x} AS ${decimal(t.digits, t.scale)}) * ${power(t.scale)} AS HUGEINT)`;
    const product = `TRY(${whole(a!, ta!)} * ${whole(b!, tb!)})`;
    return fromWhole(product, ta!.scale + tb!.scale, type);
  },
  sqrt: ({ operands: [x] }) => fromDouble(`pow(${double(x!)}, 0.5)`, functionScale),
  power: ({ operands: [x, y] }) => fromDouble(`pow(${double(x!)}, ${double(y!)})`, functionScale),
  exp: ({ operands: [x] }) => fromDouble(`exp(${double(x!)})`, functionScale),
  // Zero and less have no logarithm; the engine would stop.
  ln: ({ operands: [x] }) => fromDouble(`ln(NULLIF(greatest(${double(x!)}, 0), 0))`, functionScale),
  log10: ({ operands: [x] }) => fromDouble(`log10(NULLIF(greatest(${double(x!)}, 0), 0))`, functionScale),

  // Dates. Days beyond six digits make null, so that a date stays one.
  'add-days': ({ operands: [date, days], words: [sign] }) =>
    `(${date} ${sign === '-' ? '-' : '+'} CAST(TRY_CAST(${days} AS ${decimal(6, 0)}) AS INTEGER))`,
  'days-between': ({ operands: [a, b] }) => `(${a} - ${b})`,
  'add-interval': ({ operands: [at], words: [months, days, microseconds] }) =>
    `(CAST(${at} AS TIMESTAMP) + to_months(${months}) + to_days(${days}) + to_microseconds(${microseconds}))`,
  'date-trunc': ({ operands: [at], words: [precision], type }) =>
    `CAST(date_trunc('${precision}', ${at}) AS ${type.kind === 'date' ? 'DATE' : 'TIMESTAMP'})`,
  extract: ({ operands: [at], words: [part] }) => `CAST(extract(${part} FROM ${at}) AS ${decimal(7, 0)})`,
  'extract-second': ({ operands: [at] }) =>
    `(CAST(extract(microseconds FROM ${at}) AS ${decimal(9, 0)}) * ${tenth(6)})`,
  'extract-epoch': ({ operands: [at] }) =>
    `CAST(CAST(epoch_us(CAST(${at} AS TIMESTAMP)) AS ${decimal(19, 0)}) * ${tenth(6)} AS ${decimal(19, 6)})`,
  'to-char': ({ operands: [at], words: [format] }) => `strftime(${at}, ${quoteText(format!)})`,

  // Casts. A text that is no value of the type becomes null.
  'to-text': ({ operands: [x] }) => `CAST(${x} AS VARCHAR)`,
  'boolean-letter': ({ operands: [x] }) => `left(CAST(${x} AS VARCHAR), 1)`,
  'round-to-whole': ({ operands: [x] }) => orNull(x!, decimal(18, 0), false),
  'boolean-to-whole': ({ operands: [x] }) => `CAST(${x} AS BIGINT)`,
  'text-to-whole': ({ operands: [x] }) => matched(x!, '^\\s*([+-]?[0-9]{1,18})\\s*$', 'BIGINT'),
  'to-digits': ({ operands: [x], words: [digits, scale] }) =>
    orNull(x!, decimal(Number(digits), Number(scale)), false),
  'text-to-digits': ({ operands: [x], words: [digits, scale] }) =>
    matched(x!, '^\\s*([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+))\\s*$', decimal(Number(digits), Number(scale))),
  'to-date': ({ operands: [x] }) => `CAST(${x} AS DATE)`,
  'to-timestamp': ({ operands: [x] }) => `CAST(${x} AS TIMESTAMP)`,
  'text-to-date': ({ operands: [x] }) => matched(x!, '^\\s*([0-9]{4}-[0-9]{2}-[0-9]{2})\\s*$', 'DATE'),
  'text-to-timestamp': ({ operands: [x] }) =>
    matched(
      x!,
      '^\\s*([0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,6})?)?)?)\\s*$',
      'TIMESTAMP',
    ),
} as const satisfies { readonly [name: string]: (printed: Printed) => string };

export type FunctionName = keyof typeof functionPrinters;

export const printFunction = (name: FunctionName, printed: Printed): string =>
  functionPrinters[name](printed);

/*
 * How a value is compared across tables: widths, spaces, case and ways of writing numbers and dates do not keep two tables apart. The engine does
 * the same in its own language (`adapters/duckdb/linkage/normalised.ts`); a test holds one against the other.
 */

/** Longer cells are free text: nobody joins on them, and they are not looked into. */
const longestValue = 200;

/** What is written where there is no value. */
const placeholders = ['-', '--', '/', '\\', 'null', 'none', 'n/a', '无', '空', '暂无', '不详', '未知'];

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const printable = Array.from({ length: 0x5e }, (_, at) => String.fromCharCode(0x21 + at)).join('');
const wide = [...printable].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('');

/** Characters that count as others: wide letters and digits, the wide space, capitals. */
const foldedFrom = `${upper}${wide}\u3000\u00a0`;
const foldedTo = `${upper.toLowerCase()}${printable.toLowerCase()}  `;

const patterns = {
  spaces: '[\\t\\n\\f\\r ]+',
  wholeNumber: '^(-?[0-9]+)\\.0*$',
  decimal: '^(-?[0-9]+\\.[0-9]*[1-9])0+$',
  day: '^([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:t?00:00:00(?:\\.0+)?)?$',
  compactDay: '^((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])$',
  month: '^([0-9]{4})[-/.年]([0-9]{1,2})月?$',
  dated: '^[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?$',
  longDivision: '^[0-9]{9}(?:[0-9]{3})?$',
  namedDivision: '^(?:[^省市区县]{2,6}省)?(?:[^省市区县]{2,6}市)?([^省市区县]{1,6}[区县])',
} as const;

/** All of the above as data, for whoever compares values elsewhere than here. */
export interface ValueWays {
  readonly longestValue: number;
  readonly placeholders: readonly string[];
  readonly foldedFrom: string;
  readonly foldedTo: string;
  readonly patterns: { readonly [Name in keyof typeof patterns]: string };
}
export const valueWays: ValueWays = { longestValue, placeholders, foldedFrom, foldedTo, patterns };

const compiled = Object.fromEntries(
  Object.entries(patterns).map(([name, pattern]) => [name, new RegExp(pattern, 'u')]),
) as { readonly [Name in keyof typeof patterns]: RegExp };
const spaces = new RegExp(patterns.spaces, 'gu');

const folded = new Map([...foldedFrom].map((letter, at) => [letter, foldedTo[at]!]));

/** The value as it is compared, or null where there is none to compare. */
export function normalised(text: string | null): string | null {
  if (text === null || [...text].length > longestValue) return null;
  const plain = [...text]
    .map((letter) => folded.get(letter) ?? letter)
    .join('')
    .replace(spaces, '');
  if (plain === '' || placeholders.includes(plain)) return null;
  const day = compiled.day.exec(plain) ?? compiled.compactDay.exec(plain);
  if (day) return `${day[1]}-${day[2]!.padStart(2, '0')}-${day[3]!.padStart(2, '0')}`;
  const month = compiled.month.exec(plain);
  // 1980.5 is a number as likely as a month: only with two digits, or another sign between, is it one.
  if (month && !/^[0-9]{4}\.[0-9]$/.test(plain)) return `${month[1]}-${month[2]!.padStart(2, '0')}`;
  return plain.replace(compiled.wholeNumber, '$1').replace(compiled.decimal, '$1');
}

/** How a column can be looked at: as it is, or by what can be told from each value. */
export const views = ['value', 'month', 'year', 'division'] as const;
export type View = (typeof views)[number];

/** What a normalised value tells in a view, or null. */
export function seenAs(view: View, value: string): string | null {
  if (view === 'value') return value;
  if (view === 'month') return compiled.dated.test(value) ? value.slice(0, 7) : null;
  if (view === 'year') return compiled.dated.test(value) ? value.slice(0, 4) : null;
  if (compiled.longDivision.test(value)) return value.slice(0, 6);
  return compiled.namedDivision.exec(value)?.[1] ?? null;
}

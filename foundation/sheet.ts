import type { Text } from './text.ts';

/** Columns of a list in a spreadsheet: the place of the value in a line of it (`operator.name`), and what its head says. In their order. */
export type SheetColumns = { readonly [place: string]: Text };

export type SheetCell = string | number;

/** A value as a cell: texts in one language, instants in Shanghai's time, what is not known as an empty cell. */
export function sheetCell(value: unknown, language: keyof Text): SheetCell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return yesOrNo[language][value ? 0 : 1]!;
  if (Array.isArray(value))
    return value.map((one) => String(sheetCell(one, language))).join(language === 'zh' ? '、' : ', ');
  if (typeof value === 'object') {
    const { zh, en } = value as Partial<Text>;
    return disarmed((language === 'zh' ? zh : en) ?? '');
  }
  return disarmed(String(value));
}

const yesOrNo = { zh: ['是', '否'], en: ['yes', 'no'] } as const;

/** What a spreadsheet might take for a formula, also after it was saved as CSV, begins with an apostrophe. */
const disarmed = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** The value at a place of a line: `a.b` is `line.a.b`. */
export const atPlace = (line: unknown, place: string): unknown =>
  place
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        value !== null && typeof value === 'object'
          ? (value as { readonly [name: string]: unknown })[name]
          : undefined,
      line,
    );

/** Spreadsheet name of a cell: column index 0 and line 3 is `A3`. */
export function cellName(column: number, line: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return `${name}${line}`;
}

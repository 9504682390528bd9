import { type ImportColumn, type Text, text } from '#foundation';

/** What a cell says, for its column; or what is expected instead, to be told beside what was found. */
export type CellReading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly expected: Text };

const is = <Value>(value: Value): CellReading<Value> => ({ ok: true, value });
const expects = (zh: string, en: string): CellReading<never> => ({ ok: false, expected: text(zh, en) });

/** An export writes an apostrophe before what a spreadsheet might take for a formula; what was meant is the text behind it. */
export const armed = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** The values of a cell with several. */
export const partsOf = (cell: string): string[] =>
  cell
    .split(/[、;；\n]|,\s|，/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A cell that names nothing elsewhere: what it says by itself. */
export function readCell(column: ImportColumn, said: string): CellReading<string | number | boolean> {
  switch (column.kind) {
    case 'text':
    case 'named':
    case 'file':
      return withinLength(column, said);
    case 'integer':
      return integerIn(said);
    case 'yuan':
      return yuanIn(said);
    case 'date':
      return dateIn(said);
    case 'yes-no':
      return yesOrNo(said);
    case 'choice':
      return choiceOf(column, said);
  }
}

function withinLength(column: ImportColumn, said: string): CellReading<string> {
  const longest = column.longest ?? 20_000;
  return said.length <= longest
    ? is(said)
    : expects(
        `最多 ${longest} 个字（现有 ${said.length} 个）`,
        `at most ${longest} characters (there are ${said.length})`,
      );
}

const plain = (said: string): string => said.normalize('NFKC').replace(/\s/g, '');

function integerIn(said: string): CellReading<number> {
  const digits = plain(said).replace(/(?<=\d),(?=\d{3}(\D|$))/g, '');
  return /^-?\d{1,15}(\.0+)?$/.test(digits) ? is(Number(digits)) : expects('整数', 'a whole number');
}

function yuanIn(said: string): CellReading<string> {
  const found = /^[¥￥]?(-?\d{1,13})(?:\.(\d{1,2})0*)?元?$/.exec(
    plain(said).replace(/(?<=\d),(?=\d{3}(\D|$))/g, ''),
  );
  if (!found) return expects('以元为单位、最多两位小数的金额', 'an amount in yuan with at most two decimals');
  return is(`${found[1]}.${(found[2] ?? '').padEnd(2, '0')}`);
}

function dateIn(said: string): CellReading<string> {
  const found = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:00:00(:00)?)?$/.exec(
    plain(said),
  );
  if (found) {
    const [year, month, day] = [found[1], found[2] ?? found[4], found[3] ?? found[5]].map(Number);
    try {
      return is(
        Temporal.PlainDate.from({ year: year!, month: month!, day: day! }, { overflow: 'reject' }).toString(),
      );
    } catch {
      return expects('确实存在的日期', 'a day that exists');
    }
  }
  return expects('日期，如 2026-03-05', 'a date such as 2026-03-05');
}

function yesOrNo(said: string): CellReading<boolean> {
  const word = plain(said).toLowerCase();
  if (['是', 'yes', 'y', 'true', '1'].includes(word)) return is(true);
  if (['否', 'no', 'n', 'false', '0'].includes(word)) return is(false);
  return expects('“是”或“否”', '“yes” or “no”');
}

function choiceOf(column: ImportColumn, said: string): CellReading<string> {
  const options = Object.entries(column.options ?? {});
  const word = plain(said).toLowerCase();
  const found = options.find(([code, { zh, en }]) =>
    [code, zh, en].some((one) => plain(one).toLowerCase() === word),
  );
  if (found) return is(found[0]);
  const shown = options.slice(0, 20);
  const more = options.length > shown.length;
  return expects(
    `${shown.map(([, { zh }]) => zh).join('、')}${more ? '……' : ''} 之一`,
    `one of ${shown.map(([, { en }]) => en).join('; ')}${more ? ' …' : ''}`,
  );
}

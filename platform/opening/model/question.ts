import { type Defect, type Text, text } from '#foundation';
import { type ColumnFilter, type ColumnOrder, type OpenColumn, type Way, ways } from './table.ts';

const shapes: { readonly [Type in OpenColumn['type']]: RegExp } = {
  text: /^[^\0]*$/u,
  integer: /^-?\d{1,18}$/,
  decimal: /^-?\d{1,20}(\.\d{1,10})?$/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  timestamp:
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?)?$/,
  boolean: /^(true|false)$/,
};
const examples: { readonly [Type in OpenColumn['type']]: string } = {
  text: '站1',
  integer: '42',
  decimal: '3.5',
  date: '2026-01-31',
  timestamp: '2026-01-31T08:00:00',
  boolean: 'true',
};
const ofText: readonly Way[] = ['contains', 'starts'];
const withoutValue: readonly Way[] = ['null', 'filled'];

/** A day that is in the calendar, where the value is one. */
const isDay = (value: string): boolean => {
  try {
    Temporal.PlainDate.from(value.slice(0, 10), { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
};

/** Whether a value can be compared with a column. */
export const fitsColumn = (column: OpenColumn, value: string): boolean =>
  value.length <= 500 &&
  shapes[column.type].test(value) &&
  ((column.type !== 'date' && column.type !== 'timestamp') || isDay(value));

export interface AskedRows {
  readonly columns: readonly OpenColumn[];
  readonly filters: readonly ColumnFilter[];
  readonly order?: ColumnOrder;
}

/** `a:b;c` at the separator, which stands for itself behind a backslash; other escapes stay for the next cut. */
export function cutAt(value: string, separator: string): readonly string[] {
  const parts = [''];
  for (let at = 0; at < value.length; at++) {
    const letter = value[at]!;
    if (letter === '\\' && at + 1 < value.length) parts[parts.length - 1] += letter + value[++at]!;
    else if (letter === separator) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}
export const unescaped = (value: string): string => value.replace(/\\(.)/gu, '$1');

/**
 * What is asked of a table, out of `fields` (names by comma), `filter` (`column:way:value`, several by semicolon, values of `in` by `|`) and `sort` (a
 * name, `-` before it for descending); a backslash before a separator lets it stand for itself. All that is wrong is told at once.
 */
export function askedRows(
  known: readonly OpenColumn[],
  asked: { readonly fields?: string; readonly filter?: string; readonly sort?: string },
): { readonly asked: AskedRows } | { readonly defects: readonly Defect[] } {
  const defects: Defect[] = [];
  const wrong = (at: string, message: Text) => void defects.push({ at, message });
  const find = (at: string, name: string): OpenColumn | undefined => {
    const column = known.find((one) => one.name === name);
    if (!column) wrong(at, text(`没有“${name}”列`, `There is no column “${name}”`));
    return column;
  };
  const columns = asked.fields
    ? cutAt(asked.fields, ',').flatMap((name) => find('/fields', unescaped(name)) ?? [])
    : known;
  const filters = (asked.filter ? cutAt(asked.filter, ';') : []).slice(0, 30).flatMap((part, place) => {
    const at = `/filter/${place}`;
    const [name = '', way = '', ...rest] = cutAt(part, ':');
    const column = find(at, unescaped(name));
    const named = ways.find((one) => one === way);
    if (!named)
      wrong(
        at,
        text(
          `没有“${way}”比较；可用 ${ways.join('、')}`,
          `There is no “${way}”; there are ${ways.join(', ')}`,
        ),
      );
    if (!column || !named) return [];
    const value = rest.join(':');
    const values = withoutValue.includes(named)
      ? []
      : (named === 'in' ? cutAt(value, '|') : [value]).map(unescaped);
    const filter = { column, way: named, values };
    const why = unfitFilter(filter);
    if (why) wrong(at, why);
    return why ? [] : [filter];
  });
  const descending = asked.sort?.startsWith('-') ?? false;
  const order = asked.sort ? find('/sort', asked.sort.slice(descending ? 1 : 0)) : undefined;
  return defects.length > 0
    ? { defects }
    : { asked: { columns, filters, ...(order ? { order: { column: order, descending } } : {}) } };
}

/** Why a filter cannot be asked; null where it can. */
export function unfitFilter({ column, way, values }: ColumnFilter): Text | null {
  if (ofText.includes(way) && column.type !== 'text')
    return text(`“${way}”只用于文本列`, `“${way}” is for columns of text`);
  if (values.length > 200) return text('最多 200 个值', 'At most 200 values');
  const odd = values.find((value) => !fitsColumn(column, value));
  return odd === undefined
    ? null
    : text(
        `“${odd}”不是“${column.name}”列的值，例如 ${examples[column.type]}`,
        `“${odd}” is no value of “${column.name}”, such as ${examples[column.type]}`,
      );
}

import {
  type ItemReference,
  printPredicate,
  quoteIdentifier,
  quoteText,
  scaleOf,
  sqlType,
} from '#platform/authorisation/model';
import type { ScopeColumn, ScopeRelation, ScopeUnit } from './scope.ts';

/** The view under which the builder shows the raw revision. */
export interface RawRevision {
  readonly view: string;
}

/**
 * The SELECT that builds a relation's minimised projection (授权数据域) from the raw revision: granted rows only, granted columns only,
 * already transformed, and one hidden ordinal per protected unit (null where the unit is not known, so that it is never counted as one). Units are
 * numbered in the order of `unit_order(value)`, a keyed digest that the builder provides, or as the rows stand where each row is another: the numbers never
 * tell how the keys themselves are ordered.
 * Every identifier is quoted, every literal typed and escaped. A value that does not fit its item's type stops the build with an error.
 *
 * Pseudonyms are made by `pseudonym(domain, value)`, which the builder provides under the agreement's key (first 128 bits, in hex, of
 * HMAC-SHA256(key, domain ‖ 00 ‖ value)): neither key nor anything derived from it stands in the printed text. In the mode *cell-key* each unit also
 * has its record key, the first 52 bits of HMAC-SHA256(population's key, value).
 */
export function projectionSql(relation: ScopeRelation, raw: RawRevision): string {
  const values = new Map(relation.source.map((item) => [item.itemId, rawValue(item, raw.view)]));
  const rawOf = (itemId: string): string => {
    const expression = values.get(itemId);
    if (!expression) throw new Error(`projection of ${relation.name} needs the item ${itemId}`);
    return expression;
  };
  const columns = relation.columns.map((column) => {
    const source = relation.source.find(({ itemId }) => itemId === column.itemId)!;
    return `${transformed(column, rawOf(column.itemId), scaleOf(source))} AS ${quoteIdentifier(column.name)}`;
  });
  const granted = grantedRows(relation, rawOf);
  const view = quoteIdentifier(raw.view);
  const joined = relation.units.flatMap((unit, index) =>
    unit.onePerRow ? [] : [numberedUnits(index, unit, rawOf, view, granted)],
  );
  const units = relation.units.map(
    (unit, index) => `${unitNumber(index, unit, rawOf)} AS ${quoteIdentifier(unit.column)}`,
  );
  const keys = relation.mode === 'cell-key' ? relation.units.map((unit) => recordKey(unit, rawOf)) : [];
  // Rows of a unit side by side: the numbers take no room then, and who groups by them meets one unit after the other.
  const first = relation.units.find(({ onePerRow }) => !onePerRow);
  const order = first ? ` ORDER BY ${quoteIdentifier(first.column)}` : '';
  return `SELECT ${[...columns, ...units, ...keys].join(', ')} FROM ${view}${joined.join('')}${granted}${order}`;
}

/** A unit that is a row has the number of its row; others are looked up. */
function unitNumber(
  index: number,
  { items, onePerRow }: ScopeUnit,
  rawOf: (itemId: string) => string,
): string {
  if (!onePerRow) return `${numbersOf(index)}."__number"`;
  const unknown = items.map((item) => `${rawOf(item)} IS NULL`).join(' OR ');
  return `CASE WHEN ${unknown} THEN NULL ELSE row_number() OVER () END`;
}

const numbersOf = (index: number): string => quoteIdentifier(`__units_${index}`);

/**
 * ` LEFT JOIN …` of the units among the granted rows, each with its number. Numbering them apart from the rows costs memory for the units alone: a
 * window over the rows would hold and sort all of them.
 */
function numberedUnits(
  index: number,
  { items }: ScopeUnit,
  rawOf: (itemId: string) => string,
  view: string,
  granted: string,
): string {
  const names = items.map((_, key) => quoteIdentifier(`__key_${key}`));
  const values = items.map(rawOf);
  const found = values.map((value, key) => `${value} AS ${names[key]!}`).join(', ');
  const known = names.map((name) => `${name} IS NOT NULL`).join(' AND ');
  const same = names.map((name, key) => `${numbersOf(index)}.${name} = ${values[key]!}`).join(' AND ');
  return ` LEFT JOIN (SELECT ${names.join(', ')}, row_number() OVER (ORDER BY unit_order(${spelt(names)}), ${names.join(', ')}) AS "__number" FROM (SELECT DISTINCT ${found} FROM ${view}${granted}) AS "__keys" WHERE ${known}) AS ${numbersOf(index)} ON ${same}`;
}

/**
 * The unit's record key, by `record_key(value)`, which the builder provides under the population's key. It stands on the values as the source
 * has them, whatever the agreement turns them into, so that a unit has one record key in all agreements and revisions.
 */
function recordKey({ unit, items, keyColumn }: ScopeUnit, rawOf: (itemId: string) => string): string {
  return `record_key(${quoteText(unit)} || ' ' || ${spelt(items.map(rawOf))}) AS ${quoteIdentifier(keyColumn)}`;
}

/** Several values as one text, different for different values. */
const spelt = (values: readonly string[]): string =>
  values
    .map((value) => `CAST(${value} AS VARCHAR)`)
    .map((value) => `length(${value}) || ':' || ${value}`)
    .join(` || ' ' || `);

/** ` WHERE …` of the agreement's row condition; empty where all rows are granted. */
export const grantedRows = (relation: ScopeRelation, rawOf: (itemId: string) => string): string =>
  relation.rows
    ? ` WHERE ${printPredicate(relation.rows, relation.source, ({ itemId }) => rawOf(itemId))}`
    : '';

/** An item's value in the raw revision, as its type; of this view, where others stand beside it. */
export const rawValue = (item: ScopeRelation['source'][number], view?: string): string =>
  stored(`${view === undefined ? '' : `${quoteIdentifier(view)}.`}${quoteIdentifier(item.column)}`, item);

/** A value as its item's type. Whole numbers are held to 18 digits, which the arithmetic of queries relies on. */
const stored = (value: string, item: Pick<ItemReference, 'type' | 'scale'>): string =>
  item.type === 'integer'
    ? `CAST(CAST(${value} AS DECIMAL(18,0)) AS BIGINT)`
    : `CAST(${value} AS ${sqlType(item)})`;

/** What the agreement lets a value become. */
export function transformed({ transform, type, scale }: ScopeColumn, raw: string, rawScale: number): string {
  switch (transform.kind) {
    case 'keep':
      return raw;
    case 'mask': {
      const { keepFirst, keepLast } = transform;
      return `CASE WHEN length(${raw}) <= ${keepFirst + keepLast} THEN '***' WHEN ${raw} IS NOT NULL THEN left(${raw}, ${keepFirst}) || '***' || right(${raw}, ${keepLast}) END`;
    }
    case 'pseudonym':
      return `pseudonym(${quoteText(transform.domain)}, CAST(${raw} AS VARCHAR))`;
    case 'generalise':
      switch (transform.by) {
        case 'calendar':
          return `CAST(date_trunc('${transform.unit}', ${raw}) AS DATE)`;
        case 'width': {
          const wide = `DECIMAL(28,${rawScale})`;
          const width = `CAST(${quoteText(transform.width)} AS ${wide})`;
          const value = `CAST(${raw} AS ${wide})`;
          return stored(`${value} - ((${value} % ${width} + ${width}) % ${width})`, { type, scale });
        }
        case 'prefix':
          return `left(${raw}, ${transform.length})`;
        case 'map': {
          const branches = transform.entries
            .map(({ from, to }) => `WHEN ${quoteText(from)} THEN ${quoteText(to)}`)
            .join(' ');
          return `CASE WHEN ${raw} IS NULL THEN NULL ELSE CASE ${raw} ${branches} ELSE ${quoteText(transform.otherwise)} END END`;
        }
      }
  }
}

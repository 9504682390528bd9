import { type ItemReference, scaleOf } from './item.ts';
import type { Predicate, PredicateValue } from './predicate.ts';

/** A name as a quoted SQL identifier. */
export const quoteIdentifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** A text as a SQL string literal (standard strings: a backslash is a backslash). */
export const quoteText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The SQL type (DuckDB) that values of an item have in a projection. */
export function sqlType(item: Pick<ItemReference, 'type' | 'scale'>): string {
  switch (item.type) {
    case 'text':
      return 'VARCHAR';
    case 'integer':
      return 'BIGINT';
    case 'decimal':
      return `DECIMAL(18,${scaleOf(item)})`;
    case 'boolean':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    case 'timestamp':
      return 'TIMESTAMP';
  }
}

/**
 * A row predicate as a SQL condition for the builder of the projection. The predicate must be free of defects
 * (`validatePredicate`); literals are typed and escaped here, nothing of the document reaches SQL unquoted.
 *
 * @param columnOf the SQL expression of an item's raw value, already of the item's type.
 */
export function printPredicate(
  tree: Predicate,
  items: readonly ItemReference[],
  columnOf: (item: ItemReference) => string,
): string {
  const known = new Map(items.map((item) => [item.itemId, item]));
  const find = (itemId: string): ItemReference => {
    const item = known.get(itemId);
    if (!item) throw new Error(`predicate names an unknown item ${itemId}`);
    return item;
  };
  const print = (node: Predicate): string => {
    switch (node.op) {
      case 'and':
      case 'or':
        return `(${node.parts.map(print).join(node.op === 'and' ? ' AND ' : ' OR ')})`;
      case 'not':
        return `(NOT ${print(node.part)})`;
    }
    const item = find(node.item);
    const column = columnOf(item);
    switch (node.op) {
      case 'compare':
        return `(${column} ${node.comparison} ${printValue(item, node.value)})`;
      case 'in':
        return `(${column} IN (${node.values.map((value) => printValue(item, value)).join(', ')}))`;
      case 'between':
        return `(${column} BETWEEN ${printValue(item, node.low)} AND ${printValue(item, node.high)})`;
      case 'is-null':
        return `(${column} IS NULL)`;
    }
  };
  return print(tree);
}

const printValue = (item: ItemReference, value: PredicateValue): string =>
  typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : `CAST(${quoteText(value)} AS ${sqlType(item)})`;

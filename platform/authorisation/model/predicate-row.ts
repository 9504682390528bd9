import { type ItemReference, scaleOf } from './item.ts';
import type { Predicate, PredicateValue } from './predicate.ts';

/** A row as read for a preview: cell texts by item id (`2026-01-31`, `12.50`, `true`), null where empty. */
export type TextRow = { readonly [itemId: string]: string | null };

/**
 * Is the row granted? Comparison is exact by the item's type; texts compare by code point.
 * `null` is SQL's unknown, so a caller asks `=== true`.
 */
export function predicateHolds(
  tree: Predicate,
  items: readonly ItemReference[],
  row: TextRow,
): boolean | null {
  const known = new Map(items.map((item) => [item.itemId, item]));
  const compareCell = (itemId: string, value: PredicateValue): number | null => {
    const item = known.get(itemId);
    const cell = row[itemId];
    if (!item || cell === null || cell === undefined) return null;
    return compare(order(item, cell), order(item, String(value)));
  };
  const holds = (node: Predicate): boolean | null => {
    switch (node.op) {
      case 'compare': {
        const sign = compareCell(node.item, node.value);
        if (sign === null) return null;
        const verdicts = {
          '=': sign === 0,
          '<>': sign !== 0,
          '<': sign < 0,
          '<=': sign <= 0,
          '>': sign > 0,
          '>=': sign >= 0,
        };
        return verdicts[node.comparison];
      }
      case 'in': {
        const signs = node.values.map((value) => compareCell(node.item, value));
        return signs.includes(0) ? true : signs.includes(null) ? null : false;
      }
      case 'between': {
        const low = compareCell(node.item, node.low);
        const high = compareCell(node.item, node.high);
        return low === null || high === null ? null : low >= 0 && high <= 0;
      }
      case 'is-null':
        return (row[node.item] ?? null) === null;
      case 'not': {
        const inner = holds(node.part);
        return inner === null ? null : !inner;
      }
      case 'and':
      case 'or': {
        const decisive = node.op === 'or';
        const inner = node.parts.map(holds);
        return inner.includes(decisive) ? decisive : inner.includes(null) ? null : !decisive;
      }
    }
  };
  return holds(tree);
}

/** A cell as something that compares as the item's type does. */
function order(item: ItemReference, cell: string): bigint | string {
  switch (item.type) {
    case 'integer':
      return BigInt(cell);
    case 'decimal': {
      const [whole = '0', fraction = ''] = cell.replace('-', '').split('.');
      const scaled = BigInt(whole + fraction.padEnd(scaleOf(item), '0'));
      return cell.startsWith('-') ? -scaled : scaled;
    }
    case 'timestamp':
      return cell.replace(' ', 'T');
    default:
      return cell;
  }
}

function compare(left: bigint | string, right: bigint | string): number {
  if (typeof left === 'bigint' || typeof right === 'bigint') return left < right ? -1 : left > right ? 1 : 0;
  const a = [...left];
  const b = [...right];
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = a[index]!.codePointAt(0)! - b[index]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

import type { WholeExpression } from '../read/query-tree.ts';
import { aggregateFunctions } from '../sql-tree.ts';

type Name = Extract<WholeExpression, { kind: 'name' }>;

/**
 * The expression with its names replaced. What a name is replaced by is put in as it is, not copied: an expression that is named often is one
 * object, and whoever walks the result counts it each time. Subqueries are left alone.
 */
export function namesReplaced(
  expression: WholeExpression,
  replace: (name: Name) => WholeExpression,
): WholeExpression {
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    if (isExpression(part, 'name')) return replace(part as Name);
    if ('with' in part && 'body' in part) return part;
    return Object.fromEntries(Object.entries(part).map(([field, value]) => [field, walk(value)]));
  };
  return walk(expression) as WholeExpression;
}

/** Is there an aggregate in it, windows apart? Looks at each object once, however often it is named. */
export function holdsAggregate(expression: WholeExpression): boolean {
  const seen = new Set<object>();
  const walk = (part: unknown): boolean => {
    if (Array.isArray(part)) return part.some(walk);
    if (typeof part !== 'object' || part === null || seen.has(part) || ('with' in part && 'body' in part))
      return false;
    seen.add(part);
    const { name, over } = part as { readonly name?: unknown; readonly over?: unknown };
    if (
      isExpression(part, 'call') &&
      over === undefined &&
      aggregateFunctions.some((known) => known === name)
    )
      return true;
    return Object.values(part).some(walk);
  };
  return walk(expression);
}

const isExpression = (part: object, kind: WholeExpression['kind']): boolean =>
  'kind' in part && part.kind === kind && 'at' in part;

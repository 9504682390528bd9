import type { QueryParameter } from '../parameters.ts';
import type { QueryTree } from '../read/query-tree.ts';
import type { Scope, ScopeRelation } from '../scope.ts';
import { lookUpExpression } from './bind-expression.ts';
import { lookUpQuery } from './bind-query.ts';
import { createBinder } from './context.ts';
import { type OpenQuery, settled } from './open-tree.ts';

/** Looks up and types a query of the whole language. Throws a Refusal. Gives the tables it names too, each once, in the order they are met. */
export function bindOpen(
  tree: QueryTree,
  scope: Scope,
  parameters: readonly QueryParameter[],
): { readonly query: OpenQuery; readonly relations: readonly ScopeRelation[] } {
  const binder = createBinder(scope, parameters, { expression: lookUpExpression, query: lookUpQuery });
  const query = binder.query(tree, { binder, withQueries: new Map() });
  return { query: { ...query, columns: query.columns.map(settled) }, relations: [...binder.tables.values()] };
}

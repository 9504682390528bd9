import { text } from '#foundation';
import { problems } from '../../problems.ts';
import { limits } from '../limits.ts';
import type { QueryParameter } from '../parameters.ts';
import { R29 } from '../query-rules.ts';
import type { CallNode, QueryTree, WindowNode } from '../read/query-tree.ts';
import { refuseQuery } from '../refusal.ts';
import type { Scope, ScopeRelation } from '../scope.ts';
import type { AnyExpression } from '../type-expression.ts';
import type { OpenColumn, OpenExpression, OpenQuery } from './open-tree.ts';

/** What one query is bound with as a whole. */
export interface Binder {
  readonly scope: Scope;
  readonly parameters: readonly QueryParameter[];
  /** Numbers that queries, sources and groupings go by; no two are the same. */
  readonly next: () => number;
  /** Each table of the scope the query names, and how often tables are named at all. */
  readonly tables: Map<string, ScopeRelation>;
  readonly countTable: () => void;
  /** Expressions hold queries and queries expressions: each finds the other here. */
  readonly expression: (expression: AnyExpression, context: Context) => OpenExpression;
  readonly query: (tree: QueryTree, around: Around) => OpenQuery;
}

export const bindExpression = (expression: AnyExpression, context: Context): OpenExpression =>
  context.binder.expression(expression, context);
export const bindQuery = (tree: QueryTree, around: Around): OpenQuery => around.binder.query(tree, around);

export function createBinder(
  scope: Scope,
  parameters: readonly QueryParameter[],
  find: Pick<Binder, 'expression' | 'query'>,
): Binder {
  let [last, tables] = [0, 0];
  return {
    ...find,
    scope,
    parameters,
    next: () => last++,
    tables: new Map(),
    countTable: () => {
      tables += 1;
      if (tables > limits.wholeTables)
        refuseQuery(problems['too-large'], {
          detail: text(`至多${limits.wholeTables}张表。`, `At most ${limits.wholeTables} tables.`),
        });
    },
  };
}

/** Queries of WITH that can be named where an expression stands. */
export type WithQueries = ReadonlyMap<
  string,
  { readonly id: number; readonly columns: readonly OpenColumn[] }
>;

/** Where a query stands. */
export interface Around {
  readonly binder: Binder;
  readonly withQueries: WithQueries;
  /** Set for a query in an expression, which may name columns of the query around it. */
  readonly outer?: Context;
}

/** Where an expression stands, which decides what its names mean and what may stand in it. */
export interface Context extends Around {
  /** Looks up a column; `undefined` leaves it to the query around. */
  readonly column: (name: NameNode) => OpenExpression | undefined;
  /** Looks an expression up as a whole, as GROUP BY wants it. */
  readonly whole?: (expression: AnyExpression) => OpenExpression | undefined;
  /** Absent where no aggregate may stand. */
  readonly aggregate?: (call: CallNode, at: number) => OpenExpression;
  readonly grouping?: (operands: readonly AnyExpression[], at: number) => OpenExpression;
  /** Windows by name; absent where no window function may stand. */
  readonly windows?: ReadonlyMap<string, WindowNode>;
}

export type NameNode = Extract<AnyExpression, { kind: 'name' }>;

/** A name as a column, here or in the queries around. Unknown and not granted are one answer, with the clause that refuses (R29). */
export function columnNamed(name: NameNode, context: Context): OpenExpression {
  for (let level: Context | undefined = context; level; level = level.outer) {
    const found = level.column(name);
    if (found) return found;
  }
  return refuseName(
    name.at,
    name.qualifier ?? [...context.binder.tables.values()].map((table) => table.name).join('、'),
    name.name,
  );
}

export function refuseName(at: number, relation: string, column?: string): never {
  const verdict = R29.judge({
    scope: { relations: [] },
    relation,
    ...(column === undefined ? {} : { column }),
  });
  return refuseQuery(problems['not-granted'], {
    at,
    detail: verdict.reasons[0]!,
    rule: verdict.rule,
    clause: verdict.clause,
  });
}

import type { ColumnLeaf, GroupedForm, NormalForm } from '../normal-form.ts';
import { bodyExpressions, leafParts, queriesOf } from '../open/open-columns.ts';
import type { OpenExpression, OpenFrom, OpenLeaf, OpenQuery } from '../open/open-tree.ts';
import type { QueryParameter } from '../parameters.ts';
import type { ScopeRelation } from '../scope.ts';
import { partsOf, type Typed } from '../typed-tree.ts';
import type { Hints } from './rows.ts';
import type { Hint } from './values.ts';

/**
 * Columns take the declared values of the parameters they are compared with, so that a call with any of them finds rows. Literals of the reviewed
 * statement give none: they stand on no page, and one may be a value of somebody.
 */
export function parameterHints(form: NormalForm, parameters: readonly QueryParameter[]): Hints {
  const hints = new Map<string, Hint>();
  const learn = (table: string | undefined, column: string, name: string) => {
    const allowed = parameters.find((parameter) => parameter.name === name)?.allowed;
    if (table === undefined || !allowed) return;
    hints.set(
      JSON.stringify([table, column]),
      allowed.kind === 'list' ? { values: allowed.values } : { range: allowed },
    );
  };
  if (form.shape === 'grouped')
    for (const expression of expressionsOf(form))
      for (const [leaf, name] of compared(expression))
        learn(form.tables[leaf.table]?.relation.table, leaf.column, name);
  else {
    const tables = new Map<number, string>();
    const expressions: OpenExpression[] = [];
    gather(form.query, tables, expressions);
    for (const expression of expressions)
      for (const [leaf, name] of compared(expression))
        if (leaf.kind === 'column') learn(tables.get(leaf.source), leaf.column, name);
  }
  return (relation: ScopeRelation, column) => hints.get(JSON.stringify([relation.table, column]));
}

const expressionsOf = ({ where, keys, conditions, atoms }: GroupedForm): readonly Typed<ColumnLeaf>[] => [
  ...(where ? [where] : []),
  ...keys,
  ...conditions.flatMap((condition) => condition ?? []),
  ...atoms.flatMap(({ argument }) => argument ?? []),
];

/** Leaves that are compared with a parameter directly. */
function compared<Leaf>(expression: Typed<Leaf>): readonly (readonly [Leaf, string])[] {
  const sides =
    expression.kind === 'comparison'
      ? [
          [expression.left, expression.right],
          [expression.right, expression.left],
        ]
      : expression.kind === 'in'
        ? expression.list.map((one) => [expression.operand, one])
        : expression.kind === 'between'
          ? [
              [expression.operand, expression.low],
              [expression.operand, expression.high],
            ]
          : [];
  const own = sides.flatMap(([one, other]) =>
    one?.kind === 'leaf' && other?.kind === 'parameter' ? [[one.leaf, other.name] as const] : [],
  );
  return [...own, ...partsOf(expression).flatMap((part) => compared(part))];
}

function gather(query: OpenQuery, tables: Map<number, string>, into: OpenExpression[]): void {
  const expressions = (list: readonly OpenExpression[]) => {
    for (const expression of list) {
      into.push(expression);
      for (const leaf of leavesIn(expression)) {
        expressions(leafParts(leaf));
        if (leaf.kind === 'query' || leaf.kind === 'in-query') gather(leaf.query, tables, into);
      }
    }
  };
  for (const inner of query.with) gather(inner.query, tables, into);
  for (const inner of queriesOf(query.body)) gather(inner, tables, into);
  if (query.body.kind === 'select' && query.body.from) sources(query.body.from, tables);
  expressions(bodyExpressions(query.body));
}

const leavesIn = (expression: OpenExpression): readonly OpenLeaf[] =>
  expression.kind === 'leaf' ? [expression.leaf] : partsOf(expression).flatMap(leavesIn);

function sources(from: OpenFrom, tables: Map<number, string>): void {
  if (from.kind === 'join') {
    sources(from.left, tables);
    sources(from.right, tables);
  } else if (from.kind === 'table') tables.set(from.id, from.relation.table);
}

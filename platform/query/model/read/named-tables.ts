import { expressionParts } from '../expression-parts.ts';
import type { AnyExpression } from '../type-expression.ts';
import type { BodyNode, FromNode, QueryTree, SelectNode } from './query-tree.ts';

/** Names of the tables a query is about, wherever in it they stand. A name that a WITH around it defines is no table. */
export function namedTables(query: QueryTree, defined: ReadonlySet<string> = new Set()): readonly string[] {
  const known = new Set(defined);
  const names: string[] = [];
  for (const { name, query: inner } of query.with) {
    // Inside WITH RECURSIVE a query may name itself; elsewhere it sees those before it.
    names.push(...namedTables(inner, query.recursive ? new Set([...known, name]) : known));
    known.add(name);
  }
  const inside = (expression: AnyExpression): readonly string[] => tablesIn(expression, known);
  return [
    ...names,
    ...inBody(query.body, known),
    ...query.orderBy.flatMap((item) => inside(item.expression)),
    ...[query.limit, query.offset].flatMap((bound) => (bound ? inside(bound) : [])),
  ];
}

function inBody(body: BodyNode, known: ReadonlySet<string>): readonly string[] {
  switch (body.kind) {
    case 'set':
      return [...namedTables(body.left, known), ...namedTables(body.right, known)];
    case 'values':
      return body.rows.flat().flatMap((value) => tablesIn(value, known));
    case 'select':
      return [
        ...body.from.flatMap((item) => inFrom(item, known)),
        ...expressionsOf(body).flatMap((expression) => tablesIn(expression, known)),
      ];
  }
}

const expressionsOf = (select: SelectNode): readonly AnyExpression[] => [
  ...select.outputs.flatMap((output) => (output.kind === 'expression' ? [output.expression] : [])),
  ...(select.where ? [select.where] : []),
  ...(select.having ? [select.having] : []),
  ...select.distinctOn,
  ...select.groupBy.flatMap((key) => (key.kind === 'expression' ? [key.expression] : key.sets.flat())),
  ...select.windows.flatMap(({ partitionBy, orderBy }) => [
    ...partitionBy,
    ...orderBy.map(({ expression }) => expression),
  ]),
];

function inFrom(node: FromNode, known: ReadonlySet<string>): readonly string[] {
  switch (node.kind) {
    case 'table':
      return known.has(node.relation) ? [] : [node.relation];
    case 'query':
      return namedTables(node.query, known);
    case 'join':
      return [
        ...inFrom(node.left, known),
        ...inFrom(node.right, known),
        ...(node.on ? tablesIn(node.on, known) : []),
      ];
  }
}

function tablesIn(expression: AnyExpression, known: ReadonlySet<string>): readonly string[] {
  const query =
    expression.kind === 'scalar-query' || expression.kind === 'exists' || expression.kind === 'in-query'
      ? namedTables(expression.query, known)
      : [];
  return [...query, ...expressionParts(expression).flatMap((part) => tablesIn(part, known))];
}

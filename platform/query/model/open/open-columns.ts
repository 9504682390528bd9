import { partsOf } from '../typed-tree.ts';
import type { OpenBody, OpenExpression, OpenFrom, OpenLeaf, OpenQuery } from './open-tree.ts';

/** The expressions inside a leaf, without those of a query in it. */
export function leafParts(leaf: OpenLeaf): readonly OpenExpression[] {
  switch (leaf.kind) {
    case 'function':
      return leaf.operands;
    case 'window':
      return [
        ...leaf.operands,
        ...(leaf.filter ? [leaf.filter] : []),
        ...leaf.partitionBy,
        ...leaf.orderBy.map(({ expression }) => expression),
      ];
    case 'in-query':
      return [leaf.operand];
    default:
      return [];
  }
}

/** Every leaf of an expression, those inside leaves too; not those of queries. */
export const allLeaves = (expression: OpenExpression): readonly OpenLeaf[] =>
  expression.kind === 'leaf'
    ? [expression.leaf, ...leafParts(expression.leaf).flatMap(allLeaves)]
    : partsOf(expression).flatMap(allLeaves);

/** Sources whose columns an expression names, queries inside it included. */
export function columnsOf(expression: OpenExpression): readonly number[] {
  if (expression.kind !== 'leaf') return partsOf(expression).flatMap(columnsOf);
  const { leaf } = expression;
  const own = leaf.kind === 'column' ? [leaf.source] : leaf.kind === 'key' ? [leaf.group] : [];
  const query = leaf.kind === 'query' || leaf.kind === 'in-query' ? columnsOfQuery(leaf.query) : [];
  return [...own, ...leafParts(leaf).flatMap(columnsOf), ...query];
}

const columnsOfQuery = (query: OpenQuery): readonly number[] => [
  ...query.with.flatMap((inner) => columnsOfQuery(inner.query)),
  ...bodyExpressions(query.body).flatMap(columnsOf),
  ...query.orderBy.flatMap((item) => ('expression' in item ? columnsOf(item.expression) : [])),
  ...queriesOf(query.body).flatMap(columnsOfQuery),
];

/** Expressions that stand in a body itself. */
export function bodyExpressions(body: OpenBody): readonly OpenExpression[] {
  if (body.kind === 'values') return body.rows.flat();
  if (body.kind === 'set') return [];
  return [
    ...(body.from ? joinConditions(body.from) : []),
    ...(body.where ? [body.where] : []),
    ...(body.group?.keys ?? []),
    ...(body.group?.aggregates.flatMap(({ operands, filter, orderBy }) => [
      ...operands,
      ...(filter ? [filter] : []),
      ...orderBy.map(({ expression }) => expression),
    ]) ?? []),
    ...(body.having ? [body.having] : []),
    ...body.outputs,
    ...body.distinctOn,
  ];
}

export const joinConditions = (from: OpenFrom): readonly OpenExpression[] =>
  from.kind === 'join'
    ? [...joinConditions(from.left), ...joinConditions(from.right), ...(from.on ? [from.on] : [])]
    : [];

/** Queries that a body is made of: its sides, or those in its FROM. */
export function queriesOf(body: OpenBody): readonly OpenQuery[] {
  if (body.kind === 'set') return [body.left, body.right];
  return body.kind === 'select' && body.from ? queriesIn(body.from) : [];
}

const queriesIn = (from: OpenFrom): readonly OpenQuery[] =>
  from.kind === 'join'
    ? [...queriesIn(from.left), ...queriesIn(from.right)]
    : from.kind === 'query'
      ? [from.query]
      : [];

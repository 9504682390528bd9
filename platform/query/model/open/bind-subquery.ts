import { text } from '#foundation';
import { alike } from '../fitting-types.ts';
import type { QueryTree } from '../read/query-tree.ts';
import { notSupported } from '../refusal.ts';
import { plainType } from '../value-type.ts';
import { bindQuery, type Context } from './context.ts';
import { type OpenExpression, type OpenQuery, outputColumn } from './open-tree.ts';

const inside = (query: QueryTree, context: Context): OpenQuery =>
  bindQuery(query, { binder: context.binder, withQueries: context.withQueries, outer: context });

/** A query that stands for one value. More than one row ends the run, as in PostgreSQL. */
export function bindScalarQuery(tree: QueryTree, at: number, context: Context): OpenExpression {
  const query = oneColumn(inside(tree, context), at);
  return { kind: 'leaf', leaf: { kind: 'query', test: 'value', query }, type: query.columns[0]!.type };
}

export const bindExists = (tree: QueryTree, context: Context): OpenExpression => ({
  kind: 'leaf',
  leaf: { kind: 'query', test: 'exists', query: inside(tree, context) },
  type: plainType('boolean'),
});

export function bindIn(
  operand: OpenExpression,
  tree: QueryTree,
  at: number,
  context: Context,
): OpenExpression {
  const query = oneColumn(inside(tree, context), at);
  const [compared] = alike<unknown>(
    [
      operand,
      { kind: 'leaf', leaf: { kind: 'column', column: outputColumn(0) }, type: query.columns[0]!.type },
    ],
    { at },
  );
  return {
    kind: 'leaf',
    leaf: { kind: 'in-query', operand: compared as OpenExpression, query },
    type: plainType('boolean'),
  };
}

const oneColumn = (query: OpenQuery, at: number): OpenQuery =>
  query.columns.length === 1
    ? query
    : notSupported('subquery-columns', at, text('此处的子查询只有一列。', 'A subquery here has one column.'));

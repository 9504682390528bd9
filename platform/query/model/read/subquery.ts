import { text } from '#foundation';
import { notSupported } from '../refusal.ts';
import type { ExpressionReader } from './expression.ts';
import { expectFields, stringsOf } from './node.ts';
import type { PgNode } from './parse-sql.ts';
import type { WholeExpression } from './query-tree.ts';

/** Reads a query inside an expression: EXISTS, IN, and the one that stands for a value. */
export function readSubquery(
  node: PgNode,
  at: number,
  reader: ExpressionReader,
  depth: number,
): WholeExpression {
  expectFields(node, 'SubLink', ['subLinkType', 'testexpr', 'operName', 'subselect', 'location'], at);
  switch (node['subLinkType']) {
    case 'EXISTS_SUBLINK':
      return { kind: 'exists', at, query: reader.query(node['subselect'], depth) };
    case 'EXPR_SUBLINK':
      return { kind: 'scalar-query', at, query: reader.query(node['subselect'], depth) };
    case 'ANY_SUBLINK': {
      const operator = node['operName'] === undefined ? ['='] : stringsOf(node['operName'], at);
      if (operator.length === 1 && operator[0] === '=')
        return {
          kind: 'in-query',
          at,
          operand: reader.read(node['testexpr'], depth),
          query: reader.query(node['subselect'], depth),
        };
    }
  }
  return notSupported(
    'subquery',
    at,
    text('不支持ANY、ALL与ARRAY子查询。', 'ANY, ALL and ARRAY over a subquery are not supported.'),
    text('IN (SELECT …)、EXISTS，或(SELECT max(…) …)', 'IN (SELECT …), EXISTS, or (SELECT max(…) …)'),
  );
}

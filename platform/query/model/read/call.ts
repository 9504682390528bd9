import type { ExpressionReader } from './expression.ts';
import { expectFields, listOf, stringsOf } from './node.ts';
import type { PgNode } from './parse-sql.ts';
import type { CallNode, WholeExpression } from './query-tree.ts';
import { readOrder, readWindow } from './window.ts';

/** Reads a call of any function; which functions there are is decided where the call is typed, since it depends on the tables. */
export function readCall(node: PgNode, at: number, reader: ExpressionReader, depth: number): WholeExpression {
  const names = stringsOf(node['funcname'], at);
  const shown = names.join('.').slice(0, 40);
  // The grammar itself writes pg_catalog before extract(), position() and the like; nobody else may name a schema.
  const special =
    names.length === 2 && names[0] === 'pg_catalog' && node['funcformat'] === 'COERCE_SQL_SYNTAX';
  const name = special ? names[1]! : names.length === 1 ? names[0]! : '';
  expectFields(
    node,
    name || 'function',
    [
      'funcname',
      'args',
      'agg_star',
      'agg_distinct',
      'agg_filter',
      'agg_order',
      'agg_within_group',
      'over',
      'funcformat',
      'location',
    ],
    at,
  );
  const call: CallNode = {
    kind: 'call',
    name,
    shown,
    operands: listOf(node['args']).map((operand) => reader.read(operand, depth)),
    star: node['agg_star'] === true,
    distinct: node['agg_distinct'] === true,
    orderBy: listOf(node['agg_order']).map((item) => readOrder(item, reader, depth)),
    within: node['agg_within_group'] === true,
    ...(node['agg_filter'] === undefined ? {} : { filter: reader.read(node['agg_filter'], depth) }),
    ...(node['over'] === undefined ? {} : { over: readWindow(node['over'] as PgNode, at, reader, depth) }),
  };
  return { ...call, at };
}

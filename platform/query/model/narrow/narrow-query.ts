import { text } from '#foundation';
import { problems } from '../../problems.ts';
import { limits } from '../limits.ts';
import type { OutputNode, QueryTree, SelectNode, WholeExpression, WholeOrder } from '../read/query-tree.ts';
import { refuseStar } from '../read/refusals.ts';
import { notSupported, refuseQuery } from '../refusal.ts';
import type { Scope } from '../scope.ts';
import type { Expression, OrderItem, OutputItem, SelectTree } from '../sql-tree.ts';
import { flattened, tablesNamed } from './flatten.ts';
import { narrowExpression } from './narrow-expression.ts';
import { narrowFrom } from './narrow-from.ts';

/**
 * The part of the whole language that can be kept sound over protected units, or a refusal with the reason and the nearest form that can:
 * one SELECT over tables joined one after the other, with one grouping; WITH and subqueries in FROM that mean the same are written into it.
 */
export function narrowQuery(written: QueryTree, { relations }: Pick<Scope, 'relations'>): SelectTree {
  const named = new Set(tablesNamed(written));
  const query = flattened(written, (name) =>
    relations.some((one) => named.has(one.name) && one.columns.some((column) => column.name === name)),
  );
  const select = onlySelect(query);
  let nodes = 0;
  const narrow = (expression: WholeExpression): Expression => {
    nodes += 1;
    if (nodes > limits.nodes)
      refuseQuery(problems['too-large'], {
        detail: text('表达式过深或过多。', 'Expressions are too deep or too many.'),
      });
    return narrowExpression(expression, narrow);
  };
  if (select.outputs.length === 0)
    notSupported(
      'no-output',
      undefined,
      text('查询须有输出列。', 'A query needs output columns.'),
      text('SELECT 列 FROM 表', 'SELECT column FROM table'),
    );
  const outputs = select.outputs.map((output) => narrowOutput(output, narrow));
  const { from, joins } = narrowFrom(select.from, narrow);
  const part = (expression: WholeExpression | undefined) => (expression ? narrow(expression) : undefined);
  const where = part(select.where);
  const having = part(select.having);
  const limit = part(query.limit);
  const offset = part(query.offset);
  if (select.distinctOn.length > 0)
    notSupported(
      'distinct-on',
      undefined,
      text('不支持DISTINCT ON。', 'DISTINCT ON is not supported.'),
      text('GROUP BY', 'GROUP BY'),
    );
  return {
    distinct: select.distinct,
    outputs,
    from,
    joins,
    ...(where ? { where } : {}),
    groupBy: select.groupBy.map((key) =>
      key.kind === 'expression'
        ? narrow(key.expression)
        : notSupported(
            'grouping-sets',
            key.at,
            text('不支持ROLLUP、CUBE和GROUPING SETS。', 'ROLLUP, CUBE and GROUPING SETS are not supported.'),
            text('普通的GROUP BY', 'a plain GROUP BY'),
          ),
    ),
    ...(having ? { having } : {}),
    orderBy: query.orderBy.map((item) => narrowOrder(item, narrow)),
    ...(limit ? { limit } : {}),
    ...(offset ? { offset } : {}),
  };
}

/** A query without WITH, set operations, VALUES and windows, from at least one table. */
function onlySelect({ with: withQueries, body }: QueryTree): SelectNode {
  if (body.kind === 'set')
    return notSupported(
      'set-operation',
      undefined,
      text('不支持UNION、INTERSECT和EXCEPT。', 'UNION, INTERSECT and EXCEPT are not supported.'),
      text('分成几个查询', 'several queries'),
    );
  if (withQueries.length > 0)
    notSupported(
      'with',
      undefined,
      text('不支持WITH。', 'WITH is not supported.'),
      text('一条带JOIN、WHERE、GROUP BY的SELECT', 'one SELECT with JOIN, WHERE and GROUP BY'),
    );
  if (body.kind === 'values')
    return notSupported('values', undefined, text('不支持VALUES。', 'VALUES is not supported.'));
  if (body.windows.length > 0)
    notSupported(
      'window',
      undefined,
      text('不支持窗口。', 'Windows are not supported.'),
      text('GROUP BY', 'GROUP BY'),
    );
  if (body.from.length === 0)
    notSupported(
      'no-table',
      undefined,
      text('查询须有FROM。', 'A query needs FROM.'),
      text('SELECT … FROM 表', 'SELECT … FROM table'),
    );
  return body;
}

type Narrow = (expression: WholeExpression) => Expression;

const narrowOutput = (output: OutputNode, narrow: Narrow): OutputItem =>
  output.kind === 'star'
    ? refuseStar(output.at)
    : {
        at: output.at,
        expression: narrow(output.expression),
        ...(output.alias === undefined ? {} : { alias: output.alias }),
      };

const narrowOrder = ({ expression, descending, nullsFirst }: WholeOrder, narrow: Narrow): OrderItem => ({
  expression: narrow(expression),
  descending,
  nullsFirst,
});

import { text } from '#foundation';
import { problems } from '../../problems.ts';
import { limits } from '../limits.ts';
import type { BodyNode, QueryTree } from '../read/query-tree.ts';
import { notSupported, refuseQuery } from '../refusal.ts';
import type { ValueType } from '../value-type.ts';
import { bindSelect } from './bind-select.ts';
import { type BoundBody, outputOf } from './bound-body.ts';
import { type Around, bindExpression, bindQuery, type Context } from './context.ts';
import { unifiedOpen } from './fitting.ts';
import type { OpenQuery } from './open-tree.ts';

/** Looks up a query: WITH, body, order and limits. */
export function lookUpQuery(query: QueryTree, around: Around): OpenQuery {
  if (query.recursive)
    notSupported(
      'recursive',
      undefined,
      text('不支持WITH RECURSIVE。', 'WITH RECURSIVE is not supported.'),
      text('WITH 名称 AS (SELECT …)', 'WITH name AS (SELECT …)'),
    );
  const withQueries = new Map(around.withQueries);
  const bound = query.with.map((written) => {
    // A query of WITH stands by itself: it sees those before it and no column of the query around.
    const inner = bindQuery(written.query, { binder: around.binder, withQueries: new Map(withQueries) });
    const id = around.binder.next();
    if (written.columns.length > inner.columns.length)
      notSupported(
        'alias.colnames',
        written.at,
        text(`这里只有${inner.columns.length}列。`, `There are ${inner.columns.length} columns here.`),
      );
    if (query.with.filter(({ name }) => name === written.name).length > 1)
      refuseQuery(problems['ambiguous-name'], {
        at: written.at,
        detail: text(`“${written.name}”出现了两次。`, `“${written.name}” appears twice.`),
      });
    withQueries.set(written.name, {
      id,
      columns: inner.columns.map((column, index) => ({
        ...column,
        name: written.columns[index] ?? column.name,
      })),
    });
    return { id, query: inner };
  });
  const here: Around = { ...around, withQueries };
  const { body, columns, orderExpression } = bindBody(query.body, here);
  if (columns.length > limits.columns)
    refuseQuery(problems['too-large'], {
      detail: text(`输出列至多${limits.columns}个。`, `At most ${limits.columns} output columns.`),
    });
  return {
    with: bound,
    body,
    columns,
    orderBy: query.orderBy.map((item) => {
      const { descending, nullsFirst } = item;
      const by = orderExpression?.(item) ?? outputOf(item, columns);
      return { descending, nullsFirst, ...('kind' in by ? { expression: by } : by) };
    }),
    ...(query.limit ? { limit: rowCount(query.limit) } : {}),
    offset: query.offset ? rowCount(query.offset) : 0,
  };
}

function bindBody(node: BodyNode, around: Around): BoundBody {
  switch (node.kind) {
    case 'select':
      return bindSelect(node, around);
    case 'set':
      return bindSet(node, around);
    case 'values':
      return bindValues(node, around);
  }
}

function bindSet(node: Extract<BodyNode, { kind: 'set' }>, around: Around): BoundBody {
  const [left, right] = [bindQuery(node.left, around), bindQuery(node.right, around)];
  if (left.columns.length !== right.columns.length)
    notSupported(
      'set-columns',
      undefined,
      text('集合运算两边的列数须相同。', 'Both sides of a set operation have the same number of columns.'),
    );
  const types = left.columns.map(({ type }, index) => common([type, right.columns[index]!.type]));
  return {
    body: { kind: 'set', operator: node.operator, all: node.all, left, right },
    columns: left.columns.map(({ name }, index) => ({ name, type: types[index]! })),
  };
}

const common = (types: readonly ValueType[]): ValueType =>
  unifiedOpen(
    types.map((type) => ({ kind: 'leaf', leaf: { kind: 'column', source: -1, column: '' }, type })),
    -1,
  )[0]!.type;

function bindValues(node: Extract<BodyNode, { kind: 'values' }>, around: Around): BoundBody {
  const context: Context = { ...around, column: () => undefined };
  const width = node.rows[0]?.length ?? 0;
  if (node.rows.some((row) => row.length !== width))
    notSupported(
      'values',
      undefined,
      text('VALUES各行的列数须相同。', 'Rows of VALUES have the same number of columns.'),
    );
  const rows = node.rows.map((row) => row.map((value) => bindExpression(value, context)));
  const columns = Array.from({ length: width }, (_, index) =>
    unifiedOpen(
      rows.map((row) => row[index]!),
      -1,
    ),
  );
  return {
    body: { kind: 'values', rows: rows.map((_, row) => columns.map((column) => column[row]!)) },
    columns: columns.map((column, index) => ({ name: `column${index + 1}`, type: column[0]!.type })),
  };
}

function rowCount(expression: NonNullable<QueryTree['limit']>): number {
  const count = expression.kind === 'literal' && expression.type === 'integer' ? Number(expression.text) : -1;
  return Number.isSafeInteger(count) && count >= 0
    ? count
    : notSupported(
        'limit',
        expression.at,
        text('LIMIT和OFFSET后写整数。', 'LIMIT and OFFSET take a whole number.'),
        text('LIMIT 100', 'LIMIT 100'),
      );
}

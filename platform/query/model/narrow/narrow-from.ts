import { text } from '#foundation';
import { problems } from '../../problems.ts';
import { limits } from '../limits.ts';
import type { FromNode, WholeExpression } from '../read/query-tree.ts';
import { notSupported, refuseQuery } from '../refusal.ts';
import type { Expression, JoinTree, TableReference } from '../sql-tree.ts';

interface FromTree {
  readonly from: TableReference;
  readonly joins: readonly JoinTree[];
}

const joinForm = text('甲 JOIN 乙 ON 甲.键 = 乙.键', 'a JOIN b ON a.key = b.key');

/** FROM over protected tables: one table, and tables joined to it by JOIN or LEFT JOIN with ON. */
export function narrowFrom(
  items: readonly FromNode[],
  narrow: (expression: WholeExpression) => Expression,
): FromTree {
  if (items.length > 1)
    notSupported(
      'comma-join',
      undefined,
      text('FROM中不用逗号关联。', 'Tables are not joined with a comma.'),
      joinForm,
    );
  const joins: JoinTree[] = [];
  const read = (node: FromNode, depth: number): TableReference => {
    if (depth > limits.tables)
      refuseQuery(problems['too-large'], {
        detail: text(`至多${limits.tables}张表。`, `At most ${limits.tables} tables.`),
      });
    if (node.kind !== 'join') return tableOf(node);
    const first = read(node.left, depth + 1);
    joins.push(joinOf(node, narrow));
    return first;
  };
  return { from: read(items[0]!, 1), joins };
}

function joinOf(
  join: Extract<FromNode, { kind: 'join' }>,
  narrow: (expression: WholeExpression) => Expression,
): JoinTree {
  const table = tableOf(join.right);
  if (join.natural)
    notSupported(
      'natural',
      table.at,
      text('不支持NATURAL JOIN。', 'NATURAL JOIN is not supported.'),
      joinForm,
    );
  if (join.join === 'cross')
    return notSupported('cross-join', table.at, text('关联须写明键。', 'A join needs its keys.'), joinForm);
  if (join.join !== 'inner' && join.join !== 'left')
    return notSupported(
      'join-kind',
      table.at,
      text('只支持JOIN和LEFT JOIN。', 'Only JOIN and LEFT JOIN are supported.'),
      joinForm,
    );
  const on = join.using.length > 0 ? equalKeys(join, table) : narrow(join.on!);
  return { at: table.at, kind: join.join, table, on };
}

/** `USING (a, b)` as equalities of the two tables' columns; the left one is the first there, as a join names each table once. */
function equalKeys({ left, using }: Extract<FromNode, { kind: 'join' }>, table: TableReference): Expression {
  if (left.kind === 'join')
    return notSupported(
      'using',
      table.at,
      text('第三张表起请用ON写明键。', 'From the third table on, write the keys with ON.'),
      joinForm,
    );
  const { at } = table;
  const column = (qualifier: string, name: string): Expression => ({ kind: 'name', at, qualifier, name });
  const equal = using.map(
    (name): Expression => ({
      kind: 'comparison',
      at,
      operator: '=',
      left: column(tableOf(left).alias, name),
      right: column(table.alias, name),
    }),
  );
  return equal.length === 1 ? equal[0]! : { kind: 'and', at, operands: equal };
}

function tableOf(node: FromNode): TableReference {
  if (node.kind === 'query')
    return notSupported(
      'subquery',
      node.at,
      text('FROM中不支持子查询。', 'Subqueries in FROM are not supported.'),
      text('直接写表名', 'the table itself'),
    );
  if (node.kind === 'join')
    return notSupported('JoinExpr', node.at, text('此处应为表名。', 'A table is expected here.'));
  if (node.columns.length > 0)
    notSupported(
      'alias.colnames',
      node.at,
      text('别名之后不写列名。', 'No column names follow an alias.'),
      text('表 AS 别名', 'table AS alias'),
    );
  return { at: node.at, relation: node.relation, alias: node.alias };
}

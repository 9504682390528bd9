import { text } from '#foundation';
import { problems } from '../problems.ts';
import { limits } from './limits.ts';
import type { ParsedSql, PgNode } from './parse-sql.ts';
import { type ExpressionReader, expressionReader } from './read-expression.ts';
import { readFrom } from './read-from.ts';
import { expectFields, listOf, unwrap } from './read-node.ts';
import { notSupported, refuseQuery } from './refusal.ts';
import type { OrderItem, OutputItem, SelectTree } from './sql-tree.ts';

/** The one SELECT of a text as our own closed tree. Throws a Refusal at the first thing that is not in the language. */
export function readSelect(parsed: ParsedSql): SelectTree {
  const [statement] = parsed.statements;
  const { name, content } = unwrap(statement);
  if (parsed.statements.length !== 1 || name !== 'SelectStmt')
    return refuseQuery(problems['one-select-only'], {
      construct: parsed.statements.length > 1 ? 'several-statements' : name,
      detail:
        parsed.statements.length > 1
          ? text('这里有不止一条语句。', 'There is more than one statement.')
          : text('这不是一条SELECT查询。', 'This is not a SELECT.'),
    });
  refuseParts(content);
  expectFields(
    content,
    'SELECT',
    [
      'distinctClause',
      'targetList',
      'fromClause',
      'whereClause',
      'groupClause',
      'havingClause',
      'sortClause',
      'limitCount',
      'limitOffset',
      'limitOption',
      'op',
    ],
    0,
  );
  const reader = expressionReader(parsed);
  const outputs = bounded(
    listOf(content['targetList']),
    limits.outputs,
    text('输出列', 'output columns'),
  ).map((target) => readOutput(target, reader));
  if (outputs.length === 0)
    notSupported(
      'no-output',
      undefined,
      text('查询须有输出列。', 'A query needs output columns.'),
      text('SELECT 列 FROM 表', 'SELECT column FROM table'),
    );
  const { from, joins } = readFrom(listOf(content['fromClause']), reader);
  const expression = (field: string) =>
    content[field] === undefined ? undefined : reader.read(content[field], 1);
  const where = expression('whereClause');
  const having = expression('havingClause');
  const limit = isLimitAll(content['limitCount']) ? undefined : expression('limitCount');
  const offset = expression('limitOffset');
  return {
    distinct: readDistinct(listOf(content['distinctClause'])),
    outputs,
    from,
    joins,
    ...(where ? { where } : {}),
    groupBy: bounded(listOf(content['groupClause']), limits.groupKeys, text('分组键', 'group keys')).map(
      (key) => {
        if (unwrap(key).name === 'GroupingSet')
          return notSupported(
            'grouping-sets',
            reader.offsetOf(unwrap(key).content['location']),
            text('不支持ROLLUP、CUBE和GROUPING SETS。', 'ROLLUP, CUBE and GROUPING SETS are not supported.'),
            text('普通的GROUP BY', 'a plain GROUP BY'),
          );
        return reader.read(key, 1);
      },
    ),
    ...(having ? { having } : {}),
    orderBy: bounded(listOf(content['sortClause']), limits.outputs, text('排序项', 'ORDER BY items')).map(
      (item) => readOrder(item, reader),
    ),
    ...(limit ? { limit } : {}),
    ...(offset ? { offset } : {}),
  };
}

/** Parts of SELECT that are refused with a reason of their own. */
function refuseParts(select: PgNode): void {
  if (select['op'] !== 'SETOP_NONE')
    notSupported(
      'set-operation',
      undefined,
      text('不支持UNION、INTERSECT和EXCEPT。', 'UNION, INTERSECT and EXCEPT are not supported.'),
      text('分成几个查询', 'several queries'),
    );
  if (select['withClause'] !== undefined)
    notSupported(
      'with',
      undefined,
      text('不支持WITH。', 'WITH is not supported.'),
      text('一条带JOIN、WHERE、GROUP BY的SELECT', 'one SELECT with JOIN, WHERE and GROUP BY'),
    );
  if (select['valuesLists'] !== undefined)
    notSupported('values', undefined, text('不支持VALUES。', 'VALUES is not supported.'));
  if (select['intoClause'] !== undefined)
    notSupported('into', undefined, text('查询不写入任何表。', 'A query writes no table.'));
  if (select['lockingClause'] !== undefined)
    notSupported('locking', undefined, text('查询不加锁。', 'A query takes no locks.'));
  if (select['windowClause'] !== undefined)
    notSupported(
      'window',
      undefined,
      text('不支持窗口。', 'Windows are not supported.'),
      text('GROUP BY', 'GROUP BY'),
    );
  if (select['limitOption'] === 'LIMIT_OPTION_WITH_TIES')
    notSupported(
      'with-ties',
      undefined,
      text('不支持WITH TIES。', 'WITH TIES is not supported.'),
      text('LIMIT', 'LIMIT'),
    );
  if (listOf(select['fromClause']).length === 0)
    notSupported(
      'no-table',
      undefined,
      text('查询须有FROM。', 'A query needs FROM.'),
      text('SELECT … FROM 表', 'SELECT … FROM table'),
    );
}

function bounded(
  list: readonly unknown[],
  most: number,
  what: { readonly zh: string; readonly en: string },
): readonly unknown[] {
  if (list.length > most)
    refuseQuery(problems['too-large'], {
      detail: text(`${what.zh}至多${most}个。`, `At most ${most} ${what.en}.`),
    });
  return list;
}

/** `DISTINCT` is `[{}]`; `DISTINCT ON (…)` lists expressions. */
function readDistinct(clause: readonly unknown[]): boolean {
  if (clause.some((entry) => unwrap(entry).name !== 'Nothing'))
    notSupported(
      'distinct-on',
      undefined,
      text('不支持DISTINCT ON。', 'DISTINCT ON is not supported.'),
      text('GROUP BY', 'GROUP BY'),
    );
  return clause.length > 0;
}

function readOutput(target: unknown, reader: ExpressionReader): OutputItem {
  const { name, content } = unwrap(target);
  const at = reader.offsetOf(content['location']);
  if (name !== 'ResTarget')
    return notSupported(name, at, text('此处应为输出列。', 'An output column is expected here.'));
  expectFields(content, 'ResTarget', ['name', 'val', 'location'], at);
  const alias = content['name'];
  return { at, expression: reader.read(content['val'], 1), ...(typeof alias === 'string' ? { alias } : {}) };
}

/** PostgreSQL's defaults, spelt out: nulls last ascending, first descending. */
function readOrder(item: unknown, reader: ExpressionReader): OrderItem {
  const { content } = unwrap(item);
  expectFields(
    content,
    'ORDER BY',
    ['node', 'sortby_dir', 'sortby_nulls', 'location'],
    reader.offsetOf(content['location']),
  );
  if (content['sortby_dir'] === 'SORTBY_USING')
    notSupported(
      'order-using',
      undefined,
      text('不支持ORDER BY … USING。', 'ORDER BY … USING is not supported.'),
      text('ASC或DESC', 'ASC or DESC'),
    );
  const descending = content['sortby_dir'] === 'SORTBY_DESC';
  const nullsFirst =
    content['sortby_nulls'] === 'SORTBY_NULLS_DEFAULT'
      ? descending
      : content['sortby_nulls'] === 'SORTBY_NULLS_FIRST';
  return { expression: reader.read(content['node'], 1), descending, nullsFirst };
}

const isLimitAll = (node: unknown): boolean =>
  unwrap(node).name === 'A_Const' && unwrap(node).content['isnull'] === true;

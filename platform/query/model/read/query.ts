import { text } from '#foundation';
import { problems } from '../../problems.ts';
import { limits } from '../limits.ts';
import { notSupported, refuseQuery } from '../refusal.ts';
import { type ExpressionReader, expressionReader } from './expression.ts';
import { readFrom } from './from.ts';
import { readGrouping } from './grouping.ts';
import { expectFields, listOf, stringsOf, unwrap } from './node.ts';
import type { ParsedSql, PgNode } from './parse-sql.ts';
import type { BodyNode, OutputNode, QueryTree, SelectNode } from './query-tree.ts';
import { readOrder, readWindow } from './window.ts';

/** The one query of a text as our own closed tree. Throws a Refusal at the first thing that is not in the language of any table. */
export function readQuery(parsed: ParsedSql): QueryTree {
  const [statement] = parsed.statements;
  const { name } = unwrap(statement);
  if (parsed.statements.length !== 1 || name !== 'SelectStmt')
    return refuseQuery(problems['one-select-only'], {
      construct: parsed.statements.length > 1 ? 'several-statements' : name,
      detail:
        parsed.statements.length > 1
          ? text('这里有不止一条语句。', 'There is more than one statement.')
          : text('这不是一条SELECT查询。', 'This is not a SELECT.'),
    });
  let queries = 0;
  const reader = expressionReader(parsed, (node, self, depth) => {
    queries += 1;
    if (queries > limits.wholeQueries || depth > limits.depth)
      refuseQuery(problems['too-large'], {
        detail: text(
          `查询中至多${limits.wholeQueries}个子查询。`,
          `At most ${limits.wholeQueries} queries inside it.`,
        ),
      });
    return readOne(unwrap(node), self, depth + 1);
  });
  return reader.query(statement, 0);
}

function readOne(
  { name, content }: ReturnType<typeof unwrap>,
  reader: ExpressionReader,
  depth: number,
): QueryTree {
  if (name !== 'SelectStmt')
    return notSupported(name, undefined, text('此处应为SELECT。', 'A SELECT is expected here.'));
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
      'windowClause',
      'valuesLists',
      'sortClause',
      'limitCount',
      'limitOffset',
      'limitOption',
      'withClause',
      'op',
      'all',
      'larg',
      'rarg',
    ],
    0,
  );
  const written = (content['withClause'] ?? {}) as PgNode;
  expectFields(written, 'WITH', ['ctes', 'recursive', 'location'], -1);
  const withQueries = listOf(written['ctes']).map((cte) => readWith(cte, reader, depth));
  const body = readBody(content, reader, depth);
  const expression = (field: string) =>
    content[field] === undefined ? undefined : reader.read(content[field], depth);
  const limit = isLimitAll(content['limitCount']) ? undefined : expression('limitCount');
  const offset = expression('limitOffset');
  return {
    with: withQueries,
    recursive: written['recursive'] === true,
    body,
    orderBy: bounded(listOf(content['sortClause']), limits.outputs, text('排序项', 'ORDER BY items')).map(
      (item) => readOrder(item, reader, depth),
    ),
    ...(limit ? { limit } : {}),
    ...(offset ? { offset } : {}),
  };
}

const operators: { readonly [operation: string]: 'union' | 'intersect' | 'except' } = {
  SETOP_UNION: 'union',
  SETOP_INTERSECT: 'intersect',
  SETOP_EXCEPT: 'except',
};

function readBody(content: PgNode, reader: ExpressionReader, depth: number): BodyNode {
  const operator = operators[String(content['op'])];
  if (operator) {
    const side = (field: string) => reader.query({ SelectStmt: content[field] }, depth);
    return {
      kind: 'set',
      at: -1,
      operator,
      all: content['all'] === true,
      left: side('larg'),
      right: side('rarg'),
    };
  }
  if (content['valuesLists'] !== undefined)
    return {
      kind: 'values',
      at: -1,
      rows: bounded(listOf(content['valuesLists']), limits.list, text('VALUES的行', 'rows of VALUES')).map(
        (row) => listOf(unwrap(row).content['items']).map((value) => reader.read(value, depth)),
      ),
    };
  return readSelect(content, reader, depth);
}

function readSelect(content: PgNode, reader: ExpressionReader, depth: number): SelectNode {
  const outputs = bounded(
    listOf(content['targetList']),
    limits.outputs,
    text('输出列', 'output columns'),
  ).map((target) => readOutput(target, reader, depth));
  const expression = (field: string) =>
    content[field] === undefined ? undefined : reader.read(content[field], depth);
  const from = listOf(content['fromClause']).map((item) => readFrom(item, reader, depth));
  const where = expression('whereClause');
  const having = expression('havingClause');
  const distinct = listOf(content['distinctClause']);
  return {
    kind: 'select',
    at: -1,
    // `DISTINCT` is `[{}]`; `DISTINCT ON (…)` lists expressions.
    distinct: distinct.length > 0,
    distinctOn: distinct
      .filter((entry) => unwrap(entry).name !== 'Nothing')
      .map((entry) => reader.read(entry, depth)),
    outputs,
    from,
    ...(where ? { where } : {}),
    groupBy: bounded(listOf(content['groupClause']), limits.groupKeys, text('分组键', 'group keys')).map(
      (key) => readGrouping(key, reader, depth),
    ),
    ...(having ? { having } : {}),
    windows: listOf(content['windowClause']).map((entry) => {
      const window = readWindow(unwrap(entry).content, -1, reader, depth);
      return { ...window, defines: window.name ?? '' };
    }),
  };
}

function readWith(cte: unknown, reader: ExpressionReader, depth: number): QueryTree['with'][number] {
  const { content } = unwrap(cte);
  const at = reader.offsetOf(content['location']);
  expectFields(content, 'WITH', ['ctename', 'aliascolnames', 'ctematerialized', 'ctequery', 'location'], at);
  return {
    at,
    name: String(content['ctename']),
    columns: stringsOf(content['aliascolnames'], at),
    query: reader.query(content['ctequery'], depth),
  };
}

/** Parts that no query has. */
function refuseParts(select: PgNode): void {
  if (select['intoClause'] !== undefined)
    notSupported('into', undefined, text('查询不写入任何表。', 'A query writes no table.'));
  if (select['lockingClause'] !== undefined)
    notSupported('locking', undefined, text('查询不加锁。', 'A query takes no locks.'));
  if (select['limitOption'] === 'LIMIT_OPTION_WITH_TIES')
    notSupported(
      'with-ties',
      undefined,
      text('不支持WITH TIES。', 'WITH TIES is not supported.'),
      text('LIMIT', 'LIMIT'),
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

function readOutput(target: unknown, reader: ExpressionReader, depth: number): OutputNode {
  const { name, content } = unwrap(target);
  const at = reader.offsetOf(content['location']);
  if (name !== 'ResTarget')
    return notSupported(name, at, text('此处应为输出列。', 'An output column is expected here.'));
  expectFields(content, 'ResTarget', ['name', 'val', 'location'], at);
  const alias = content['name'];
  const value = unwrap(content['val']);
  const fields = value.name === 'ColumnRef' ? listOf(value.content['fields']) : [];
  if (fields.length > 0 && fields.length <= 2 && unwrap(fields.at(-1)).name === 'A_Star') {
    const [qualifier] = stringsOf(fields.slice(0, -1), at);
    return { kind: 'star', at, ...(qualifier === undefined ? {} : { qualifier }) };
  }
  return {
    kind: 'expression',
    at,
    expression: reader.read(content['val'], depth),
    ...(typeof alias === 'string' ? { alias } : {}),
  };
}

const isLimitAll = (node: unknown): boolean =>
  unwrap(node).name === 'A_Const' && unwrap(node).content['isnull'] === true;

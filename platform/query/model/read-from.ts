import { text } from '#foundation';
import { problems } from '../problems.ts';
import { limits } from './limits.ts';
import type { PgNode } from './parse-sql.ts';
import type { ExpressionReader } from './read-expression.ts';
import { expectFields, unwrap } from './read-node.ts';
import { notSupported, refuseQuery } from './refusal.ts';
import type { JoinTree, TableReference } from './sql-tree.ts';

interface FromTree {
  readonly from: TableReference;
  readonly joins: readonly JoinTree[];
}

/** Reads FROM: one table, and tables joined to it by JOIN or LEFT JOIN with ON. */
export function readFrom(items: readonly unknown[], reader: ExpressionReader): FromTree {
  if (items.length > 1)
    notSupported(
      'comma-join',
      undefined,
      text('FROM中不用逗号关联。', 'Tables are not joined with a comma.'),
      text('甲 JOIN 乙 ON 甲.键 = 乙.键', 'a JOIN b ON a.key = b.key'),
    );
  const joins: JoinTree[] = [];
  const read = (node: unknown, depth: number): TableReference => {
    const { name, content } = unwrap(node);
    if (depth > limits.tables)
      refuseQuery(problems['too-large'], {
        detail: text(`至多${limits.tables}张表。`, `At most ${limits.tables} tables.`),
      });
    if (name !== 'JoinExpr') return readTable(name, content, reader);
    const first = read(content['larg'], depth + 1);
    joins.push(readJoin(content, reader));
    return first;
  };
  return { from: read(items[0], 1), joins };
}

function readJoin(join: PgNode, reader: ExpressionReader): JoinTree {
  const { name, content } = unwrap(join['rarg']);
  const table = readTable(name, content, reader);
  const nearest = text('甲 JOIN 乙 ON 甲.键 = 乙.键', 'a JOIN b ON a.key = b.key');
  if (join['isNatural'] || join['usingClause'] !== undefined)
    notSupported(
      'using',
      table.at,
      text('不支持NATURAL JOIN和USING。', 'NATURAL JOIN and USING are not supported.'),
      nearest,
    );
  expectFields(join, 'JOIN', ['jointype', 'larg', 'rarg', 'quals'], table.at);
  if (join['jointype'] !== 'JOIN_INNER' && join['jointype'] !== 'JOIN_LEFT')
    notSupported(
      'join-kind',
      table.at,
      text('只支持JOIN和LEFT JOIN。', 'Only JOIN and LEFT JOIN are supported.'),
      nearest,
    );
  if (join['quals'] === undefined)
    notSupported('cross-join', table.at, text('关联须写明键。', 'A join needs its keys.'), nearest);
  return {
    at: table.at,
    kind: join['jointype'] === 'JOIN_LEFT' ? 'left' : 'inner',
    table,
    on: reader.read(join['quals'], 1),
  };
}

function readTable(kind: string, node: PgNode, reader: ExpressionReader): TableReference {
  const at = reader.offsetOf(node['location']);
  if (kind === 'RangeSubselect')
    return notSupported(
      'subquery',
      at,
      text('FROM中不支持子查询。', 'Subqueries in FROM are not supported.'),
      text('直接写表名', 'the table itself'),
    );
  if (kind === 'RangeFunction')
    return notSupported(
      'table-function',
      at,
      text('FROM中不支持函数。', 'Functions in FROM are not supported.'),
      text('授权范围列出的表', 'a table the scope lists'),
    );
  if (kind === 'RangeTableSample')
    return notSupported(
      'sample',
      at,
      text('不支持TABLESAMPLE。', 'TABLESAMPLE is not supported.'),
      text('WHERE', 'WHERE'),
    );
  if (kind !== 'RangeVar') return notSupported(kind, at, text('此处应为表名。', 'A table is expected here.'));
  if (node['inh'] !== true)
    notSupported(
      'only',
      at,
      text('不支持ONLY。', 'ONLY is not supported.'),
      text('直接写表名', 'the table itself'),
    );
  expectFields(
    node,
    'table',
    ['relname', 'schemaname', 'catalogname', 'inh', 'relpersistence', 'alias', 'location'],
    at,
  );
  const alias = (node['alias'] ?? {}) as PgNode;
  expectFields(alias, 'alias', ['aliasname'], at);
  // A schema or database before the name is part of a name that is not in any scope.
  const relation = [node['catalogname'], node['schemaname'], node['relname']]
    .filter((part) => typeof part === 'string')
    .join('.');
  return {
    at,
    relation,
    alias: typeof alias['aliasname'] === 'string' ? alias['aliasname'] : String(node['relname']),
  };
}

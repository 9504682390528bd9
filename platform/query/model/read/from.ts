import { text } from '#foundation';
import { problems } from '../../problems.ts';
import { limits } from '../limits.ts';
import { notSupported, refuseQuery } from '../refusal.ts';
import type { ExpressionReader } from './expression.ts';
import { expectFields, stringsOf, unwrap } from './node.ts';
import type { PgNode } from './parse-sql.ts';
import type { FromNode } from './query-tree.ts';

/** Reads one item of FROM: a table, a subquery, or a join of two such. */
export function readFrom(node: unknown, reader: ExpressionReader, depth: number, joins = 1): FromNode {
  const { name, content } = unwrap(node);
  if (joins > limits.wholeTables)
    refuseQuery(problems['too-large'], {
      detail: text(`至多${limits.wholeTables}张表。`, `At most ${limits.wholeTables} tables.`),
    });
  switch (name) {
    case 'JoinExpr':
      return readJoin(content, reader, depth, joins);
    case 'RangeSubselect':
      return readSubselect(content, reader, depth);
    default:
      return readTable(name, content, reader);
  }
}

const joinKinds: { readonly [kind: string]: 'inner' | 'left' | 'right' | 'full' } = {
  JOIN_INNER: 'inner',
  JOIN_LEFT: 'left',
  JOIN_RIGHT: 'right',
  JOIN_FULL: 'full',
};

function readJoin(join: PgNode, reader: ExpressionReader, depth: number, joins: number): FromNode {
  const left = readFrom(join['larg'], reader, depth, joins + 1);
  const right = readFrom(join['rarg'], reader, depth, joins + 1);
  expectFields(join, 'JOIN', ['jointype', 'isNatural', 'larg', 'rarg', 'usingClause', 'quals'], right.at);
  const kind = joinKinds[String(join['jointype'])];
  if (!kind)
    return notSupported(
      'join-kind',
      right.at,
      text('不支持这种关联。', 'This kind of join is not supported.'),
    );
  const using = stringsOf(join['usingClause'], right.at);
  const natural = join['isNatural'] === true;
  return {
    kind: 'join',
    at: right.at,
    join: kind === 'inner' && !natural && using.length === 0 && join['quals'] === undefined ? 'cross' : kind,
    left,
    right,
    ...(join['quals'] === undefined ? {} : { on: reader.read(join['quals'], depth) }),
    using,
    natural,
  };
}

function readSubselect(node: PgNode, reader: ExpressionReader, depth: number): FromNode {
  expectFields(node, 'subquery', ['lateral', 'subquery', 'alias'], -1);
  const { alias, columns } = readAlias(node, -1);
  return {
    kind: 'query',
    at: -1,
    query: reader.query(node['subquery'], depth),
    lateral: node['lateral'] === true,
    ...(alias === undefined ? {} : { alias }),
    columns,
  };
}

function readTable(kind: string, node: PgNode, reader: ExpressionReader): FromNode {
  const at = reader.offsetOf(node['location']);
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
  const { alias, columns } = readAlias(node, at);
  // A schema or database before the name is part of a name that is not in any scope.
  const relation = [node['catalogname'], node['schemaname'], node['relname']]
    .filter((part) => typeof part === 'string')
    .join('.');
  return { kind: 'table', at, relation, alias: alias ?? String(node['relname']), columns };
}

function readAlias(
  node: PgNode,
  at: number,
): { readonly alias?: string; readonly columns: readonly string[] } {
  const alias = (node['alias'] ?? {}) as PgNode;
  expectFields(alias, 'alias', ['aliasname', 'colnames'], at);
  return {
    ...(typeof alias['aliasname'] === 'string' ? { alias: alias['aliasname'] } : {}),
    columns: stringsOf(alias['colnames'], at),
  };
}

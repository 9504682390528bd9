import { text } from '#foundation';
import { problems } from '../../problems.ts';
import { limits } from '../limits.ts';
import { notSupported, refuseQuery } from '../refusal.ts';
import { arithmeticOperators, comparisonOperators } from '../sql-tree.ts';
import { readCall } from './call.ts';
import { readCast } from './cast.ts';
import { expectFields, listOf, stringsOf, unwrap } from './node.ts';
import type { ParsedSql, PgNode } from './parse-sql.ts';
import type { QueryTree, WholeExpression } from './query-tree.ts';
import { refuseKind, refuseOperator, refuseStar } from './refusals.ts';
import { readSubquery } from './subquery.ts';

/** Reads expressions of one query and keeps count of their size. */
export interface ExpressionReader {
  readonly read: (node: unknown, depth: number) => WholeExpression;
  /** A query inside the query. */
  readonly query: (node: unknown, depth: number) => QueryTree;
  readonly offsetOf: ParsedSql['offsetOf'];
}

/** A reader over PostgreSQL's tree; a kind of node it does not know is refused. */
export function expressionReader(
  parsed: ParsedSql,
  readQuery: (node: unknown, reader: ExpressionReader, depth: number) => QueryTree,
): ExpressionReader {
  let nodes = 0;
  const reader: ExpressionReader = {
    offsetOf: parsed.offsetOf,
    query: (node, depth) => readQuery(node, reader, depth),
    read: (node, depth) => {
      nodes += 1;
      if (depth > limits.depth || nodes > limits.wholeNodes)
        refuseQuery(problems['too-large'], {
          detail: text('表达式过深或过多。', 'Expressions are too deep or too many.'),
        });
      const { name, content } = unwrap(node);
      const at = reader.offsetOf(content['location']);
      const readKind = readers[name];
      return readKind ? readKind(content, at, reader, depth + 1, parsed) : refuseKind(name, at);
    },
  };
  return reader;
}

type ReadKind = (
  node: PgNode,
  at: number,
  reader: ExpressionReader,
  depth: number,
  parsed: ParsedSql,
) => WholeExpression;

const readers: { readonly [kind: string]: ReadKind } = {
  A_Const: readConstant,
  ColumnRef: readName,
  ParamRef: (node, at, _reader, _depth, { parameterNames }) => {
    expectFields(node, 'ParamRef', ['number', 'location'], at);
    const number = Number(node['number'] ?? 0);
    return { kind: 'parameter', at, name: parameterNames[number - 1] ?? String(number) };
  },
  A_Expr: readOperator,
  BoolExpr: (node, at, reader, depth) => {
    expectFields(node, 'BoolExpr', ['boolop', 'args', 'location'], at);
    const operands = listOf(node['args']).map((operand) => reader.read(operand, depth));
    if (node['boolop'] === 'NOT_EXPR') return { kind: 'not', at, operand: operands[0]! };
    return { kind: node['boolop'] === 'AND_EXPR' ? 'and' : 'or', at, operands };
  },
  NullTest: (node, at, reader, depth) => {
    expectFields(node, 'NullTest', ['arg', 'nulltesttype', 'location'], at);
    const test: WholeExpression = { kind: 'is-null', at, operand: reader.read(node['arg'], depth) };
    return node['nulltesttype'] === 'IS_NULL' ? test : { kind: 'not', at, operand: test };
  },
  CaseExpr: readCase,
  TypeCast: readCast,
  CoalesceExpr: (node, at, reader, depth) => {
    expectFields(node, 'CoalesceExpr', ['args', 'location'], at);
    return {
      kind: 'coalesce',
      at,
      operands: listOf(node['args']).map((operand) => reader.read(operand, depth)),
    };
  },
  FuncCall: readCall,
  GroupingFunc: (node, at, reader, depth) => {
    expectFields(node, 'GROUPING', ['args', 'location'], at);
    return { kind: 'grouping', at, operands: readAll(node['args'], reader, depth) };
  },
  MinMaxExpr: (node, at, reader, depth) => {
    expectFields(node, 'MinMaxExpr', ['op', 'args', 'location'], at);
    return {
      kind: 'extreme',
      at,
      which: node['op'] === 'IS_LEAST' ? 'least' : 'greatest',
      operands: readAll(node['args'], reader, depth),
    };
  },
  BooleanTest: (node, at, reader, depth) => {
    expectFields(node, 'BooleanTest', ['arg', 'booltesttype', 'location'], at);
    const test = String(node['booltesttype']);
    return {
      kind: 'is-truth',
      at,
      operand: reader.read(node['arg'], depth),
      truth: test.endsWith('UNKNOWN') ? null : test.endsWith('TRUE'),
      negated: test.startsWith('IS_NOT_'),
    };
  },
  SubLink: readSubquery,
};

const readAll = (list: unknown, reader: ExpressionReader, depth: number): readonly WholeExpression[] =>
  listOf(list).map((part) => reader.read(part, depth));

function readConstant(node: PgNode, at: number): WholeExpression {
  expectFields(node, 'A_Const', ['ival', 'fval', 'sval', 'boolval', 'isnull', 'location'], at);
  const inner = (field: string): PgNode => (node[field] ?? {}) as PgNode;
  if (node['isnull']) return { kind: 'literal', at, type: 'null', text: '' };
  if (node['boolval'])
    return {
      kind: 'literal',
      at,
      type: 'boolean',
      text: inner('boolval')['boolval'] === true ? 'true' : 'false',
    };
  if (node['sval']) return { kind: 'literal', at, type: 'text', text: String(inner('sval')['sval'] ?? '') };
  if (node['ival']) return { kind: 'literal', at, type: 'integer', text: String(inner('ival')['ival'] ?? 0) };
  const digits = String(inner('fval')['fval'] ?? '');
  const plain = /^(-?)0*([0-9]*)(?:\.([0-9]*))?$/.exec(digits);
  if (!plain || digits.length > 40)
    return notSupported(
      'number',
      at,
      text('数的写法不受支持。', 'This way of writing a number is not supported.'),
      text('1234.5', '1234.5'),
    );
  const [, sign = '', whole = '', fraction = ''] = plain;
  const number = `${sign}${whole || '0'}${fraction ? `.${fraction}` : ''}`;
  return { kind: 'literal', at, type: fraction ? 'decimal' : 'integer', text: number };
}

function readName(node: PgNode, at: number): WholeExpression {
  expectFields(node, 'ColumnRef', ['fields', 'location'], at);
  if (listOf(node['fields']).some((field) => unwrap(field).name === 'A_Star')) return refuseStar(at);
  const names = stringsOf(node['fields'], at);
  if (names.length === 1) return { kind: 'name', at, name: names[0]! };
  if (names.length === 2) return { kind: 'name', at, qualifier: names[0]!, name: names[1]! };
  return notSupported(
    'qualified-name',
    at,
    text('列名前只写表名或别名。', 'A column has at most a table name or alias before it.'),
    text('表名.列名', 'table.column'),
  );
}

function readOperator(node: PgNode, at: number, reader: ExpressionReader, depth: number): WholeExpression {
  expectFields(
    node,
    'A_Expr',
    ['kind', 'name', 'lexpr', 'rexpr', 'location', 'rexpr_list_start', 'rexpr_list_end'],
    at,
  );
  const names = stringsOf(node['name'], at);
  const operator = names.length === 1 ? names[0]! : '?';
  const left = (): WholeExpression => reader.read(node['lexpr'], depth);
  const right = (): WholeExpression => reader.read(node['rexpr'], depth);
  const listed = (): readonly WholeExpression[] => {
    const { name, content } = unwrap(node['rexpr']);
    if (name !== 'List') return refuseKind(name, at);
    const items = listOf(content['items']);
    if (items.length > limits.list)
      refuseQuery(problems['too-large'], {
        at,
        detail: text(`列表至多${limits.list}项。`, `A list has at most ${limits.list} entries.`),
      });
    return items.map((item) => reader.read(item, depth));
  };
  const negated = (expression: WholeExpression, negate: boolean): WholeExpression =>
    negate ? { kind: 'not', at, operand: expression } : expression;
  switch (node['kind']) {
    case 'AEXPR_OP': {
      if (node['lexpr'] === undefined) {
        if (operator === '-') return { kind: 'negate', at, operand: right() };
        if (operator === '+') return right();
        return refuseOperator(operator, at);
      }
      const arithmetic = arithmeticOperators.find((known) => known === operator);
      if (arithmetic) return { kind: 'arithmetic', at, operator: arithmetic, left: left(), right: right() };
      const comparison = comparisonOperators.find((known) => known === (operator === '!=' ? '<>' : operator));
      if (comparison) return { kind: 'comparison', at, operator: comparison, left: left(), right: right() };
      if (operator === '||') return { kind: 'concat', at, left: left(), right: right() };
      if (operator === '~' || operator === '~*' || operator === '!~' || operator === '!~*')
        return {
          kind: 'regex',
          at,
          operand: left(),
          pattern: right(),
          ignoreCase: operator.endsWith('*'),
          negated: operator.startsWith('!'),
          operator,
        };
      return refuseOperator(operator, at);
    }
    case 'AEXPR_DISTINCT':
      return { kind: 'comparison', at, operator: 'is distinct from', left: left(), right: right() };
    case 'AEXPR_NOT_DISTINCT':
      return { kind: 'comparison', at, operator: 'is not distinct from', left: left(), right: right() };
    case 'AEXPR_IN':
      return negated({ kind: 'in', at, operand: left(), list: listed() }, operator === '<>');
    case 'AEXPR_BETWEEN':
    case 'AEXPR_NOT_BETWEEN': {
      const [low, high] = listed();
      return negated(
        { kind: 'between', at, operand: left(), low: low!, high: high! },
        node['kind'] === 'AEXPR_NOT_BETWEEN',
      );
    }
    case 'AEXPR_LIKE':
      return negated({ kind: 'like', at, operand: left(), pattern: right() }, operator === '!~~');
    case 'AEXPR_ILIKE':
      return negated({ kind: 'ilike', at, operand: left(), pattern: right() }, operator === '!~~*');
    case 'AEXPR_SIMILAR':
      return notSupported(
        'similar-to',
        at,
        text('不支持SIMILAR TO。', 'SIMILAR TO is not supported.'),
        text('LIKE', 'LIKE'),
      );
    case 'AEXPR_NULLIF':
      return { kind: 'nullif', at, left: left(), right: right() };
    default:
      return notSupported(
        String(node['kind']),
        at,
        text('不支持这种比较。', 'This comparison is not supported.'),
        text('= 或 IN (值, …)', '= or IN (value, …)'),
      );
  }
}

function readCase(node: PgNode, at: number, reader: ExpressionReader, depth: number): WholeExpression {
  expectFields(node, 'CaseExpr', ['arg', 'args', 'defresult', 'location'], at);
  const subject = node['arg'] === undefined ? undefined : reader.read(node['arg'], depth);
  // The subject is repeated in each branch; only a name may be, or text could grow without bound.
  if (subject && subject.kind !== 'name')
    return notSupported(
      'case-subject',
      at,
      text('CASE之后只写列名。', 'Only a column may follow CASE.'),
      text('CASE WHEN 条件 THEN …', 'CASE WHEN condition THEN …'),
    );
  const branches = listOf(node['args']).map((entry) => {
    const { name, content } = unwrap(entry);
    const place = reader.offsetOf(content['location']);
    if (name !== 'CaseWhen') return refuseKind(name, place);
    expectFields(content, 'CaseWhen', ['expr', 'result', 'location'], place);
    const tested = reader.read(content['expr'], depth);
    const when: WholeExpression = subject
      ? { kind: 'comparison', at: place, operator: '=', left: subject, right: tested }
      : tested;
    return { when, value: reader.read(content['result'], depth) };
  });
  const otherwise = node['defresult'] === undefined ? undefined : reader.read(node['defresult'], depth);
  return { kind: 'case', at, branches, ...(otherwise ? { otherwise } : {}) };
}

import { text } from '#foundation';
import { notSupported } from '../refusal.ts';
import type { CastType } from '../sql-tree.ts';
import type { ExpressionReader } from './expression.ts';
import { readInterval } from './interval.ts';
import { expectFields, listOf, stringsOf, unwrap } from './node.ts';
import type { PgNode } from './parse-sql.ts';
import type { WholeExpression } from './query-tree.ts';

const castTypes: { readonly [pg: string]: CastType } = {
  int2: 'integer',
  int4: 'integer',
  int8: 'integer',
  bigint: 'integer',
  numeric: 'decimal',
  text: 'text',
  varchar: 'text',
  bool: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
};

/** Reads `CAST(x AS type)`, `x::type`, `DATE '…'` and `INTERVAL '…'`. Types stand on a list; only numeric takes digits. */
export function readCast(node: PgNode, at: number, reader: ExpressionReader, depth: number): WholeExpression {
  expectFields(node, 'TypeCast', ['arg', 'typeName', 'location'], at);
  const type = (node['typeName'] ?? {}) as PgNode;
  if (stringsOf(type['names'], at).includes('interval')) return readInterval(node, type, at);
  expectFields(type, 'TypeName', ['names', 'typmods', 'typemod', 'location'], at);
  const names = stringsOf(type['names'], at);
  const name =
    names.length === 2 && names[0] === 'pg_catalog' ? names[1]! : names.length === 1 ? names[0]! : '';
  const to = Object.hasOwn(castTypes, name) ? castTypes[name] : undefined;
  const digits = listOf(type['typmods']).map(wholeConstant);
  if (!to || type['typemod'] !== -1 || (digits.length > 0 && to !== 'decimal')) return refuseCast(at);
  const operand = reader.read(node['arg'], depth);
  if (digits.length === 0) return { kind: 'cast', at, to, operand };
  const [all, scale = 0] = digits;
  return all === undefined || all < 1 || all > 27 || scale < 0 || scale > Math.min(10, all)
    ? refuseCast(at)
    : { kind: 'numeric-cast', at, operand, digits: all, scale };
}

export const refuseCast = (at: number): never =>
  notSupported(
    'cast',
    at,
    text('不支持转换到这种类型。', 'Casts to this type are not supported.'),
    text(
      'bigint、numeric、text、boolean、date、timestamp',
      'bigint, numeric, text, boolean, date, timestamp',
    ),
  );

function wholeConstant(node: unknown): number | undefined {
  const { name, content } = unwrap(node);
  const inner = content['ival'] as { ival?: unknown } | undefined;
  return name === 'A_Const' && inner ? Number(inner.ival ?? 0) : undefined;
}

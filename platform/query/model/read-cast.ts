import { text } from '#foundation';
import type { PgNode } from './parse-sql.ts';
import type { ExpressionReader } from './read-expression.ts';
import { expectFields, stringsOf } from './read-node.ts';
import { notSupported } from './refusal.ts';
import type { CastType, Expression } from './sql-tree.ts';

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

/** Reads `CAST(x AS type)`, `x::type` and `DATE '…'`. Types stand on a list and take no length. */
export function readCast(node: PgNode, at: number, reader: ExpressionReader, depth: number): Expression {
  expectFields(node, 'TypeCast', ['arg', 'typeName', 'location'], at);
  const type = (node['typeName'] ?? {}) as PgNode;
  if (stringsOf(type['names'], at).includes('interval'))
    return notSupported(
      'interval',
      at,
      text('不支持时间间隔。', 'Intervals are not supported.'),
      text("写明日期，如DATE '2026-01-31'", "write the date, DATE '2026-01-31'"),
    );
  expectFields(type, 'TypeName', ['names', 'typemod', 'location'], at);
  const names = stringsOf(type['names'], at);
  const name =
    names.length === 2 && names[0] === 'pg_catalog' ? names[1]! : names.length === 1 ? names[0]! : '';
  const to = Object.hasOwn(castTypes, name) ? castTypes[name] : undefined;
  if (!to || type['typemod'] !== -1)
    return notSupported(
      'cast',
      at,
      text('不支持转换到这种类型。', 'Casts to this type are not supported.'),
      text(
        'bigint、numeric、text、boolean、date、timestamp',
        'bigint, numeric, text, boolean, date, timestamp',
      ),
    );
  return { kind: 'cast', at, to, operand: reader.read(node['arg'], depth) };
}

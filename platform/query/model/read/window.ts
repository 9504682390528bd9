import { text } from '#foundation';
import { notSupported } from '../refusal.ts';
import type { ExpressionReader } from './expression.ts';
import { expectFields, listOf, unwrap } from './node.ts';
import type { PgNode } from './parse-sql.ts';
import type { FrameBound, FrameNode, WholeOrder, WindowNode } from './query-tree.ts';

/** PostgreSQL's defaults, spelt out: nulls last ascending, first descending. */
export function readOrder(item: unknown, reader: ExpressionReader, depth = 1): WholeOrder {
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
  return { expression: reader.read(content['node'], depth), descending, nullsFirst };
}

/** Reads what follows OVER, or one window of the WINDOW clause. */
export function readWindow(node: PgNode, at: number, reader: ExpressionReader, depth: number): WindowNode {
  expectFields(
    node,
    'window',
    ['name', 'partitionClause', 'orderClause', 'frameOptions', 'startOffset', 'endOffset', 'location'],
    at,
  );
  const frame = readFrame(node, at);
  return {
    ...(typeof node['name'] === 'string' ? { name: node['name'] } : {}),
    partitionBy: listOf(node['partitionClause']).map((part) => reader.read(part, depth)),
    orderBy: listOf(node['orderClause']).map((item) => readOrder(item, reader, depth)),
    ...(frame ? { frame } : {}),
  };
}

/** Bits of `frameOptions` in PostgreSQL's parse tree. */
const bits = {
  given: 0x1,
  range: 0x2,
  rows: 0x4,
  fromUnboundedPreceding: 0x20,
  toUnboundedFollowing: 0x100,
  fromCurrent: 0x200,
  toCurrent: 0x400,
  fromPreceding: 0x800,
  toPreceding: 0x1000,
  fromFollowing: 0x2000,
  toFollowing: 0x4000,
  between: 0x10,
} as const;
const known = Object.values(bits).reduce((all, bit) => all | bit, 0);

function readFrame(node: PgNode, at: number): FrameNode | undefined {
  const options = Number(node['frameOptions'] ?? 0);
  if ((options & bits.given) === 0) return undefined;
  const has = (bit: number): boolean => (options & bit) !== 0;
  if ((options & ~known) !== 0 || !(has(bits.rows) || has(bits.range)))
    return notSupported(
      'window-frame',
      at,
      text(
        '窗口范围只支持ROWS与RANGE，不支持GROUPS和EXCLUDE。',
        'Frames are ROWS or RANGE, without GROUPS and EXCLUDE.',
      ),
      text('ROWS BETWEEN 3 PRECEDING AND CURRENT ROW', 'ROWS BETWEEN 3 PRECEDING AND CURRENT ROW'),
    );
  const unit = has(bits.rows) ? 'rows' : 'range';
  const offset = (field: string): number => {
    const rows = wholeConstant(node[field]);
    return unit === 'rows' && rows !== undefined
      ? rows
      : notSupported(
          'window-frame',
          at,
          text(
            '窗口范围的行数须直接写出，RANGE不带数值。',
            'The rows of a frame are a number written out; RANGE takes none.',
          ),
          text('ROWS BETWEEN 3 PRECEDING AND CURRENT ROW', 'ROWS BETWEEN 3 PRECEDING AND CURRENT ROW'),
        );
  };
  const bound = (
    current: number,
    preceding: number,
    following: number,
    field: string,
    open: FrameBound['kind'] & ('unbounded-preceding' | 'unbounded-following'),
  ): FrameBound => {
    if (has(current)) return { kind: 'current-row' };
    if (has(preceding)) return { kind: 'preceding', rows: offset(field) };
    if (has(following)) return { kind: 'following', rows: offset(field) };
    return { kind: open };
  };
  return {
    unit,
    from: bound(
      bits.fromCurrent,
      bits.fromPreceding,
      bits.fromFollowing,
      'startOffset',
      'unbounded-preceding',
    ),
    to: bound(bits.toCurrent, bits.toPreceding, bits.toFollowing, 'endOffset', 'unbounded-following'),
  };
}

function wholeConstant(node: unknown): number | undefined {
  const { name, content } = unwrap(node);
  const inner = content['ival'] as { ival?: unknown } | undefined;
  return name === 'A_Const' && inner ? Number(inner.ival ?? 0) : undefined;
}

import { text } from '#foundation';
import { allLeaves, bodyExpressions } from '../open/open-columns.ts';
import type { OpenBody, OpenFrom, OpenQuery } from '../open/open-tree.ts';
import { notSupported } from '../refusal.ts';

export type PlainSelect = Extract<OpenBody, { kind: 'select' }> & { readonly from: OpenFrom };

/**
 * What comes after the guards is one SELECT over tables, with one plain grouping at most: whatever a blank cell reaches can be told there. Throws a
 * Refusal otherwise.
 */
export function plainSelect({ with: withQueries, body, orderBy }: OpenQuery): PlainSelect {
  if (body.kind !== 'select' || withQueries.length > 0 || !body.from)
    return no('own-second', '与自带数据关联的部分须是一个SELECT。', 'What joins own data is one SELECT.');
  if (hasQuery(body.from)) no('own-second', 'FROM中不写子查询。', 'FROM holds no subquery here.');
  if (body.group?.sets)
    no(
      'grouping-sets',
      '不支持ROLLUP、CUBE和GROUPING SETS。',
      'ROLLUP, CUBE and GROUPING SETS are not supported here.',
    );
  if (body.distinctOn.length > 0)
    no('distinct-on', '不支持DISTINCT ON。', 'DISTINCT ON is not supported here.');
  const leaves = [
    ...bodyExpressions(body),
    ...orderBy.flatMap((item) => ('expression' in item ? [item.expression] : [])),
  ].flatMap(allLeaves);
  for (const { kind } of leaves) {
    if (kind === 'query' || kind === 'in-query')
      no('own-second', '表达式中不写子查询。', 'Expressions hold no subquery here.');
    if (kind === 'window') no('window', '不支持窗口。', 'Windows are not supported here.');
  }
  return { ...body, from: body.from };
}

const hasQuery = (from: OpenFrom): boolean =>
  from.kind === 'join' ? hasQuery(from.left) || hasQuery(from.right) : from.kind !== 'table';

const no = (construct: string, zh: string, en: string): never =>
  notSupported(
    construct,
    undefined,
    text(zh, en),
    text('SELECT … FROM 自带表 JOIN 结果 ON … GROUP BY …', 'SELECT … FROM own JOIN step ON … GROUP BY …'),
  );

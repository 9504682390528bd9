import { text } from '#foundation';
import type { CallNode } from '../read/query-tree.ts';
import { notSupported } from '../refusal.ts';
import { isAggregate } from './aggregates.ts';
import { bindExpression, type Context } from './context.ts';
import { bindFunction, isFunction } from './function-calls.ts';
import type { OpenExpression } from './open-tree.ts';
import { bindWindow, isWindowFunction } from './window-functions.ts';

/** A call by name: window function, aggregate or function. All stand on lists. */
export function bindCall(call: CallNode, at: number, context: Context): OpenExpression {
  const { name } = call;
  if (call.over) {
    if (isWindowFunction(name) || isAggregate(name)) return bindWindow(call, call.over, at, context);
  } else if (isAggregate(name)) {
    return (
      context.aggregate?.(call, at) ??
      notSupported(
        'aggregate-here',
        at,
        text('此处不能用聚合函数。', 'An aggregate cannot stand here.'),
        text('HAVING或输出列', 'HAVING or an output column'),
      )
    );
  } else if (isWindowFunction(name)) {
    return notSupported(
      'window',
      at,
      text(`${name}之后须有OVER。`, `${name} needs OVER.`),
      text(`${name}() OVER (ORDER BY 列)`, `${name}() OVER (ORDER BY col)`),
    );
  } else if (isFunction(name)) {
    if (call.star || call.distinct || call.filter || call.within || call.orderBy.length > 0)
      return notSupported(
        `${name}.aggregate`,
        at,
        text(`${name}不是聚合函数。`, `${name} is not an aggregate.`),
      );
    return bindFunction(call, at, (part) => bindExpression(part, context));
  }
  return refuseFunction(call, at);
}

/** Functions people look for, and what there is instead. */
const instead: { readonly [name: string]: ReturnType<typeof text> } = {
  median: text(
    'percentile_cont(0.5) WITHIN GROUP (ORDER BY 列)',
    'percentile_cont(0.5) WITHIN GROUP (ORDER BY col)',
  ),
  array_agg: text("string_agg(列, ',' ORDER BY 列)", "string_agg(col, ',' ORDER BY col)"),
  list: text("string_agg(列, ',' ORDER BY 列)", "string_agg(col, ',' ORDER BY col)"),
  group_concat: text("string_agg(列, ',' ORDER BY 列)", "string_agg(col, ',' ORDER BY col)"),
  ifnull: text('coalesce(列, 值)', 'coalesce(col, value)'),
  nvl: text('coalesce(列, 值)', 'coalesce(col, value)'),
  year: text('extract(year FROM 列)', 'extract(year FROM col)'),
  month: text('extract(month FROM 列)', 'extract(month FROM col)'),
  datediff: text('日期 - 日期', 'date - date'),
  age: text('日期 - 日期', 'date - date'),
  now: text("DATE '2026-01-31'", "DATE '2026-01-31'"),
  regexp_matches: text("列 ~ '样式'", "col ~ 'pattern'"),
  instr: text('strpos(文本, 部分)', 'strpos(text, part)'),
  substr: text('substring(文本, 从, 长)', 'substring(text, from, length)'),
};

const refuseFunction = ({ name, shown }: CallNode, at: number): never =>
  notSupported(
    'function',
    at,
    text(`函数“${shown}”不在允许之列。`, `The function “${shown}” is not on the list.`),
    Object.hasOwn(instead, name)
      ? instead[name]
      : text(
          'count、sum、avg、min、max、round、coalesce、date_trunc、extract、lower、substring、row_number等',
          'count, sum, avg, min, max, round, coalesce, date_trunc, extract, lower, substring, row_number and others',
        ),
  );

import { text } from '#foundation';
import type { PgNode } from './parse-sql.ts';
import type { ExpressionReader } from './read-expression.ts';
import { expectFields, listOf, stringsOf, unwrap } from './read-node.ts';
import { notSupported } from './refusal.ts';
import { aggregateFunctions, type DatePrecision, datePrecisions, type Expression } from './sql-tree.ts';

/** Reads a call. Functions stand on a list; everything else is refused, with the nearest form where one is known. */
export function readCall(node: PgNode, at: number, reader: ExpressionReader, depth: number): Expression {
  const names = stringsOf(node['funcname'], at);
  // The grammar itself writes pg_catalog before extract(); nobody else may name a schema.
  const spelled =
    names.length === 2 &&
    names[0] === 'pg_catalog' &&
    names[1] === 'extract' &&
    node['funcformat'] === 'COERCE_SQL_SYNTAX'
      ? 'extract'
      : names.length === 1
        ? names[0]!
        : '';
  if (node['over'] !== undefined)
    return notSupported(
      'window',
      at,
      text('不支持窗口函数。', 'Window functions are not supported.'),
      text('GROUP BY 分组聚合', 'aggregates with GROUP BY'),
    );
  const aggregate = aggregateFunctions.find((known) => known === spelled);
  if (aggregate) {
    expectFields(
      node,
      spelled,
      ['funcname', 'args', 'agg_star', 'agg_distinct', 'agg_filter', 'funcformat', 'location'],
      at,
    );
    const given = listOf(node['args']);
    if (given.length !== (node['agg_star'] ? 0 : 1))
      return notSupported(
        'aggregate-arguments',
        at,
        text(`${spelled}只有一个参数。`, `${spelled} has one argument.`),
      );
    const argument = given.length === 1 ? reader.read(given[0], depth) : undefined;
    const filter = node['agg_filter'] === undefined ? undefined : reader.read(node['agg_filter'], depth);
    return {
      kind: 'aggregate',
      at,
      function: aggregate,
      distinct: node['agg_distinct'] === true,
      ...(argument ? { argument } : {}),
      ...(filter ? { filter } : {}),
    };
  }
  if (!scalarFunctions.includes(spelled)) return refuseFunction(names.join('.'), at);
  expectFields(node, spelled, ['funcname', 'args', 'funcformat', 'location'], at);
  const given = listOf(node['args']);
  if (spelled === 'abs' && given.length === 1)
    return { kind: 'abs', at, operand: reader.read(given[0], depth) };
  if ((spelled === 'date_trunc' || spelled === 'extract' || spelled === 'date_part') && given.length === 2) {
    const precision = precisionOf(given[0]);
    const operand = reader.read(given[1], depth);
    if (precision)
      return spelled === 'date_trunc'
        ? { kind: 'date-trunc', at, precision, operand }
        : { kind: 'extract', at, part: precision, operand };
    return notSupported(
      'date-precision',
      at,
      text('只支持年、月、日。', 'Only year, month and day are supported.'),
      text("'year'、'month'或'day'", "'year', 'month' or 'day'"),
    );
  }
  return notSupported(
    'function-arguments',
    at,
    text(`${spelled}的参数个数不对。`, `${spelled} has another number of arguments.`),
  );
}

const scalarFunctions = ['abs', 'date_trunc', 'date_part', 'extract'];

function precisionOf(node: unknown): DatePrecision | undefined {
  const { name, content } = unwrap(node);
  const word = (content['sval'] as { sval?: unknown } | undefined)?.sval;
  return name === 'A_Const' ? datePrecisions.find((known) => known === word) : undefined;
}

/** Aggregates that give back one row's value, and what to ask instead. */
const picking =
  /^(min|max|any_value|first|last|arg_min|arg_max|min_by|max_by|mode|list|array_agg|string_agg|group_concat|json_agg|jsonb_agg|json_object_agg|listagg|histogram|approx_top_k)$/;
const spread =
  /^(median|percentile_cont|percentile_disc|quantile|quantile_cont|quantile_disc|approx_quantile|stddev|stddev_pop|stddev_samp|variance|var_pop|var_samp|corr|covar_pop|regr_slope)$/;

function refuseFunction(name: string, at: number): never {
  const shown = name.slice(0, 40);
  if (picking.test(name))
    return notSupported(
      'picking-aggregate',
      at,
      text(
        `${shown}会给出单行的值，不支持。`,
        `${shown} gives back the value of one row and is not supported.`,
      ),
      text('按区间分组后count(*)，或avg', 'count(*) grouped by bands, or avg'),
    );
  if (spread.test(name))
    return notSupported(
      'spread-aggregate',
      at,
      text(`暂不支持${shown}。`, `${shown} is not supported in this release.`),
      text('按区间分组后count(*)', 'count(*) grouped by bands'),
    );
  return notSupported(
    'function',
    at,
    text(`函数“${shown}”不在允许之列。`, `The function “${shown}” is not on the list.`),
    text(
      'count、sum、avg、coalesce、abs、date_trunc、extract',
      'count, sum, avg, coalesce, abs, date_trunc, extract',
    ),
  );
}

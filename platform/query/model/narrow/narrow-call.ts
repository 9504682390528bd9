import { text } from '#foundation';
import type { CallNode, WholeExpression } from '../read/query-tree.ts';
import { notSupported } from '../refusal.ts';
import { aggregateFunctions, type DatePrecision, datePrecisions, type Expression } from '../sql-tree.ts';

/** A call over protected tables. Functions stand on a list; everything else is refused, with the nearest form where one is known. */
export function narrowCall(
  call: CallNode,
  at: number,
  narrow: (part: WholeExpression) => Expression,
): Expression {
  const { name, operands } = call;
  if (call.over)
    return notSupported(
      'window',
      at,
      text('不支持窗口函数。', 'Window functions are not supported.'),
      text('GROUP BY 分组聚合', 'aggregates with GROUP BY'),
    );
  const aggregate = aggregateFunctions.find((known) => known === name);
  if (aggregate) {
    refuseOrder(call, at);
    if (operands.length !== (call.star ? 0 : 1))
      return notSupported(
        'aggregate-arguments',
        at,
        text(`${name}只有一个参数。`, `${name} has one argument.`),
      );
    const argument = operands[0] ? narrow(operands[0]) : undefined;
    const filter = call.filter ? narrow(call.filter) : undefined;
    if (aggregate === 'avg' && argument && !call.distinct && isIndicator(argument))
      return shareOf(argument, filter, at);
    return {
      kind: 'aggregate',
      at,
      function: aggregate,
      distinct: call.distinct,
      ...(argument ? { argument } : {}),
      ...(filter ? { filter } : {}),
    };
  }
  if (!scalarFunctions.includes(name)) return refuseFunction(call.shown, at);
  refuseOrder(call, at);
  if (call.distinct || call.filter || call.star)
    return notSupported(
      `${name}.aggregate`,
      at,
      text(`${name}不是聚合函数。`, `${name} is not an aggregate.`),
    );
  const [first, second] = operands;
  if (name === 'round' && first && operands.length <= 2)
    return { kind: 'round', at, places: placesOf(second, at), operand: narrow(first) };
  if (name === 'abs' && first && operands.length === 1) return { kind: 'abs', at, operand: narrow(first) };
  if (name !== 'abs' && name !== 'round' && first && second && operands.length === 2) {
    const precision = precisionOf(first);
    const operand = narrow(second);
    if (precision)
      return name === 'date_trunc'
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
    text(`${name}的参数个数不对。`, `${name} has another number of arguments.`),
  );
}

function refuseOrder({ name, orderBy, within }: CallNode, at: number): void {
  if (within || orderBy.length > 0)
    notSupported(`${name}.agg_order`, at, text(`${name}之中不写ORDER BY。`, `${name} takes no ORDER BY.`));
}

const scalarFunctions = ['abs', 'round', 'date_trunc', 'date_part', 'extract'];

/** Most digits behind the point that can be asked for. */
export const mostPlaces = 10;

function placesOf(written: WholeExpression | undefined, at: number): number {
  if (!written) return 0;
  const places = written.kind === 'literal' && written.type === 'integer' ? Number(written.text) : -1;
  return places >= 0 && places <= mostPlaces
    ? places
    : notSupported(
        'round-places',
        at,
        text(`round的位数写0至${mostPlaces}。`, `round takes 0 to ${mostPlaces} digits.`),
        text('round(值, 2)', 'round(value, 2)'),
      );
}

type Case = Extract<Expression, { kind: 'case' }>;

/** `CASE WHEN condition THEN 1 ELSE 0 END`, with whatever number. */
const isIndicator = (argument: Expression): argument is Case =>
  argument.kind === 'case' &&
  argument.branches.length === 1 &&
  isNumberLiteral(argument.branches[0]!.value) &&
  argument.otherwise !== undefined &&
  isNumberLiteral(argument.otherwise) &&
  Number(argument.otherwise.text) === 0;

const isNumberLiteral = (expression: Expression): expression is Extract<Expression, { kind: 'literal' }> =>
  expression.kind === 'literal' && (expression.type === 'integer' || expression.type === 'decimal');

/** The average of an indicator is the number it takes times its count, over all rows: two counts, each with its own people behind it. */
function shareOf({ branches }: Case, filter: Expression | undefined, at: number): Expression {
  const aggregate = (argument?: Expression): Expression => ({
    kind: 'aggregate',
    at,
    function: argument ? 'sum' : 'count',
    distinct: false,
    ...(argument ? { argument } : {}),
    ...(filter ? { filter } : {}),
  });
  return {
    kind: 'arithmetic',
    at,
    operator: '/',
    // Where it takes the number nowhere the sum is null and the average 0.
    left: {
      kind: 'coalesce',
      at,
      operands: [
        aggregate({ kind: 'case', at, branches }),
        { kind: 'literal', at, type: 'integer', text: '0' },
      ],
    },
    right: aggregate(),
  };
}

const precisionOf = (operand: WholeExpression): DatePrecision | undefined =>
  operand.kind === 'literal' && operand.type === 'text'
    ? datePrecisions.find((known) => known === operand.text)
    : undefined;

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
      'count、sum、avg、coalesce、nullif、abs、round、date_trunc、extract',
      'count, sum, avg, coalesce, nullif, abs, round, date_trunc, extract',
    ),
  );
}

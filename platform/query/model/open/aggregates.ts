import { text } from '#foundation';
import { quoteText } from '#platform/authorisation/model';
import { asCondition, asNumber, mismatch } from '../fitting-types.ts';
import { orNull, wide } from '../print-expression.ts';
import type { CallNode, WholeExpression } from '../read/query-tree.ts';
import { notSupported } from '../refusal.ts';
import { keyOf } from '../typed-tree.ts';
import {
  decimalType,
  integerType,
  plainType,
  quotientScale,
  type ValueType,
  widestDigits,
} from '../value-type.ts';
import { bindExpression, type Context } from './context.ts';
import { asText } from './fitting.ts';
import { fromDouble } from './functions.ts';
import { columnsOf } from './open-columns.ts';
import type { OpenAggregate, OpenExpression, OpenOrder } from './open-tree.ts';

interface Printed {
  readonly operands: readonly string[];
  readonly words: readonly string[];
  /** `DISTINCT ` or nothing. */
  readonly distinct: string;
  /** ` ORDER BY …` or nothing. */
  readonly order: string;
  /** What stands behind the call: FILTER, OVER, or nothing. */
  readonly behind: string;
  readonly type: ValueType;
}

/** Statistics that the engine computes in floating point: six digits behind the point, as averages have. */
const statistic =
  (name: string) =>
  ({ operands, behind }: Printed): string =>
    fromDouble(`${name}(${operands.map((x) => `CAST(${x} AS DOUBLE)`).join(', ')})${behind}`, quotientScale);
const plain =
  (name: string) =>
  ({ operands: [x], distinct, behind }: Printed): string =>
    `${name}(${distinct}${x})${behind}`;

/** How each aggregate is printed for DuckDB. */
const printers = {
  count: ({ operands: [x], distinct, behind }) => `count(${distinct}${x ?? '*'})${behind}`,
  sum: ({ operands: [x], distinct, behind, type }) =>
    orNull(`sum(${distinct}${x})${behind}`, wide(type.scale), false),
  min: plain('min'),
  max: plain('max'),
  bool_and: plain('bool_and'),
  bool_or: plain('bool_or'),
  string_agg: ({ operands: [x], words: [delimiter], distinct, order, behind }) =>
    `string_agg(${distinct}${x}, ${quoteText(delimiter!)}${order})${behind}`,
  percentile_cont: ({ operands: [x], words: [share], behind }) =>
    fromDouble(`quantile_cont(CAST(${x} AS DOUBLE), ${share})${behind}`, quotientScale),
  percentile_disc: ({ operands: [x], words: [share], behind }) => `quantile_disc(${x}, ${share})${behind}`,
  stddev_samp: statistic('stddev_samp'),
  stddev_pop: statistic('stddev_pop'),
  var_samp: statistic('var_samp'),
  var_pop: statistic('var_pop'),
  corr: statistic('corr'),
  covar_samp: statistic('covar_samp'),
  covar_pop: statistic('covar_pop'),
  regr_slope: statistic('regr_slope'),
} as const satisfies { readonly [name: string]: (printed: Printed) => string };

export type AggregateName = keyof typeof printers;

export const printAggregateCall = (name: AggregateName, printed: Printed): string => printers[name](printed);

const others: { readonly [name: string]: AggregateName | 'avg' } = {
  avg: 'avg',
  every: 'bool_and',
  stddev: 'stddev_samp',
  variance: 'var_samp',
};
const named = (name: string): AggregateName | 'avg' | undefined =>
  Object.hasOwn(printers, name)
    ? (name as AggregateName)
    : Object.hasOwn(others, name)
      ? others[name]
      : undefined;
export const isAggregate = (name: string): boolean => named(name) !== undefined;
export const aggregateNames: readonly string[] = [...Object.keys(printers), ...Object.keys(others)];

/** What an aggregate computes, without where it stands: the same for groups and for windows. `avg` is a sum and a count. */
export interface Computed {
  readonly parts: readonly OpenAggregate[];
  readonly combine: (numbers: readonly OpenExpression[]) => OpenExpression;
}

/** Types the call of an aggregate whose operands stand in `inside`. */
export function computed(call: CallNode, at: number, inside: Context): Computed {
  const name = named(call.name)!;
  const bind = (part: WholeExpression): OpenExpression => bindExpression(part, inside);
  const filter = call.filter ? asCondition(bind(call.filter), call.filter) : undefined;
  const orderBy: readonly OpenOrder[] = call.orderBy.map(({ expression, descending, nullsFirst }) => ({
    expression: bind(expression),
    descending,
    nullsFirst,
  }));
  const operands = call.operands.map(bind);
  const aggregate = (
    function_: AggregateName,
    type: ValueType,
    of: readonly OpenExpression[],
    words: readonly string[] = [],
  ): OpenAggregate => ({
    function: function_,
    operands: of,
    words,
    distinct: call.distinct,
    ...(filter ? { filter } : {}),
    orderBy: function_ === 'string_agg' ? orderBy : [],
    type,
  });
  const one = (part: OpenAggregate): Computed => ({ parts: [part], combine: ([number]) => number! });
  const takes = (count: number): readonly OpenExpression[] =>
    operands.length === count && !call.star
      ? operands
      : notSupported(
          'aggregate-arguments',
          at,
          text(`${call.name}的参数个数不对。`, `${call.name} has another number of arguments.`),
        );
  if (name !== 'string_agg' && !name.startsWith('percentile') && (call.within || orderBy.length > 0))
    return notSupported(
      `${call.name}.agg_order`,
      at,
      text(`${call.name}之中不写ORDER BY。`, `${call.name} takes no ORDER BY.`),
    );
  if (call.distinct && !['count', 'sum', 'avg', 'min', 'max', 'string_agg'].includes(name))
    return notSupported(
      'distinct-aggregate',
      at,
      text(`${call.name}不与DISTINCT同用。`, `${call.name} does not go with DISTINCT.`),
    );
  switch (name) {
    case 'count':
      return one(aggregate('count', integerType(), call.star ? [] : takes(1)));
    case 'sum':
    case 'avg': {
      const operand = asNumber(takes(1)[0]!, { at });
      const sum = aggregate('sum', decimalType(operand.type.scale, widestDigits), [operand]);
      if (name === 'sum') return one(sum);
      return {
        parts: [sum, aggregate('count', integerType(), [operand])],
        combine: ([total, count]) => ({
          kind: 'arithmetic',
          operator: '/',
          left: total!,
          right: count!,
          type: decimalType(quotientScale, widestDigits),
        }),
      };
    }
    case 'min':
    case 'max': {
      const [operand] = takes(1);
      if (operand!.type.kind === 'boolean') return mismatch({ at }, operand!.type, integerType());
      return one(aggregate(name, operand!.type, [operand!]));
    }
    case 'bool_and':
    case 'bool_or':
      return one(aggregate(name, plainType('boolean'), [asCondition(takes(1)[0]!, { at })]));
    case 'string_agg':
      return one(
        aggregate(name, plainType('text'), listed(call, at, operands, orderBy), [delimiterOf(call, at)]),
      );
    case 'percentile_cont':
    case 'percentile_disc': {
      const [by] = orderBy;
      if (!call.within || !by || orderBy.length > 1 || by.descending || call.over)
        return notSupported(
          'percentile',
          at,
          text(
            '分位数写成WITHIN GROUP (ORDER BY 列)。',
            'A percentile is written WITHIN GROUP (ORDER BY col).',
          ),
          text(`${name}(0.5) WITHIN GROUP (ORDER BY 列)`, `${name}(0.5) WITHIN GROUP (ORDER BY col)`),
        );
      const share = [shareOf(call, at)];
      if (name === 'percentile_disc') return one(aggregate(name, by.expression.type, [by.expression], share));
      return one(
        aggregate(name, decimalType(quotientScale, widestDigits), [asNumber(by.expression, { at })], share),
      );
    }
    case 'corr':
    case 'covar_pop':
    case 'covar_samp':
    case 'regr_slope':
      return one(
        aggregate(
          name,
          decimalType(quotientScale, widestDigits),
          takes(2).map((x) => asNumber(x, { at })),
        ),
      );
    default:
      return one(aggregate(name, decimalType(quotientScale, widestDigits), [asNumber(takes(1)[0]!, { at })]));
  }
}

/** An aggregate over groups: its operands are rows, and none of it stands on the query around alone. */
export function bindAggregate(
  call: CallNode,
  at: number,
  rows: Context,
  sources: readonly number[],
  number: (aggregate: OpenAggregate) => OpenExpression,
): OpenExpression {
  const { parts, combine } = computed(call, at, rows);
  for (const { operands, filter, orderBy } of parts) {
    const columns = [
      ...operands,
      ...(filter ? [filter] : []),
      ...orderBy.map(({ expression }) => expression),
    ].flatMap(columnsOf);
    // PostgreSQL would compute it over the query around, the engine over this one.
    if (columns.length > 0 && !columns.some((source) => sources.includes(source)))
      notSupported(
        'outer-aggregate',
        at,
        text(
          '聚合的参数不能只含外层查询的列。',
          'The argument of an aggregate is not of the query around alone.',
        ),
        text('在外层查询中聚合', 'the aggregate in the query around'),
      );
  }
  return combine(parts.map(number));
}

/** Text is listed in an order that is written, since otherwise every run would give another. */
function listed(
  call: CallNode,
  at: number,
  operands: readonly OpenExpression[],
  orderBy: readonly OpenOrder[],
): readonly OpenExpression[] {
  const value = operands[0] ? asText(operands[0], at) : undefined;
  const orderedByItself = orderBy.length === 1 && value && keyOf(orderBy[0]!.expression) === keyOf(value);
  if (
    !value ||
    operands.length !== 2 ||
    orderBy.length === 0 ||
    call.within ||
    (call.distinct && !orderedByItself)
  )
    return notSupported(
      'string_agg',
      at,
      text(
        'string_agg须写明顺序；有DISTINCT时按自身排序。',
        'string_agg has an order; with DISTINCT it is that of the texts themselves.',
      ),
      text("string_agg(列, ',' ORDER BY 列)", "string_agg(col, ',' ORDER BY col)"),
    );
  return [value];
}

function delimiterOf(call: CallNode, at: number): string {
  const delimiter = call.operands[1];
  return delimiter?.kind === 'literal' && delimiter.type === 'text'
    ? delimiter.text
    : notSupported('string_agg', at, text('分隔符须直接写出。', 'The delimiter is written out.'));
}

function shareOf(call: CallNode, at: number): string {
  const [share] = call.operands;
  const value = share?.kind === 'literal' ? Number(share.text) : Number.NaN;
  return call.operands.length === 1 && value >= 0 && value <= 1
    ? String(value)
    : notSupported(
        'percentile',
        at,
        text('分位须直接写出，从0到1。', 'The share is a number written out, from 0 to 1.'),
        text('percentile_cont(0.5)', 'percentile_cont(0.5)'),
      );
}

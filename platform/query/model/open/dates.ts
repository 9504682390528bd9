import { text } from '#foundation';
import { mismatch } from '../fitting-types.ts';
import type { WholeExpression } from '../read/query-tree.ts';
import { notSupported } from '../refusal.ts';
import { integerType, plainType } from '../value-type.ts';
import { asWhole, call } from './fitting.ts';
import type { OpenExpression } from './open-tree.ts';

type Arithmetic = Extract<WholeExpression, { kind: 'arithmetic' }>;
type Interval = Extract<WholeExpression, { kind: 'interval' }>;

export type DateArithmetic =
  | { readonly kind: 'date'; readonly value: OpenExpression }
  /** No date in it: the sides, to be calculated as numbers. */
  | { readonly kind: 'numbers'; readonly left: OpenExpression; readonly right: OpenExpression };

/** Dates plus and minus days, intervals and each other, as PostgreSQL has it: an interval makes a timestamp of a date. */
export function dateArithmetic(
  expression: Arithmetic,
  bind: (part: WholeExpression) => OpenExpression,
): DateArithmetic {
  const { operator, at } = expression;
  const moved = (date: WholeExpression, by: Interval, sign: 1 | -1): DateArithmetic => {
    const operand = bind(date);
    if (operand.type.kind !== 'date' && operand.type.kind !== 'timestamp')
      return mismatch(expression, operand.type, plainType('date'));
    return {
      kind: 'date',
      value: call(
        'add-interval',
        plainType('timestamp'),
        [operand],
        [by.months, by.days, by.microseconds].map((part) => String(sign * part)),
      ),
    };
  };
  if (expression.right.kind === 'interval' && expression.left.kind !== 'interval') {
    if (operator === '+') return moved(expression.left, expression.right, 1);
    if (operator === '-') return moved(expression.left, expression.right, -1);
  }
  if (expression.left.kind === 'interval' && expression.right.kind !== 'interval' && operator === '+')
    return moved(expression.right, expression.left, 1);
  const [left, right] = [bind(expression.left), bind(expression.right)];
  const [a, b] = [left.type.kind, right.type.kind];
  if (a === 'timestamp' || b === 'timestamp')
    return notSupported(
      'timestamp-arithmetic',
      at,
      text('时间只能加减时间间隔。', 'An interval is all that is added to a timestamp.'),
      text(
        'extract(epoch FROM 甲) - extract(epoch FROM 乙)',
        'extract(epoch FROM a) - extract(epoch FROM b)',
      ),
    );
  if (a === 'date' && b === 'date' && operator === '-')
    return { kind: 'date', value: call('days-between', integerType(9), [left, right]) };
  if (a === 'date' && (operator === '+' || operator === '-'))
    return {
      kind: 'date',
      value: call('add-days', plainType('date'), [left, asWhole(right, at)], [operator]),
    };
  if (b === 'date' && operator === '+')
    return { kind: 'date', value: call('add-days', plainType('date'), [right, asWhole(left, at)], ['+']) };
  return { kind: 'numbers', left, right };
}

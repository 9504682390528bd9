import { text } from '#foundation';
import { refuseCast } from '../read/cast.ts';
import type { WholeExpression } from '../read/query-tree.ts';
import { refuseKind } from '../read/refusals.ts';
import { notSupported } from '../refusal.ts';
import type { Expression } from '../sql-tree.ts';
import { mostPlaces, narrowCall } from './narrow-call.ts';

/** Most digits before the point of a number that can be written. */
const mostWholeDigits = 17;

/** One expression of the language over protected tables. `narrow` is for its parts. */
export function narrowExpression(
  expression: WholeExpression,
  narrow: (part: WholeExpression) => Expression,
): Expression {
  const { at } = expression;
  switch (expression.kind) {
    case 'literal':
    case 'name':
    case 'parameter':
      return expression;
    case 'arithmetic':
      return { ...expression, left: narrow(expression.left), right: narrow(expression.right) };
    case 'comparison':
      return { ...expression, left: narrow(expression.left), right: narrow(expression.right) };
    case 'negate':
    case 'is-null':
    case 'not':
      return { kind: expression.kind, at, operand: narrow(expression.operand) };
    case 'between':
      return {
        kind: 'between',
        at,
        operand: narrow(expression.operand),
        low: narrow(expression.low),
        high: narrow(expression.high),
      };
    case 'in':
      return { kind: 'in', at, operand: narrow(expression.operand), list: expression.list.map(narrow) };
    case 'like':
      return { kind: 'like', at, operand: narrow(expression.operand), pattern: narrow(expression.pattern) };
    case 'and':
    case 'or':
    case 'coalesce':
      return { kind: expression.kind, at, operands: expression.operands.map(narrow) };
    case 'case': {
      const branches = expression.branches.map(({ when, value }) => ({
        when: narrow(when),
        value: narrow(value),
      }));
      const otherwise = expression.otherwise ? narrow(expression.otherwise) : undefined;
      return { kind: 'case', at, branches, ...(otherwise ? { otherwise } : {}) };
    }
    case 'cast':
      return { kind: 'cast', at, to: expression.to, operand: narrow(expression.operand) };
    case 'call':
      return narrowCall(expression, at, narrow);
    case 'numeric-cast': {
      const { digits, scale } = expression;
      if (scale > mostPlaces || digits - scale > mostWholeDigits) return refuseCast(at);
      const rounded = (): Expression => ({
        kind: 'round',
        at,
        places: scale,
        operand: narrow(expression.operand),
      });
      // What does not fit is unknown; PostgreSQL would stop there.
      const most: Expression = {
        kind: 'literal',
        at,
        type: 'integer',
        text: `1${'0'.repeat(digits - scale)}`,
      };
      const fits: Expression = {
        kind: 'comparison',
        at,
        operator: '<',
        left: { kind: 'abs', at, operand: rounded() },
        right: most,
      };
      return { kind: 'case', at, branches: [{ when: fits, value: rounded() }] };
    }
    case 'scalar-query':
    case 'exists':
    case 'in-query':
      return refuseKind('SubLink', at);
    case 'extreme':
      return refuseKind('MinMaxExpr', at);
    case 'is-truth':
      return refuseKind('BooleanTest', at);
    case 'grouping':
      return refuseKind('GroupingFunc', at);
    case 'regex':
      return notSupported(
        'regular-expression',
        at,
        text('不支持正则匹配。', 'Regular expressions are not supported.'),
        text('LIKE', 'LIKE'),
      );
    case 'concat':
      return notSupported('operator', at, text('不支持运算符“||”。', 'The operator “||” is not supported.'));
    case 'ilike':
      return notSupported(
        'ilike',
        at,
        text('不支持ILIKE。', 'ILIKE is not supported.'),
        text("列 LIKE 'A%' OR 列 LIKE 'a%'", "col LIKE 'A%' OR col LIKE 'a%'"),
      );
    case 'nullif':
      // Narrowed twice, so that the size of what it becomes is counted.
      return {
        kind: 'case',
        at,
        branches: [
          {
            when: {
              kind: 'comparison',
              at,
              operator: '=',
              left: narrow(expression.left),
              right: narrow(expression.right),
            },
            value: { kind: 'literal', at, type: 'null', text: '' },
          },
        ],
        otherwise: narrow(expression.left),
      };
    case 'interval':
      return notSupported(
        'interval',
        at,
        text('不支持时间间隔。', 'Intervals are not supported.'),
        text("写明日期，如DATE '2026-01-31'", "write the date, DATE '2026-01-31'"),
      );
  }
}

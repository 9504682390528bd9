import { text } from '#foundation';
import { alike, asCondition, asNumber } from '../fitting-types.ts';
import { literalPattern } from '../like.ts';
import type { WholeExpression } from '../read/query-tree.ts';
import { notSupported } from '../refusal.ts';
import { type AnyExpression, type Ground, typeArithmetic, typeExpression } from '../type-expression.ts';
import { engineDigits, plainType, productScale, widestDigits } from '../value-type.ts';
import { bindCall } from './bind-call.ts';
import { bindExists, bindIn, bindScalarQuery } from './bind-subquery.ts';
import { castExpression, castToDigits, toText } from './casts.ts';
import { bindExpression, type Context, columnNamed } from './context.ts';
import { dateArithmetic } from './dates.ts';
import { asText, call, unifiedOpen } from './fitting.ts';
import { allLeaves } from './open-columns.ts';
import type { OpenExpression, OpenLeaf } from './open-tree.ts';
import { portablePattern } from './regex.ts';

/** Looks up and types an expression where it stands; queries in it by way of the binder. */
export const lookUpExpression = (expression: AnyExpression, context: Context): OpenExpression =>
  typeExpression(expression, groundOf(context));

/** What every language has is typed by the one code for it; the rest, and what the whole language does otherwise, here. */
const groundOf = (context: Context): Ground<OpenLeaf> => ({
  parameters: context.binder.parameters,
  digits: 'cut',
  leafFor: (expression) => context.whole?.(expression) ?? bindKind(expression as WholeExpression, context),
});

function bindKind(expression: WholeExpression, context: Context): OpenExpression | undefined {
  const bind = (part: WholeExpression): OpenExpression => bindExpression(part, context);
  const { at } = expression;
  switch (expression.kind) {
    case 'name':
      return columnNamed(expression, context);
    case 'call':
      return bindCall(expression, at, context);
    case 'grouping':
      return (
        context.grouping?.(expression.operands, at) ??
        notSupported('grouping', at, text('GROUPING只用于分组之后。', 'GROUPING stands over groups only.'))
      );
    case 'arithmetic': {
      const moved = dateArithmetic(expression, bind);
      if (moved.kind === 'date') return moved.value;
      const [left, right] = [asNumber(moved.left, expression.left), asNumber(moved.right, expression.right)];
      if (expression.operator === '%' && (left.type.kind === 'decimal' || right.type.kind === 'decimal'))
        return remainder(left, right);
      if (expression.operator === '*' && isWideProduct(left, right)) return wideProduct(left, right);
      return typeArithmetic(expression, left, right, 'cut');
    }
    case 'comparison': {
      const distinct = expression.operator === 'is distinct from';
      if (!distinct && expression.operator !== 'is not distinct from') return undefined;
      const sides = [expression.left, expression.right];
      const other = sides.find((_, index) => isNull(sides[1 - index]!));
      if (!other) return undefined;
      const unknown: OpenExpression = { kind: 'is-null', operand: bind(other), type: plainType('boolean') };
      return distinct ? { kind: 'not', operand: unknown, type: plainType('boolean') } : unknown;
    }
    case 'in': {
      const [operand, ...list] = alike([bind(expression.operand), ...expression.list.map(bind)], expression);
      return { kind: 'in', operand: operand!, list, type: plainType('boolean') };
    }
    case 'cast':
      return castExpression(expression.to, bind(expression.operand), at);
    case 'numeric-cast':
      return castToDigits(expression, bind(expression.operand), at);
    case 'concat':
      return call('concat-operator', plainType('text'), [
        toText(bind(expression.left), at),
        toText(bind(expression.right), at),
      ]);
    case 'ilike':
      return call(
        'ilike',
        plainType('boolean'),
        [asText(bind(expression.operand), at)],
        [literalPattern(expression.pattern)],
      );
    case 'regex': {
      const found = call(
        'regex',
        plainType('boolean'),
        [asText(bind(expression.operand), at)],
        [portablePattern(expression.pattern), expression.ignoreCase ? 'is' : 's'],
      );
      return expression.negated ? { kind: 'not', operand: found, type: plainType('boolean') } : found;
    }
    case 'nullif': {
      const sides = unifiedOpen(alike([bind(expression.left), bind(expression.right)], expression), at);
      return call('nullif', sides[0]!.type, sides);
    }
    case 'extreme': {
      const sides = unifiedOpen(expression.operands.map(bind), at);
      return call(expression.which, sides[0]!.type, sides);
    }
    case 'is-truth': {
      const operand = asCondition(bind(expression.operand), expression.operand);
      const test: OpenExpression =
        expression.truth === null
          ? { kind: 'is-null', operand, type: plainType('boolean') }
          : {
              kind: 'comparison',
              operator: 'is not distinct from',
              left: operand,
              right: { kind: 'literal', value: expression.truth, type: plainType('boolean') },
              type: plainType('boolean'),
            };
      return expression.negated ? { kind: 'not', operand: test, type: plainType('boolean') } : test;
    }
    case 'interval':
      return notSupported(
        'interval',
        at,
        text(
          '时间间隔只能加到日期或时间上、或从中减去。',
          'An interval is only added to a date or taken from it.',
        ),
        text("日期 + INTERVAL '3 months'", "date + INTERVAL '3 months'"),
      );
    case 'scalar-query':
      return bindScalarQuery(expression.query, at, context);
    case 'exists':
      return bindExists(expression.query, context);
    case 'in-query':
      return bindIn(bind(expression.operand), expression.query, at, context);
    default:
      return undefined;
  }
}

const isNull = (expression: WholeExpression): boolean =>
  expression.kind === 'literal' && expression.type === 'null';

/** The engine's TRY takes neither queries nor windows. */
const isWideProduct = (left: OpenExpression, right: OpenExpression): boolean =>
  left.type.digits + right.type.digits > engineDigits &&
  left.type.scale + right.type.scale <= productScale &&
  [left, right].every((side) =>
    allLeaves(side).every(({ kind }) => kind !== 'query' && kind !== 'in-query' && kind !== 'window'),
  );

const wideProduct = (left: OpenExpression, right: OpenExpression): OpenExpression =>
  call(
    'wide-product',
    {
      kind: left.type.kind === 'integer' && right.type.kind === 'integer' ? 'integer' : 'decimal',
      scale: left.type.scale + right.type.scale,
      digits: widestDigits,
    },
    [left, right],
  );

/** Remainder of decimals, as PostgreSQL has it: the sign of the dividend. */
const remainder = (left: OpenExpression, right: OpenExpression): OpenExpression =>
  call(
    'decimal-remainder',
    {
      kind: 'decimal',
      scale: Math.max(left.type.scale, right.type.scale),
      digits: Math.min(
        widestDigits,
        right.type.digits - right.type.scale + Math.max(left.type.scale, right.type.scale),
      ),
    },
    [left, right],
  );

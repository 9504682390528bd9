import { text } from '#foundation';
import { problems } from '../problems.ts';
import { alike, asCondition, asDate, asNumber, mismatch, unified } from './fitting-types.ts';
import { literalPattern } from './like.ts';
import { numberLiteral, readAs } from './literals.ts';
import type { QueryParameter } from './parameters.ts';
import type { WholeExpression } from './read/query-tree.ts';
import { notSupported, refuseQuery } from './refusal.ts';
import type { CastType, Expression } from './sql-tree.ts';
import type { Typed } from './typed-tree.ts';
import {
  decimalType,
  engineDigits,
  integerType,
  plainType,
  productScale,
  quotientOperandDigits,
  quotientScale,
  typeText,
  type ValueType,
  widestDigits,
} from './value-type.ts';

/** As written, over protected tables or of the whole language. */
export type AnyExpression = Expression | WholeExpression;

/**
 * What becomes of numbers with more digits than the engine holds. `refused`: such arithmetic is not admitted. `cut`: values that do not fit are null
 * when it is run. `any`: arithmetic is exact without bound.
 */
export type Digits = 'refused' | 'cut' | 'any';

/** What an expression stands on, which differs over rows and over groups. */
export interface Ground<Leaf> {
  /** Looks an expression up as a whole before its parts are typed; `undefined` lets its parts be typed. */
  readonly leafFor: (expression: AnyExpression) => Typed<Leaf> | undefined;
  readonly parameters: readonly QueryParameter[];
  readonly digits: Digits;
}

/** Types an expression, or stops with `query/type-mismatch` and its relatives. Names that no leaf answers for are refused by the ground. */
export function typeExpression<Leaf>(expression: AnyExpression, ground: Ground<Leaf>): Typed<Leaf> {
  const type = (part: AnyExpression): Typed<Leaf> => typeExpression(part, ground);
  const condition = (part: AnyExpression): Typed<Leaf> => asCondition(type(part), part);
  const leaf = ground.leafFor(expression);
  if (leaf) return leaf;
  switch (expression.kind) {
    case 'literal':
      return typeLiteral(expression);
    case 'parameter':
      return typeParameter(expression, ground.parameters);
    case 'arithmetic':
      return typeArithmetic(
        expression,
        asNumber(type(expression.left), expression.left),
        asNumber(type(expression.right), expression.right),
        ground.digits,
      );
    case 'negate':
    case 'abs': {
      const operand = asNumber(type(expression.operand), expression.operand);
      return {
        kind: expression.kind,
        operand,
        type: { ...operand.type, digits: widened(operand.type.digits) },
      };
    }
    case 'round': {
      const operand = asNumber(type(expression.operand), expression.operand);
      const { scale, digits } = operand.type;
      const places = expression.places;
      return places >= scale
        ? { kind: 'widen', operand, type: decimalType(places, widened(digits - scale + places)) }
        : { kind: 'round', operand, type: decimalType(places, widened(digits - scale + 1 + places)) };
    }
    case 'comparison': {
      const [left, right] = alike([type(expression.left), type(expression.right)], expression);
      return {
        kind: 'comparison',
        operator: expression.operator,
        left: left!,
        right: right!,
        type: plainType('boolean'),
      };
    }
    case 'between': {
      const [operand, low, high] = alike(
        [type(expression.operand), type(expression.low), type(expression.high)],
        expression,
      );
      return { kind: 'between', operand: operand!, low: low!, high: high!, type: plainType('boolean') };
    }
    case 'in': {
      for (const entry of expression.list)
        if (entry.kind !== 'literal' && entry.kind !== 'parameter' && entry.kind !== 'cast')
          notSupported(
            'in-list',
            entry.at,
            text('IN的列表只含值。', 'An IN list holds values only.'),
            text('列 = 甲 OR 列 = 乙', 'col = a OR col = b'),
          );
      const [operand, ...list] = alike([type(expression.operand), ...expression.list.map(type)], expression);
      return { kind: 'in', operand: operand!, list, type: plainType('boolean') };
    }
    case 'like': {
      const operand = type(expression.operand);
      if (operand.type.kind !== 'text') mismatch(expression, operand.type, plainType('text'));
      return {
        kind: 'like',
        operand,
        pattern: literalPattern(expression.pattern),
        type: plainType('boolean'),
      };
    }
    case 'is-null':
      return { kind: 'is-null', operand: type(expression.operand), type: plainType('boolean') };
    case 'not':
      return { kind: 'not', operand: condition(expression.operand), type: plainType('boolean') };
    case 'and':
    case 'or':
      return {
        kind: expression.kind,
        operands: expression.operands.map(condition),
        type: plainType('boolean'),
      };
    case 'case':
      return typeCase(expression, condition, type, ground.digits);
    case 'coalesce': {
      const operands = unified(expression.operands.map(type), expression, ground.digits);
      return { kind: 'coalesce', operands, type: operands[0]!.type };
    }
    case 'cast':
      return typeCast(expression, type(expression.operand));
    case 'date-trunc': {
      const operand = asDate(type(expression.operand), expression.operand);
      return { kind: 'date-trunc', precision: expression.precision, operand, type: operand.type };
    }
    case 'extract':
      return {
        kind: 'extract',
        precision: expression.part,
        operand: asDate(type(expression.operand), expression.operand),
        type: integerType(yearDigits),
      };
    case 'aggregate':
      return notSupported(
        'aggregate-here',
        expression.at,
        text('此处不能用聚合函数。', 'An aggregate cannot stand here.'),
        text('HAVING或输出列', 'HAVING or an output column'),
      );
    default:
      throw new Error(`a ground answers for every ${expression.kind}`);
  }
}

type Of<Kind extends AnyExpression['kind']> = Extract<AnyExpression, { kind: Kind }>;
/** The engine's calendar reaches beyond 290,000 years either way. */
const yearDigits = 6;
const widened = (digits: number): number => Math.min(digits, widestDigits);

function typeLiteral(literal: Of<'literal'>): Typed<never> {
  if (literal.type === 'null') return { kind: 'literal', value: null, type: plainType('null') };
  if (literal.type === 'boolean')
    return { kind: 'literal', value: literal.text === 'true', type: plainType('boolean') };
  const read = literal.type === 'text' ? readAs(literal.text, 'text') : numberLiteral(literal.text);
  if (!read)
    return refuseQuery(problems['type-mismatch'], {
      at: literal.at,
      detail: text(
        '数至多18位，其中小数至多10位。',
        'A number has at most 18 digits, ten of them behind the point.',
      ),
    });
  return { kind: 'literal', ...read };
}

function typeParameter(parameter: Of<'parameter'>, declared: readonly QueryParameter[]): Typed<never> {
  const known = declared.find(({ name }) => name === parameter.name);
  if (!known)
    return refuseQuery(problems.parameter, {
      at: parameter.at,
      detail: text(`参数“${parameter.name}”未声明。`, `The parameter “${parameter.name}” is not declared.`),
    });
  const type =
    known.type === 'integer'
      ? integerType()
      : known.type === 'decimal'
        ? decimalType(known.scale ?? 4)
        : plainType(known.type);
  return { kind: 'parameter', name: known.name, type };
}

export function typeArithmetic<Leaf>(
  expression: Pick<Of<'arithmetic'>, 'operator' | 'at'>,
  left: Typed<Leaf>,
  right: Typed<Leaf>,
  digits: Digits,
): Typed<Leaf> {
  const { operator, at } = expression;
  const [a, b] = [left.type, right.type];
  const whole = a.kind === 'integer' && b.kind === 'integer';
  const tooMany = (): never =>
    refuseQuery(problems['too-large'], {
      at,
      detail: text('运算的位数过多。', 'The arithmetic has too many digits.'),
      ...(digits === 'cut'
        ? { nearest: text('先CAST(列 AS numeric(18, 2))', 'CAST(col AS numeric(18, 2)) first') }
        : {}),
    });
  const result = (type: ValueType): Typed<Leaf> => ({ kind: 'arithmetic', operator, left, right, type });
  switch (operator) {
    case '+':
    case '-': {
      const scale = Math.max(a.scale, b.scale);
      const size = widened(Math.max(a.digits - a.scale, b.digits - b.scale) + 1 + scale);
      return result({ kind: whole ? 'integer' : 'decimal', scale, digits: size });
    }
    case '*':
      if (digits !== 'any' && a.digits + b.digits > engineDigits) tooMany();
      return result({
        kind: whole ? 'integer' : 'decimal',
        scale: Math.min(a.scale + b.scale, productScale),
        digits: widened(a.digits + b.digits),
      });
    case '/':
      if (digits === 'refused' && !whole && Math.max(a.digits, b.digits) > quotientOperandDigits) tooMany();
      return result(whole ? integerType(a.digits) : decimalType(quotientScale, widestDigits));
    case '%':
      if (!whole)
        return notSupported(
          'decimal-remainder',
          at,
          text('“%”只用于整数。', '“%” is for whole numbers only.'),
        );
      return result(integerType(b.digits));
  }
}

function typeCase<Leaf>(
  expression: Of<'case'>,
  condition: (part: AnyExpression) => Typed<Leaf>,
  type: (part: AnyExpression) => Typed<Leaf>,
  digits: Digits,
): Typed<Leaf> {
  // In the order they are written: aggregates are numbered as they are met, and the guard judges them in that order.
  const branches = expression.branches.map(({ when, value }) => ({
    when: condition(when),
    value: type(value),
  }));
  const last = expression.otherwise ? [type(expression.otherwise)] : [];
  const values = unified([...branches.map(({ value }) => value), ...last], expression, digits);
  const otherwise = expression.otherwise ? values.at(-1) : undefined;
  return {
    kind: 'case',
    branches: branches.map(({ when }, index) => ({ when, value: values[index]! })),
    ...(otherwise ? { otherwise } : {}),
    type: values[0]!.type,
  };
}

/** Casts give a literal its type, and turn a whole number into a decimal. Others could fail on a row and are refused. */
function typeCast<Leaf>(expression: Of<'cast'>, operand: Typed<Leaf>): Typed<Leaf> {
  const typed = castWithoutLoss(expression.to, operand);
  if (typed) return typed;
  return notSupported(
    'cast',
    expression.at,
    text(
      `不能把${typeText[operand.type.kind].zh}转换为${typeText[expression.to].zh}。`,
      `A ${typeText[operand.type.kind].en} cannot be cast to ${typeText[expression.to].en}.`,
    ),
    text('只转换字面值，或整数转小数', 'casts of literals, or of a whole number to a decimal'),
  );
}

/** A cast that can fail on no row; `undefined` for any other. */
export function castWithoutLoss<Leaf>(to: CastType, operand: Typed<Leaf>): Typed<Leaf> | undefined {
  if (operand.type.kind === to) return operand;
  if (operand.kind === 'literal' && operand.type.kind === 'text' && typeof operand.value === 'string') {
    const read = readAs(operand.value, to);
    if (read) return { kind: 'literal', ...read };
  }
  if (operand.type.kind === 'null') return { ...operand, type: columnless(to) };
  if (operand.type.kind === 'integer' && to === 'decimal')
    return { kind: 'widen', operand, type: { ...operand.type, kind: 'decimal' } };
  return undefined;
}

const columnless = (kind: Exclude<ValueType['kind'], 'null'>): ValueType =>
  kind === 'integer' ? integerType(1) : kind === 'decimal' ? decimalType(0, 1) : plainType(kind);

import type { Decimal } from '#foundation';
import { isNumber, type Value } from '#platform/privacy/model/guards';
import { add, compareNumbers, negate } from './exact.ts';
import { type Bound, conjunction, type Fact, ordered, valueText } from './history-facts.ts';
import { likeEscape } from './like.ts';
import { readAs } from './literals.ts';
import type { ColumnLeaf, RowExpression } from './normal-form.ts';
import type { CheckedValues } from './parameters.ts';
import type { ComparisonOperator } from './sql-tree.ts';
import { partsOf } from './typed-tree.ts';
import { isNumeric, widestDigits } from './value-type.ts';

export interface FactReader {
  /** What must be so where a condition is true; where `holds` is false, where it is false. */
  readonly factsOf: (condition: RowExpression, holds?: boolean) => readonly Fact[];
  /** What is so of the rows of a group, of one of its keys. */
  readonly factsOfKey: (key: RowExpression, value: Value) => readonly Fact[];
  /** A value over rows in one spelling. */
  readonly spell: (expression: RowExpression) => string;
}

/**
 * Reads conditions into facts. Only what is the same on every row is made the same: a number that the engine would not hold is unknown there, so
 * sums are taken apart only where no row can come to that.
 *
 * @param nameOf a column, the same in every query.
 */
export function factReader(parameters: CheckedValues, nameOf: (leaf: ColumnLeaf) => string): FactReader {
  const constant = (expression: RowExpression): Value | undefined => {
    if (expression.kind === 'literal') return expression.value;
    if (expression.kind === 'widen') return constant(expression.operand);
    if (expression.kind === 'parameter') {
      const given = parameters[expression.name];
      const { kind } = expression.type;
      return given === undefined || kind === 'null' ? undefined : (readAs(given, kind)?.value ?? undefined);
    }
    if (expression.kind === 'negate') {
      const inner = constant(expression.operand);
      return inner !== undefined && isNumber(inner) ? negate(inner) : undefined;
    }
    if (expression.kind !== 'arithmetic' || expression.type.digits >= widestDigits) return undefined;
    const [left, right] = [constant(expression.left), constant(expression.right)];
    if (left === undefined || right === undefined || !isNumber(left) || !isNumber(right)) return undefined;
    if (expression.operator === '+') return add(left, right);
    return expression.operator === '-' ? add(left, negate(right)) : undefined;
  };

  const spell = (expression: RowExpression): string => {
    const value = constant(expression);
    if (value !== undefined) return valueText(value);
    const { kind, type } = expression;
    if (kind === 'leaf') return nameOf(expression.leaf);
    if (kind === 'widen') return spell(expression.operand);
    if (kind === 'case')
      return `case(${[
        ...expression.branches.map(
          (branch) => `${conjunction(factsOf(branch.when))}: ${spell(branch.value)}`,
        ),
        expression.otherwise ? spell(expression.otherwise) : 'null',
      ].join('; ')})`;
    const parts = partsOf(expression).map(spell);
    if (kind === 'arithmetic' && ['+', '*'].includes(expression.operator)) parts.sort();
    if (kind === 'and' || kind === 'or') parts.sort();
    const how =
      'operator' in expression
        ? expression.operator
        : 'precision' in expression
          ? expression.precision
          : 'pattern' in expression
            ? JSON.stringify(expression.pattern)
            : '';
    return `${kind} ${how} ${isNumeric(type) ? `${type.kind}${type.scale}` : ''}(${parts.join(', ')})`;
  };

  /** `±subject + offset`, of one subject. */
  const shifted = (expression: RowExpression): Shifted => {
    const plain = (): Shifted => ({ subject: expression, turned: false, offset: zero });
    if (expression.kind === 'widen') return shifted(expression.operand);
    if (expression.kind === 'negate') return turned(shifted(expression.operand));
    if (expression.kind !== 'arithmetic' || expression.type.digits >= widestDigits) return plain();
    const { left, right, operator, type } = expression;
    const [first, second] = [constant(left), constant(right)];
    if (operator === '+' || operator === '-') {
      if (isConstantNumber(second)) return moved(shifted(left), operator === '+' ? second : negate(second));
      if (isConstantNumber(first))
        return moved(operator === '+' ? shifted(right) : turned(shifted(right)), first);
    }
    if (operator === '*' && type.scale === left.type.scale + right.type.scale) {
      if (isOne(second)) return shifted(left);
      if (isOne(first)) return shifted(right);
    }
    if (operator === '/' && type.kind === 'integer' && isOne(second)) return shifted(left);
    return plain();
  };

  const compared = (
    operator: ComparisonOperator,
    left: RowExpression,
    right: RowExpression,
  ): readonly Fact[] => {
    const [first, second] = [constant(left), constant(right)];
    if (first !== undefined && second === undefined) return compared(mirrored[operator], right, left);
    if (typeof second === 'boolean' && (operator === '=' || operator === '<>'))
      return factsOf(left, (operator === '=') === second);
    if (left.kind === 'case' && operator === '=' && second !== undefined) {
      const when = onlyBranchOf(left, second);
      if (when) return factsOf(when);
    }
    if (second === undefined) {
      const [a, b] = [spell(left), spell(right)];
      const swapped = b < a;
      return [{ kind: 'other', text: swapped ? `${b} ${mirrored[operator]} ${a}` : `${a} ${operator} ${b}` }];
    }
    if (first !== undefined && isSimple(first) && isSimple(second))
      return isSo(operator, ordered(first, second)) ? [] : [{ kind: 'other', text: 'never' }];
    if (first !== undefined || second === null)
      return [{ kind: 'other', text: `${spell(left)} ${operator} ${valueText(second)}` }];
    if (!isNumber(second)) return [factOf(operator, left, second)];
    const { subject, turned: isTurned, offset } = shifted(left);
    const bound = add(second, negate(offset));
    return [factOf(isTurned ? mirrored[operator] : operator, subject, isTurned ? negate(bound) : bound)];
  };

  /** The condition of the first branch, where no other gives its value. */
  const onlyBranchOf = (
    { branches, otherwise }: Extract<RowExpression, { kind: 'case' }>,
    value: Value,
  ): RowExpression | null => {
    const [first, ...others] = [
      ...branches.map((branch) => constant(branch.value)),
      otherwise ? constant(otherwise) : null,
    ];
    const wanted = valueText(value);
    const differ = others.every((one) => one !== undefined && valueText(one) !== wanted);
    return first !== undefined && valueText(first) === wanted && differ ? branches[0]!.when : null;
  };

  const factOf = (operator: ComparisonOperator, of: RowExpression, value: Exclude<Value, null>): Fact => {
    const subject = spell(of);
    switch (operator) {
      case '=':
      case 'is not distinct from':
        return { kind: 'equals', subject, value };
      case '<>':
        return typeof value === 'boolean'
          ? { kind: 'equals', subject, value: !value }
          : { kind: 'without', subject, value };
      case 'is distinct from':
        return { kind: 'other', text: `${subject} is not ${valueText(value)}` };
      default: {
        if (typeof value === 'boolean')
          return { kind: 'other', text: `${subject} ${operator} ${valueText(value)}` };
        const above = operator.startsWith('>');
        return { kind: 'bound', subject, above, ...closedBound(of, above, value, operator.endsWith('=')) };
      }
    }
  };

  const either = (alternatives: readonly (readonly Fact[])[]): readonly Fact[] => {
    const different = new Map(alternatives.map((facts) => [conjunction(facts), facts]));
    if (different.size === 1) return alternatives[0]!;
    const values = [...different.values()].map((facts) => (facts.length === 1 ? valuesOf(facts[0]!) : null));
    const [first] = values;
    if (first && values.every((one) => one?.subject === first.subject))
      return [{ kind: 'among', subject: first.subject, values: values.flatMap((one) => one?.values ?? []) }];
    return [{ kind: 'other', text: `any of (${[...different.keys()].sort().join(' or ')})` }];
  };

  const factsOf = (condition: RowExpression, holds = true): readonly Fact[] => {
    switch (condition.kind) {
      case 'not':
        return factsOf(condition.operand, !holds);
      case 'and':
      case 'or': {
        const parts = condition.operands.map((one) => factsOf(one, holds));
        return (condition.kind === 'and') === holds ? parts.flat() : either(parts);
      }
      case 'between': {
        const { operand, low, high } = condition;
        const sides = [
          compared(holds ? '>=' : '<', operand, low),
          compared(holds ? '<=' : '>', operand, high),
        ];
        return holds ? sides.flat() : either(sides);
      }
      case 'comparison':
        return compared(
          holds ? condition.operator : opposite[condition.operator],
          condition.left,
          condition.right,
        );
      case 'in': {
        const each = condition.list.map((one) => compared(holds ? '=' : '<>', condition.operand, one));
        return holds ? either(each) : each.flat();
      }
      case 'like':
        return holds && !/[%_\\]/.test(condition.pattern) && !condition.pattern.includes(likeEscape)
          ? [{ kind: 'equals', subject: spell(condition.operand), value: condition.pattern }]
          : [{ kind: 'other', text: `${holds ? '' : 'not '}${spell(condition)}` }];
      case 'is-null': {
        const subject = spell(condition.operand);
        return [holds ? { kind: 'other', text: `${subject} is unknown` } : { kind: 'known', subject }];
      }
      case 'coalesce': {
        const [first, second, ...more] = condition.operands;
        return holds && second && more.length === 0 && constant(second) === false
          ? factsOf(first!)
          : [{ kind: 'other', text: `${holds ? '' : 'not '}${spell(condition)}` }];
      }
      case 'literal':
        return condition.value === holds ? [] : [{ kind: 'other', text: 'never' }];
      case 'leaf':
        return [{ kind: 'equals', subject: spell(condition), value: holds }];
      default:
        return [{ kind: 'other', text: `${holds ? '' : 'not '}${spell(condition)}` }];
    }
  };

  return {
    factsOf,
    spell,
    factsOfKey: (key, value) => {
      if (value === null) return [{ kind: 'other', text: `${spell(key)} is unknown` }];
      if (key.type.kind === 'boolean' && typeof value === 'boolean') return factsOf(key, value);
      return compared('=', key, { kind: 'literal', value, type: key.type });
    },
  };
}

interface Shifted {
  readonly subject: RowExpression;
  readonly turned: boolean;
  readonly offset: Decimal;
}
const zero: Decimal = { coefficient: 0n, scale: 0 };
const turned = ({ subject, turned: before, offset }: Shifted): Shifted => ({
  subject,
  turned: !before,
  offset: negate(offset),
});
const moved = (of: Shifted, by: Decimal): Shifted => ({ ...of, offset: add(of.offset, by) });
const isConstantNumber = (value: Value | undefined): value is Decimal =>
  value !== undefined && isNumber(value);
const isOne = (value: Value | undefined): boolean =>
  isConstantNumber(value) && compareNumbers(value, { coefficient: 1n, scale: 0 }) === 0;

const isSimple = (value: Value): value is Decimal | string => value !== null && typeof value !== 'boolean';
/** Is a comparison of two constants true, by their order? */
const isSo = (operator: ComparisonOperator, order: number): boolean =>
  operator === '<>' || operator === 'is distinct from'
    ? order !== 0
    : (order === 0 && !['<', '>'].includes(operator)) ||
      (order < 0 && operator.startsWith('<')) ||
      (order > 0 && operator.startsWith('>'));

const mirrored: { readonly [Operator in ComparisonOperator]: ComparisonOperator } = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  'is distinct from': 'is distinct from',
  'is not distinct from': 'is not distinct from',
};
const opposite: { readonly [Operator in ComparisonOperator]: ComparisonOperator } = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  'is distinct from': 'is not distinct from',
  'is not distinct from': 'is distinct from',
};

/** Where values have a next one, `x > 5` is `x >= 6`. */
function closedBound(of: RowExpression, above: boolean, value: Decimal | string, closed: boolean): Bound {
  if (isNumber(value) && isNumeric(of.type)) {
    const { scale } = of.type;
    const unit = 10n ** BigInt(Math.max(value.scale - scale, 0));
    const grown = value.coefficient * 10n ** BigInt(Math.max(scale - value.scale, 0));
    const below = grown >= 0n ? grown / unit : -((-grown + unit - 1n) / unit);
    const isWhole = below * unit === grown;
    const inside = above ? (isWhole && closed ? below : below + 1n) : isWhole && !closed ? below - 1n : below;
    return { value: { coefficient: inside, scale }, closed: true };
  }
  if (typeof value === 'string' && of.type.kind === 'date' && !closed)
    return {
      value: Temporal.PlainDate.from(value)
        .add({ days: above ? 1 : -1 })
        .toString(),
      closed: true,
    };
  return { value, closed };
}

const valuesOf = (fact: Fact): { readonly subject: string; readonly values: readonly Value[] } | null =>
  fact.kind === 'equals'
    ? { subject: fact.subject, values: [fact.value] }
    : fact.kind === 'among'
      ? fact
      : null;

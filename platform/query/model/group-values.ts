import { isNumber, type Value } from '#platform/privacy/model/guards';
import {
  absolute,
  add,
  compareNumbers,
  compareTexts,
  divide,
  divideWhole,
  multiply,
  negate,
  remainder,
  rescale,
} from './exact.ts';
import { likeEscape } from './like.ts';
import { readAs } from './literals.ts';
import type { GroupExpression, GroupLeaf } from './normal-form.ts';
import type { CheckedValues } from './parameters.ts';
import type { ArithmeticOperator, ComparisonOperator, DatePrecision } from './sql-tree.ts';

/** What an expression over groups is evaluated on: values that passed the guards. */
export interface GroupGround {
  readonly valueOf: (leaf: GroupLeaf) => Value;
  readonly parameters: CheckedValues;
}

/** The value of an expression over one guarded group, by SQL's three-valued logic. Division by zero gives null: an error would tell of the data. */
export function groupValue(expression: GroupExpression, ground: GroupGround): Value {
  const value = (part: GroupExpression): Value => groupValue(part, ground);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'parameter': {
      const given = ground.parameters[expression.name];
      const read =
        given === undefined || expression.type.kind === 'null' ? null : readAs(given, expression.type.kind);
      if (!read) throw new Error(`parameter ${expression.name} was not checked`);
      return read.value;
    }
    case 'leaf':
      return ground.valueOf(expression.leaf);
    case 'arithmetic':
      return calculate(
        expression.operator,
        value(expression.left),
        value(expression.right),
        expression.type.kind === 'integer',
        expression.type.scale,
      );
    case 'negate':
    case 'abs': {
      const operand = value(expression.operand);
      return isNumber(operand) ? (expression.kind === 'negate' ? negate(operand) : absolute(operand)) : null;
    }
    case 'widen': {
      const operand = value(expression.operand);
      return isNumber(operand) ? rescale(operand, expression.type.scale) : operand;
    }
    case 'round': {
      const operand = value(expression.operand);
      return isNumber(operand) ? rescale(operand, expression.type.scale) : null;
    }
    case 'comparison':
      return compared(expression.operator, value(expression.left), value(expression.right));
    case 'between': {
      const operand = value(expression.operand);
      return both(
        compared('>=', operand, value(expression.low)),
        compared('<=', operand, value(expression.high)),
      );
    }
    case 'in': {
      const operand = value(expression.operand);
      return anyOf(expression.list.map((entry) => compared('=', operand, value(entry))));
    }
    case 'like': {
      const operand = value(expression.operand);
      return typeof operand === 'string' ? matches(operand, expression.pattern) : null;
    }
    case 'is-null':
      return value(expression.operand) === null;
    case 'not': {
      const operand = value(expression.operand);
      return operand === null ? null : !operand;
    }
    case 'and':
      return expression.operands.map((operand) => value(operand) as boolean | null).reduce(both, true);
    case 'or':
      return anyOf(expression.operands.map((operand) => value(operand) as boolean | null));
    case 'coalesce': {
      for (const operand of expression.operands) {
        const found = value(operand);
        if (found !== null) return found;
      }
      return null;
    }
    case 'case': {
      const branch = expression.branches.find(({ when }) => value(when) === true);
      if (branch) return value(branch.value);
      return expression.otherwise ? value(expression.otherwise) : null;
    }
    case 'date-trunc': {
      const operand = value(expression.operand);
      return typeof operand === 'string' ? truncated(operand, expression.precision) : null;
    }
    case 'extract': {
      const operand = value(expression.operand);
      if (typeof operand !== 'string') return null;
      const [from, to] = { year: [0, 4], month: [5, 7], day: [8, 10] }[expression.precision] as [
        number,
        number,
      ];
      return { coefficient: BigInt(operand.slice(from, to)), scale: 0 };
    }
  }
}

type Truth = boolean | null;
const both = (left: Truth, right: Truth): Truth =>
  left === false || right === false ? false : left === null || right === null ? null : true;
const anyOf = (truths: readonly Truth[]): Truth =>
  truths.includes(true) ? true : truths.includes(null) ? null : false;

function calculate(
  operator: ArithmeticOperator,
  left: Value,
  right: Value,
  whole: boolean,
  scale: number,
): Value {
  if (!isNumber(left) || !isNumber(right)) return null;
  switch (operator) {
    case '+':
      return add(left, right);
    case '-':
      return add(left, negate(right));
    case '*':
      return rescale(multiply(left, right), scale);
    case '/':
      return whole ? divideWhole(left, right) : divide(left, right, scale);
    case '%':
      return remainder(left, right);
  }
}

/** Order of two values of one kind; nulls are the caller's business. */
export function compareValues(left: Exclude<Value, null>, right: Exclude<Value, null>): number {
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  return compareTexts(String(left), String(right));
}

function compared(operator: ComparisonOperator, left: Value, right: Value): Truth {
  if (operator === 'is distinct from' || operator === 'is not distinct from') {
    const same = left === null || right === null ? left === right : compareValues(left, right) === 0;
    return operator === 'is distinct from' ? !same : same;
  }
  if (left === null || right === null) return null;
  const sign = compareValues(left, right);
  return {
    '=': sign === 0,
    '<>': sign !== 0,
    '<': sign < 0,
    '<=': sign <= 0,
    '>': sign > 0,
    '>=': sign >= 0,
  }[operator];
}

/** LIKE by code points, case counts. Walks pattern and text with one point of return: no regular expression, no backtracking blow-up. */
function matches(subject: string, pattern: string): boolean {
  const characters = [...subject];
  const steps = patternSteps(pattern);
  let [position, step, anyStep, anyPosition] = [0, 0, -1, 0];
  while (position < characters.length) {
    const current = steps[step];
    if (current === 'any') {
      [anyStep, anyPosition] = [step, position];
      step += 1;
    } else if (
      current === 'one' ||
      (typeof current === 'object' && current.character === characters[position])
    ) {
      step += 1;
      position += 1;
    } else if (anyStep >= 0) {
      step = anyStep + 1;
      anyPosition += 1;
      position = anyPosition;
    } else return false;
  }
  return steps.slice(step).every((rest) => rest === 'any');
}

function patternSteps(pattern: string): readonly ('any' | 'one' | { readonly character: string })[] {
  const characters = [...pattern];
  const steps: ('any' | 'one' | { readonly character: string })[] = [];
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index]!;
    if (character === likeEscape) steps.push({ character: characters[++index] ?? '' });
    else steps.push(character === '%' ? 'any' : character === '_' ? 'one' : { character });
  }
  return steps;
}

/** `2026-05-06` → `2026-05-01`; a timestamp keeps a time of midnight. */
function truncated(value: string, precision: DatePrecision): string {
  const date = {
    year: `${value.slice(0, 4)}-01-01`,
    month: `${value.slice(0, 7)}-01`,
    day: value.slice(0, 10),
  }[precision];
  return value.length > 10 ? `${date} 00:00:00` : date;
}

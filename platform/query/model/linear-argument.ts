import type { Decimal } from '#foundation';
import { isNumber } from '#platform/privacy/model/guards';
import { add, multiply } from './exact.ts';
import type { ColumnLeaf, GroupExpression, RowExpression } from './normal-form.ts';
import type { DatePrecision } from './sql-tree.ts';
import { keyOf, type Typed } from './typed-tree.ts';
import { decimalType, isNumeric, type ValueType, widestDigits } from './value-type.ts';

/**
 * A column of a query's table, or year, month or day of one: a value that is there with the row and that nothing written in a query can steer.
 */
export type ColumnExpression = StoredColumn | DatePart;
type StoredColumn = Extract<Typed<ColumnLeaf>, { kind: 'leaf' }>;
interface DatePart {
  readonly kind: 'extract';
  readonly precision: DatePrecision;
  readonly operand: StoredColumn;
  readonly type: ValueType;
}

/** The column of the projection that a column of an argument is, or is a part of. */
export const storedIn = (column: ColumnExpression): StoredColumn =>
  column.kind === 'leaf' ? column : column.operand;

/** A number that no row has a say in: literals and parameters. */
export type Constant = Typed<never>;

/**
 * `constant + Σ coefficient · column`. Each column the argument names is there, also one whose coefficient comes to nothing: where it is unknown
 * the whole argument is. Ordered by column, so that an argument written in another order is the same.
 */
export interface LinearArgument {
  readonly terms: readonly { readonly column: ColumnExpression; readonly coefficient: Constant }[];
  readonly constant: Constant | null;
}

/** An argument over rows as a linear one, or `null` when it is not: a product of columns weighs rows, and the weights can single out one. */
export function linearArgument(expression: RowExpression): LinearArgument | null {
  const read = readLinear(expression);
  const nothing =
    read !== null &&
    read.terms.length > 0 &&
    read.constant !== null &&
    known(read.constant)?.coefficient === 0n;
  return nothing ? { ...read, constant: null } : read;
}

function readLinear(expression: RowExpression): LinearArgument | null {
  switch (expression.kind) {
    case 'literal':
      return isNumber(expression.value) ? { terms: [], constant: expression } : null;
    case 'parameter':
      return isNumeric(expression.type) ? { terms: [], constant: expression } : null;
    case 'leaf':
      return { terms: [{ column: expression, coefficient: one }], constant: null };
    case 'extract': {
      const { precision, operand, type } = expression;
      return operand.kind === 'leaf'
        ? {
            terms: [{ column: { kind: 'extract', precision, operand, type }, coefficient: one }],
            constant: null,
          }
        : null;
    }
    case 'widen':
      return readLinear(expression.operand);
    case 'negate': {
      const operand = readLinear(expression.operand);
      return operand && scaled(operand, minusOne);
    }
    case 'arithmetic': {
      const [left, right] = [readLinear(expression.left), readLinear(expression.right)];
      if (!left || !right) return null;
      switch (expression.operator) {
        case '+':
          return added(left, right);
        case '-':
          return added(left, scaled(right, minusOne));
        case '*':
          if (right.terms.length === 0 && right.constant) return scaled(left, right.constant);
          return left.terms.length === 0 && left.constant ? scaled(right, left.constant) : null;
        default:
          return null;
      }
    }
    default:
      return null;
  }
}

const literal = (value: Decimal): Constant => ({
  kind: 'literal',
  value,
  type: decimalType(value.scale, widestDigits),
});
const one = literal({ coefficient: 1n, scale: 0 });
const minusOne = literal({ coefficient: -1n, scale: 0 });

const added = (left: LinearArgument, right: LinearArgument): LinearArgument => {
  const terms = new Map(left.terms.map((term) => [keyOf(term.column), term]));
  for (const { column, coefficient } of right.terms) {
    const known = terms.get(keyOf(column));
    terms.set(keyOf(column), {
      column,
      coefficient: known ? sum(known.coefficient, coefficient) : coefficient,
    });
  }
  return {
    terms: [...terms].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, term]) => term),
    constant:
      left.constant && right.constant
        ? sum(left.constant, right.constant)
        : (left.constant ?? right.constant),
  };
};

const scaled = ({ terms, constant }: LinearArgument, by: Constant): LinearArgument => ({
  terms: terms.map(({ column, coefficient }) => ({ column, coefficient: product(coefficient, by) })),
  constant: constant && product(constant, by),
});

const known = (expression: Typed<unknown>): Decimal | null =>
  expression.kind === 'literal' && isNumber(expression.value) ? expression.value : null;

/** Literals are added and multiplied at once, without loss; what a parameter has part in, when its value is known. */
function sum(left: Constant, right: Constant): Constant {
  const [a, b] = [known(left), known(right)];
  return a && b
    ? literal(add(a, b))
    : { kind: 'arithmetic', operator: '+', left, right, type: sumType(left.type, right.type) };
}
function product(left: Constant, right: Constant): Constant {
  const [a, b] = [known(left), known(right)];
  return a && b
    ? literal(multiply(a, b))
    : { kind: 'arithmetic', operator: '*', left, right, type: productType(left.type, right.type) };
}

const sumType = (left: ValueType, right: ValueType): ValueType =>
  decimalType(Math.max(left.scale, right.scale), widestDigits);
/** With all its digits: over groups arithmetic is exact. */
const productType = (left: ValueType, right: ValueType): ValueType =>
  decimalType(left.scale + right.scale, widestDigits);

/** `Σ coefficient · number`, over groups. */
export function combined(
  terms: readonly { readonly coefficient: Constant; readonly number: GroupExpression }[],
): GroupExpression {
  return terms
    .map(({ coefficient, number }): GroupExpression => {
      const literally = known(coefficient);
      if (literally?.scale === 0 && literally.coefficient === 1n) return number;
      if (literally?.scale === 0 && literally.coefficient === -1n)
        return { kind: 'negate', operand: number, type: number.type };
      return {
        kind: 'arithmetic',
        operator: '*',
        left: coefficient,
        right: number,
        type: productType(coefficient.type, number.type),
      };
    })
    .reduce((left, right) => ({
      kind: 'arithmetic',
      operator: '+',
      left,
      right,
      type: sumType(left.type, right.type),
    }));
}

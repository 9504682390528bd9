import { formatDecimal } from '#foundation';
import { quoteIdentifier, quoteText, sqlType } from '#platform/authorisation/model';
import { isNumber, type Value } from '#platform/privacy/model/guards';
import { likeEscape } from './like.ts';
import { readAs } from './literals.ts';
import type { ColumnLeaf, RowExpression } from './normal-form.ts';
import type { CheckedValues } from './parameters.ts';
import type { Typed } from './typed-tree.ts';
import {
  engineDigits,
  isNumeric,
  quotientScale,
  storedDigits,
  type ValueType,
  widestDigits,
} from './value-type.ts';

/** A column of a query's table, `r0."name"`. */
export const printColumn = ({ table, column }: ColumnLeaf): string => `r${table}.${quoteIdentifier(column)}`;

export const decimal = (digits: number, scale: number): string => `DECIMAL(${digits},${scale})`;
/** What results of arithmetic are stored as; a value that does not fit becomes null instead of an error that would tell of it. */
export const wide = (scale: number): string => decimal(widestDigits, scale);
/**
 * A result that may not fit. DuckDB's optimiser takes a TRY_CAST that is compared with a constant away, and with it the null of what does not
 * fit (`TRY_CAST(x AS DECIMAL(27,4)) <> 4` is true where x is too large); it does not look behind COALESCE.
 */
export const orNull = (value: string, type: string, fits: boolean): string =>
  fits ? `TRY_CAST(${value} AS ${type})` : `COALESCE(TRY_CAST(${value} AS ${type}), NULL)`;
/** Whole numbers as they are stored: 64 bits hold one, and the sum of two. Everything larger is computed in 128 bits, at several times the cost. */
const isStored = ({ kind, digits }: ValueType): boolean => kind === 'integer' && digits <= storedDigits;
/** Type in which a number's sign can be changed. */
export const signed = (type: ValueType): string => (isStored(type) ? 'BIGINT' : wide(type.scale));
/** DuckDB keeps products and sums of DECIMAL(≤18) in 18 digits and then fails; 19 make it use 128 bits. */
const beyondSmall = 19;

/**
 * An expression over rows as DuckDB SQL. What the dialects differ on is spelt out (STACK-NOTES: division, casts, LIKE, date_trunc, overflow), every
 * name is quoted, every literal typed. No printed operation can fail on any row.
 */
export const printRow = (expression: RowExpression, parameters: CheckedValues): string =>
  printTyped(expression, parameters, printColumn);

/** The same over any leaves. */
export function printTyped<Leaf>(
  expression: Typed<Leaf>,
  parameters: CheckedValues,
  printLeaf: (leaf: Leaf, type: ValueType) => string,
): string {
  const print = (part: Typed<Leaf>): string => printTyped(part, parameters, printLeaf);
  switch (expression.kind) {
    case 'literal':
      return printValue(expression.value, expression.type);
    case 'parameter': {
      const given = parameters[expression.name];
      const read =
        given === undefined || expression.type.kind === 'null' ? null : readAs(given, expression.type.kind);
      if (!read) throw new Error(`parameter ${expression.name} was not checked`);
      return printValue(read.value, expression.type);
    }
    case 'leaf':
      return printLeaf(expression.leaf, expression.type);
    case 'arithmetic':
      return printArithmetic(expression, print(expression.left), print(expression.right));
    case 'negate':
      return `(-CAST(${print(expression.operand)} AS ${signed(expression.operand.type)}))`;
    case 'abs':
      return `abs(CAST(${print(expression.operand)} AS ${signed(expression.operand.type)}))`;
    case 'widen':
      return orNull(
        print(expression.operand),
        wide(expression.type.scale),
        expression.operand.type.digits - expression.operand.type.scale + expression.type.scale <=
          widestDigits,
      );
    case 'round':
      return orNull(print(expression.operand), wide(expression.type.scale), false);
    case 'comparison': {
      const [left, right] = comparable([expression.left, expression.right], print);
      return `(${left} ${expression.operator.toUpperCase()} ${right})`;
    }
    case 'between': {
      const [operand, low, high] = comparable([expression.operand, expression.low, expression.high], print);
      return `(${operand} BETWEEN ${low} AND ${high})`;
    }
    case 'in': {
      const [operand, ...list] = comparable([expression.operand, ...expression.list], print);
      return `(${operand} IN (${list.join(', ')}))`;
    }
    case 'like':
      return `(${print(expression.operand)} LIKE ${quoteText(expression.pattern)} ESCAPE ${quoteText(likeEscape)})`;
    case 'is-null':
      return `(${print(expression.operand)} IS NULL)`;
    case 'not':
      return `(NOT ${print(expression.operand)})`;
    case 'and':
    case 'or':
      return `(${expression.operands.map(print).join(expression.kind === 'and' ? ' AND ' : ' OR ')})`;
    case 'coalesce':
      return `COALESCE(${expression.operands.map(print).join(', ')})`;
    case 'case': {
      const branches = expression.branches.map(
        ({ when, value }) => `WHEN ${print(when)} THEN ${print(value)}`,
      );
      return `(CASE ${branches.join(' ')}${expression.otherwise ? ` ELSE ${print(expression.otherwise)}` : ''} END)`;
    }
    case 'date-trunc':
      return `CAST(date_trunc('${expression.precision}', ${print(expression.operand)}) AS ${expression.type.kind === 'date' ? 'DATE' : 'TIMESTAMP'})`;
    case 'extract':
      return `extract(${expression.precision} FROM ${print(expression.operand)})`;
  }
}

export function printValue(value: Value, type: ValueType): string {
  const cast =
    type.kind === 'null'
      ? 'VARCHAR'
      : type.kind === 'decimal'
        ? decimal(Math.max(type.digits, 1), type.scale)
        : sqlType({ type: type.kind });
  if (value === null) return `CAST(NULL AS ${cast})`;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return `CAST(${quoteText(isNumber(value) ? formatDecimal(value) : value)} AS ${cast})`;
}

/** Numbers of different kind or scale are compared as decimals that hold both. */
function comparable<Leaf>(
  sides: readonly Typed<Leaf>[],
  print: (side: Typed<Leaf>) => string,
): readonly string[] {
  const [first] = sides;
  const alike = sides.every(({ type }) => type.kind === first!.type.kind && type.scale === first!.type.scale);
  if (alike || !isNumeric(first!.type)) return sides.map(print);
  const scale = Math.max(...sides.map(({ type }) => type.scale));
  const whole = Math.max(...sides.map(({ type }) => type.digits - type.scale));
  return sides.map((side) => `CAST(${print(side)} AS ${decimal(Math.max(whole + scale, 1), scale)})`);
}

function printArithmetic<Leaf>(
  expression: Extract<Typed<Leaf>, { kind: 'arithmetic' }>,
  left: string,
  right: string,
): string {
  const { operator, type } = expression;
  const [a, b] = [expression.left.type, expression.right.type];
  switch (operator) {
    case '+':
    case '-': {
      if (isStored(a) && isStored(b)) return `(CAST(${left} AS BIGINT) ${operator} CAST(${right} AS BIGINT))`;
      const scale = Math.max(a.scale, b.scale);
      const digits = Math.max(beyondSmall, Math.max(a.digits - a.scale, b.digits - b.scale) + 1 + scale);
      return orNull(
        `(CAST(${left} AS ${decimal(digits, scale)}) ${operator} CAST(${right} AS ${decimal(digits, scale)}))`,
        wide(type.scale),
        digits <= widestDigits,
      );
    }
    case '*': {
      if (isStored(a) && isStored(b) && a.digits + b.digits <= storedDigits)
        return `(CAST(${left} AS BIGINT) * CAST(${right} AS BIGINT))`;
      const leftDigits = b.digits < beyondSmall ? Math.max(a.digits, beyondSmall) : a.digits;
      return orNull(
        `(CAST(${left} AS ${decimal(leftDigits, a.scale)}) * CAST(${right} AS ${decimal(b.digits, b.scale)}))`,
        wide(type.scale),
        a.digits + b.digits <= widestDigits && a.scale + b.scale === type.scale,
      );
    }
    case '%':
      return `TRY_CAST((CAST(${left} AS HUGEINT) % NULLIF(CAST(${right} AS HUGEINT), 0)) AS ${wide(0)})`;
    case '/':
      return type.kind === 'integer'
        ? `TRY_CAST((CAST(${left} AS HUGEINT) // NULLIF(CAST(${right} AS HUGEINT), 0)) AS ${wide(0)})`
        : printQuotient(left, a, right, b);
  }
}

/**
 * A decimal quotient in whole numbers: one digit more than wanted is computed, cut, and then rounded away, halves away from zero.
 * DuckDB itself would divide as floating point.
 */
function printQuotient(left: string, a: ValueType, right: string, b: ValueType): string {
  const extra = quotientScale + 1;
  const shift = extra + b.scale - a.scale;
  // An operand that would leave the engine's 38 digits once it is aligned counts as unknown.
  const unscaled = (operand: string, { digits, scale }: ValueType, grows: number): string => {
    const most = engineDigits - grows;
    const cast = digits > most ? 'TRY_CAST' : 'CAST';
    const size = Math.min(Math.max(digits, beyondSmall), most);
    return `CAST(${cast}(${operand} AS ${decimal(size, scale)}) * ${power(scale)} AS HUGEINT)`;
  };
  const [up, down] = [Math.max(shift, 0), Math.max(-shift, 0)];
  const dividend = `${unscaled(left, a, up)} * ${huge(up)}`;
  const divisor = `NULLIF(${unscaled(right, b, down)} * ${huge(down)}, 0)`;
  const quotient = `TRY_CAST(((${dividend}) // ${divisor}) AS ${decimal(widestDigits, 0)})`;
  const rounded = `(${quotient} * CAST('${`0.${'1'.padStart(extra, '0')}`}' AS ${decimal(extra, extra)}))`;
  return orNull(rounded, wide(quotientScale), false);
}

export const power = (exponent: number): string =>
  `CAST('1${'0'.repeat(exponent)}' AS ${decimal(exponent + 1, 0)})`;
const huge = (exponent: number): string => `CAST('1${'0'.repeat(exponent)}' AS HUGEINT)`;

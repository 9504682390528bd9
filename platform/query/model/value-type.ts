import { type Text, text } from '#foundation';
import type { ItemType } from '#platform/authorisation/model';

/**
 * The type of an expression. Arithmetic is exact and cannot fail: `digits` bounds the size of a number (in all) and `scale` its digits behind
 * the point, so that each printed operation fits 38 digits. A failing operation would be an answer about single rows.
 */
export interface ValueType {
  readonly kind: ItemType | 'null';
  readonly scale: number;
  readonly digits: number;
}

/** A result of arithmetic holds at most this many digits; larger values count as unknown (null). */
export const widestDigits = 27;
/** Digits of a stored number. */
export const storedDigits = 18;
/** Operands of a product have together at most this many digits. */
export const engineDigits = 38;
/** Operands of a decimal quotient have each at most this many: aligned for rounding they grow by 17. */
export const quotientOperandDigits = 20;
/** Most digits behind the point of a product; further ones are rounded, halves away from zero. */
export const productScale = 10;
/** Digits behind the point of a quotient and of an average; rounded, halves away from zero. */
export const quotientScale = 6;

/** Digits behind the point of roots, powers and logarithms, which are computed in floating point (about 15 digits in all). */
export const functionScale = 10;

export const plainType = (kind: Exclude<ItemType, 'integer' | 'decimal'> | 'null'): ValueType => ({
  kind,
  scale: 0,
  digits: 0,
});
export const integerType = (digits: number = storedDigits): ValueType => ({
  kind: 'integer',
  scale: 0,
  digits,
});
export const decimalType = (scale: number, digits: number = storedDigits): ValueType => ({
  kind: 'decimal',
  scale,
  digits,
});

export const columnType = (column: { readonly type: ItemType; readonly scale: number }): ValueType =>
  column.type === 'integer'
    ? integerType()
    : column.type === 'decimal'
      ? decimalType(column.scale)
      : plainType(column.type);

export const isNumeric = ({ kind }: ValueType): boolean => kind === 'integer' || kind === 'decimal';

export const typeText: { readonly [Kind in ValueType['kind']]: Text } = {
  text: text('文本', 'text'),
  integer: text('整数', 'whole number'),
  decimal: text('小数', 'decimal number'),
  boolean: text('是否', 'yes or no'),
  date: text('日期', 'date'),
  timestamp: text('时间', 'date and time'),
  null: text('空值', 'null'),
};

/** The type both branches of a CASE or both sides of COALESCE fit into, or `null` when there is none. */
export function unify(left: ValueType, right: ValueType): ValueType | null {
  if (left.kind === 'null') return right;
  if (right.kind === 'null') return left;
  if (isNumeric(left) && isNumeric(right)) {
    const scale = Math.max(left.scale, right.scale);
    const whole = Math.max(left.digits - left.scale, right.digits - right.scale);
    const kind = left.kind === 'decimal' || right.kind === 'decimal' ? 'decimal' : 'integer';
    return { kind, scale, digits: whole + scale };
  }
  return left.kind === right.kind ? left : null;
}

/** The type a value has in the engine, wide enough for any result of arithmetic. */
export function sqlTypeOf({ kind, scale, digits }: ValueType): string {
  switch (kind) {
    case 'integer':
    case 'decimal':
      return kind === 'integer' && digits <= storedDigits ? 'BIGINT' : `DECIMAL(${widestDigits},${scale})`;
    case 'boolean':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    case 'timestamp':
      return 'TIMESTAMP';
    case 'text':
    case 'null':
      return 'VARCHAR';
  }
}

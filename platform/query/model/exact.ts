import type { Decimal } from '#foundation';

/** Rounds away digits behind the point, halves away from zero; or adds zeros. The value of a number with a coarser scale. */
export function rescale({ coefficient, scale }: Decimal, to: number): Decimal {
  if (to >= scale) return { coefficient: coefficient * 10n ** BigInt(to - scale), scale: to };
  const unit = 10n ** BigInt(scale - to);
  const size = coefficient < 0n ? -coefficient : coefficient;
  const rounded = (2n * size + unit) / (2n * unit);
  return { coefficient: coefficient < 0n ? -rounded : rounded, scale: to };
}

/** Both numbers as whole multiples of one unit. */
const aligned = (left: Decimal, right: Decimal): readonly [bigint, bigint, number] => {
  const scale = Math.max(left.scale, right.scale);
  return [rescale(left, scale).coefficient, rescale(right, scale).coefficient, scale];
};

export function add(left: Decimal, right: Decimal): Decimal {
  const [a, b, scale] = aligned(left, right);
  return { coefficient: a + b, scale };
}

export const negate = ({ coefficient, scale }: Decimal): Decimal => ({ coefficient: -coefficient, scale });
export const absolute = (value: Decimal): Decimal => (value.coefficient < 0n ? negate(value) : value);
export const multiply = (left: Decimal, right: Decimal): Decimal => ({
  coefficient: left.coefficient * right.coefficient,
  scale: left.scale + right.scale,
});

/** Quotient of whole numbers, cut toward zero as in PostgreSQL; `null` for division by zero. */
export function divideWhole(left: Decimal, right: Decimal): Decimal | null {
  const [a, b] = aligned(left, right);
  return b === 0n ? null : { coefficient: a / b, scale: 0 };
}

/** Remainder with the sign of the dividend; `null` for division by zero. */
export function remainder(left: Decimal, right: Decimal): Decimal | null {
  const [a, b] = aligned(left, right);
  return b === 0n ? null : { coefficient: a % b, scale: 0 };
}

/** Quotient rounded to a scale, halves away from zero; `null` for division by zero. */
export function divide(left: Decimal, right: Decimal, scale: number): Decimal | null {
  const [a, b] = aligned(left, right);
  if (b === 0n) return null;
  const numerator = a * 10n ** BigInt(scale);
  const [size, by] = [numerator < 0n ? -numerator : numerator, b < 0n ? -b : b];
  const rounded = (2n * size + by) / (2n * by);
  return { coefficient: numerator < 0n !== b < 0n ? -rounded : rounded, scale };
}

export function compareNumbers(left: Decimal, right: Decimal): number {
  const [a, b] = aligned(left, right);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Order of texts by code point, as the engine has it (bytes of UTF-8 order the same way). */
export function compareTexts(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = a[index]!.codePointAt(0)! - b[index]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

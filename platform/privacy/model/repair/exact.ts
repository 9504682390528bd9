import { type Decimal, formatDecimal, parseDecimal } from '#foundation';

/** A number as a whole number of `10^-scale`: sums and floors of such numbers lose nothing. */
export const atScale = ({ coefficient, scale }: Decimal, wanted: number): bigint =>
  coefficient * 10n ** BigInt(wanted - scale);

/** Towards minus infinity. */
export function floorDiv(one: bigint, other: bigint): bigint {
  const quotient = one / other;
  return one % other !== 0n && one < 0n !== other < 0n ? quotient - 1n : quotient;
}

/** To the nearest whole, halves away from zero. `other` is positive. */
export function roundDiv(one: bigint, other: bigint): bigint {
  const size = one < 0n ? -one : one;
  const quotient = (2n * size + other) / (2n * other);
  return one < 0n ? -quotient : quotient;
}

/** A whole number of `10^-scale` as digits, without zeros at the end. */
export function written(value: bigint, scale: number): string {
  const text = formatDecimal({ coefficient: value, scale });
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** A cell of a numeric column, or null when it is none. */
export const numberIn = (cell: string): Decimal | null => parseDecimal(cell.trim().replace(/^\+/, ''));

/** A number of a document whose form the schema has checked. */
export function declared(text: string): Decimal {
  const decimal = parseDecimal(text);
  if (!decimal) throw new RangeError(`“${text}” is no decimal`);
  return decimal;
}

/**
 * An exact decimal number, `coefficient / 10^scale`, in its shortest form: 33.50 is coefficient 335, scale 1. It travels as the string
 * that {@link formatDecimal} writes.
 */
export interface Decimal {
  readonly coefficient: bigint;
  readonly scale: number;
}

/** Longer than any figure of a document, short enough that nobody can make us multiply for seconds. */
const maxDigits = 60;

/** Reads `-1234.50`. No exponent, no separators, no bare point. `null` when it is anything else or longer than 60 digits. */
export function parseDecimal(source: string): Decimal | null {
  const match = /^(-?)(\d{1,60})(?:\.(\d{1,60}))?$/.exec(source);
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  if (whole.length + fraction.length > maxDigits) return null;
  const coefficient = BigInt(whole + fraction);
  return shortest(sign ? -coefficient : coefficient, fraction.length);
}

/** Digits with a point and as many decimals as the scale says; no exponent. */
export function formatDecimal({ coefficient, scale }: Decimal): string {
  const digits = (coefficient < 0n ? -coefficient : coefficient).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  const fraction = digits.slice(point);
  return `${coefficient < 0n ? '-' : ''}${digits.slice(0, point)}${fraction && `.${fraction}`}`;
}

/** Exact product with a whole number. */
export const timesWhole = (decimal: Decimal, factor: bigint): Decimal =>
  shortest(decimal.coefficient * factor, decimal.scale);

/** Negative, zero or positive, after multiplying each side with its own positive rational factor. Exact. */
export function compareScaled(
  one: Decimal,
  oneFactor: Rational,
  other: Decimal,
  otherFactor: Rational,
): -1 | 0 | 1 {
  const left = one.coefficient * oneFactor.numerator * otherFactor.denominator * 10n ** BigInt(other.scale);
  const right = other.coefficient * otherFactor.numerator * oneFactor.denominator * 10n ** BigInt(one.scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A positive fraction; the denominator is not zero. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function shortest(coefficient: bigint, scale: number): Decimal {
  let [digits, places] = [coefficient, scale];
  while (places > 0 && digits % 10n === 0n) {
    digits /= 10n;
    places--;
  }
  return { coefficient: digits, scale: places };
}

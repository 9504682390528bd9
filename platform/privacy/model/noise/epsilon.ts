import { type Decimal, formatDecimal, parseDecimal, type Rational } from '#foundation';

/** Most digits behind the point of an ε. */
export const epsilonScale = 9;

/** An ε as it is written, `0.25`: positive, at most nine digits behind the point and six before. `null` when it is anything else. */
export function readEpsilon(written: string): Decimal | null {
  const read = parseDecimal(written);
  return read &&
    read.coefficient > 0n &&
    read.scale <= epsilonScale &&
    read.coefficient < 10n ** BigInt(6 + read.scale)
    ? read
    : null;
}

/** Sum of ε, exact: what several answers together may tell (basic composition). */
export function composed(parts: readonly Decimal[]): Decimal {
  const scale = parts.reduce((most, part) => Math.max(most, part.scale), 0);
  return {
    coefficient: parts.reduce((sum, part) => sum + part.coefficient * 10n ** BigInt(scale - part.scale), 0n),
    scale,
  };
}

/** What is left of a total; negative when more was spent. */
export const remaining = (total: Decimal, spent: Decimal): Decimal =>
  composed([total, { coefficient: -spent.coefficient, scale: spent.scale }]);

export const epsilonText = (epsilon: Decimal): string => {
  let { coefficient, scale } = epsilon;
  while (scale > 0 && coefficient % 10n === 0n) {
    coefficient /= 10n;
    scale--;
  }
  return formatDecimal({ coefficient, scale });
};

/** Scale of the noise for a number that one unit changes by at most `sensitivity`, when `among` numbers share an ε. Exact. */
export const noiseScale = (sensitivity: bigint, epsilon: Decimal, among: number): Rational => ({
  numerator: sensitivity * BigInt(among) * 10n ** BigInt(epsilon.scale),
  denominator: epsilon.coefficient,
});

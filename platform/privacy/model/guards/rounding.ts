import type { Decimal } from '#foundation';

/** Nearest multiple of the base, halves away from zero. */
export function roundToBase({ coefficient, scale }: Decimal, base: number): Decimal {
  const unit = BigInt(base) * 10n ** BigInt(scale);
  const size = coefficient < 0n ? -coefficient : coefficient;
  const rounded = ((2n * size + unit) / (2n * unit)) * BigInt(base);
  return { coefficient: coefficient < 0n ? -rounded : rounded, scale: 0 };
}

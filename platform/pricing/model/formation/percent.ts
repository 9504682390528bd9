import { type Decimal, type Fen, multiplyMoney, parseDecimal } from '#foundation';

/** A rate in per cent as it is written, `7.80`: exact, with at most six decimals, from 0 to 100. */
export interface Percent extends Decimal {
  readonly written: string;
}

/** Reads a rate in per cent; null when it is none. */
export function parsePercent(written: string): Percent | null {
  const read = parseDecimal(written);
  if (!read || read.coefficient < 0n || read.scale > 6) return null;
  if (read.coefficient > 100n * 10n ** BigInt(read.scale)) return null;
  return { ...read, written };
}

/** Reads a rate that a schema has admitted; throws when it is none. */
export function percentOf(written: string): Percent {
  const read = parsePercent(written);
  if (!read) throw new Error(`${written} is no rate in per cent`);
  return read;
}

/** `amount × rate`, rounded once to whole fen, half away from zero. */
export const rateOf = (amount: Fen, rate: Decimal): Fen =>
  multiplyMoney(amount, rate.coefficient, 100n * 10n ** BigInt(rate.scale));

/** The sum of two rates, exact. */
export function addRates(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale);
  const at = ({ coefficient, scale: own }: Decimal) => coefficient * 10n ** BigInt(scale - own);
  return { coefficient: at(one) + at(other), scale };
}

/** `part / whole` in per cent with two decimals, half away from zero; only for reading. Null of nothing. */
export function percentage(part: bigint, whole: bigint): string | null {
  if (whole === 0n) return null;
  const hundredths = multiplyMoney(part, 10_000n, whole);
  const digits = (hundredths < 0n ? -hundredths : hundredths).toString().padStart(3, '0');
  return `${hundredths < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

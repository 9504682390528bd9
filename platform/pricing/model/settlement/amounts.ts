import { allocate, multiplyMoney } from '#foundation';

/** The tax inside a price, at a rate of ten thousand: `gross × rate / (1 + rate)`, rounded once, half away from zero. */
export const taxInside = (grossFen: bigint, rate: number): bigint =>
  multiplyMoney(grossFen, BigInt(rate), BigInt(10_000 + rate));

/** The tax of a bill on its lines, so that the lines make the whole to the fen. */
export const taxOfLines = (taxFen: bigint, grosses: readonly bigint[]): readonly bigint[] =>
  allocate(taxFen, grosses);

/** A bill as far as its tax is concerned. */
export interface Taxed {
  readonly grossFen: bigint;
  readonly taxFen: bigint;
}

/** What of an amount that was received on a bill is revenue: at the whole of it exactly the bill's net, at parts of it in proportion. */
const netOf = (receivedFen: bigint, { grossFen, taxFen }: Taxed): bigint =>
  receivedFen - multiplyMoney(taxFen, receivedFen, grossFen);

/** Revenue in a change of what was received, from and to: instalments add up to the net of their sum, whatever they are. */
export const netBetween = (fromFen: bigint, toFen: bigint, bill: Taxed): bigint =>
  netOf(toFen, bill) - netOf(fromFen, bill);

/** The tax in a credit on a line, likewise by what was credited on it before. */
export const taxBetween = (fromFen: bigint, toFen: bigint, line: Taxed): bigint =>
  multiplyMoney(line.taxFen, toFen, line.grossFen) - multiplyMoney(line.taxFen, fromFen, line.grossFen);

/** The smaller of two amounts. */
export function lesser(one: bigint, other: bigint): bigint {
  if (one < other) return one;
  return other;
}

import { type Static, Type } from 'typebox';
import { type Parsed, parsed, unparsedBy } from './parsed.ts';
import { text } from './text.ts';

/** An amount of Renminbi in fen 分, a hundredth of a yuan. Always a `bigint`, so that no sum is ever rounded by the machine. */
export type Fen = bigint;

/** 999 999 999 999 999 999.99 yuan; more than any budget, and what a `numeric(20, 2)` column holds. */
const maxFen = 10n ** 20n - 1n;

/** Money on the wire: `{ "amount": "123.45", "currency": "CNY" }`. Two decimals always. */
export const MoneyWire = Type.Object(
  {
    amount: Type.String({ pattern: '^-?(0|[1-9][0-9]{0,17})\\.[0-9]{2}$' }),
    currency: Type.Literal('CNY'),
  },
  { additionalProperties: false },
);
export type MoneyWire = Static<typeof MoneyWire>;

export type MoneyReason = 'empty' | 'format' | 'precision' | 'range' | 'currency';

const refuseAmount = unparsedBy<MoneyReason>({
  empty: text('请填写金额。', 'Enter an amount.'),
  format: text(
    '金额应为阿拉伯数字，如 1234.50，不含逗号、空格、货币符号和多余的零。',
    'Write the amount in digits, such as 1234.50, without commas, spaces, currency signs or leading zeros.',
  ),
  precision: text(
    '金额最多到分，即两位小数。',
    'The smallest part of an amount is the fen: two decimals at most.',
  ),
  range: text('金额超出可处理的范围。', 'The amount is beyond what can be handled.'),
  currency: text('只接受人民币（CNY）。', 'Only Renminbi (CNY) is accepted.'),
});

/** Reads an amount in yuan with at most two decimals: `12`, `12.3`, `-12.34`. Strict: what is not exactly an amount is refused. */
export function parseMoney(yuan: string): Parsed<Fen, MoneyReason> {
  if (yuan === '') return refuseAmount('empty');
  const match = /^(-?)(0|[1-9]\d{0,39})(?:\.(\d{1,40}))?$/.exec(yuan);
  if (!match) return refuseAmount('format');
  const [, sign, whole = '', decimals = ''] = match;
  if (decimals.length > 2) return refuseAmount('precision');
  const fen = BigInt(whole + decimals.padEnd(2, '0'));
  if (fen > maxFen) return refuseAmount('range');
  return parsed(sign ? -fen : fen);
}

/** Yuan with two decimals and no separators: `123.45`, `-0.05`. */
export function formatMoney(fen: Fen): string {
  const digits = magnitude(fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** For reading: `1,234,567.80`. */
export const formatMoneyGrouped = (fen: Fen): string => formatMoney(fen).replace(/\B(?=(\d{3})+\.)/g, ',');

/** Fen as the decimal string with currency that goes over the wire. */
export const moneyToWire = (fen: Fen): MoneyWire => ({ amount: formatMoney(fen), currency: 'CNY' });

/** The inverse of {@link moneyToWire}; also takes amounts with fewer decimals. */
export const moneyFromWire = (wire: {
  readonly amount: string;
  readonly currency: string;
}): Parsed<Fen, MoneyReason> =>
  wire.currency === 'CNY' ? parseMoney(wire.amount) : refuseAmount('currency');

/** The sum; of nothing it is zero. */
export const sumMoney = (amounts: Iterable<Fen>): Fen => {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
};

/**
 * `fen × numerator / denominator`, rounded once, at the end, to whole fen: half goes away from zero (四舍五入 of the magnitude), so
 * that a refund is exactly the negative of the charge. Throws a RangeError when the denominator is zero.
 */
export function multiplyMoney(fen: Fen, numerator: bigint, denominator = 1n): Fen {
  if (denominator === 0n) throw new RangeError('an amount cannot be divided by zero');
  const product = fen * numerator;
  const divisor = magnitude(denominator);
  const rounded = (2n * magnitude(product) + divisor) / (2n * divisor);
  return product < 0n === denominator < 0n ? rounded : -rounded;
}

/**
 * Divide an amount by weights without losing a fen: every part is the exact share rounded towards zero, and the fen left over go
 * one each to the largest remainders, the earlier part first when they are equal. The parts sum to `total`.
 * Throws a RangeError when a weight is negative or all are zero.
 */
export function allocate(total: Fen, weights: readonly bigint[]): readonly Fen[] {
  const sum = weights.reduce((one, other) => one + other, 0n);
  if (weights.some((weight) => weight < 0n) || sum === 0n) {
    throw new RangeError('weights must not be negative, and one of them must be more than zero');
  }
  const whole = magnitude(total);
  const parts = weights.map((weight, index) => ({
    index,
    share: (whole * weight) / sum,
    remainder: (whole * weight) % sum,
  }));
  let left = whole - parts.reduce((shared, part) => shared + part.share, 0n);
  const byRemainder = [...parts].sort(
    (one, other) => Number(other.remainder > one.remainder) - Number(other.remainder < one.remainder),
  );
  for (const part of byRemainder) {
    if (left === 0n) break;
    part.share++;
    left--;
  }
  return parts.map((part) => (total < 0n ? -part.share : part.share));
}

const magnitude = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

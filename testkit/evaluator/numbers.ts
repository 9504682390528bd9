/** An exact number of the evaluator: `n / 10^s`. `whole` numbers divide as whole numbers. */
export interface Num {
  readonly n: bigint;
  readonly s: number;
}
export type Cell = null | boolean | string | Num;
export const isNum = (cell: Cell): cell is Num => typeof cell === 'object' && cell !== null;

const ten = (digits: number): bigint => 10n ** BigInt(digits);
export const num = (source: string, scale?: number): Num => {
  const [whole = '0', fraction = ''] = source.replace('-', '').split('.');
  const s = scale ?? fraction.length;
  const n = BigInt(whole + fraction.padEnd(s, '0').slice(0, s));
  return { n: source.startsWith('-') ? -n : n, s };
};
/** n/d rounded to the nearest whole number, halves away from zero. */
export function nearest(n: bigint, d: bigint): bigint {
  const negative = n < 0n !== d < 0n;
  const [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
  const twice = (2n * a) / b;
  const result = (twice + 1n) / 2n;
  return negative ? -result : result;
}
export const to = (x: Num, s: number): Num =>
  s >= x.s ? { n: x.n * ten(s - x.s), s } : { n: nearest(x.n, ten(x.s - s)), s };
export const common = (a: Num, b: Num): [bigint, bigint, number] => {
  const s = Math.max(a.s, b.s);
  return [to(a, s).n, to(b, s).n, s];
};
export const showNum = (x: Num): string => {
  const digits = (x.n < 0n ? -x.n : x.n).toString().padStart(x.s + 1, '0');
  const whole = digits.slice(0, digits.length - x.s);
  const fraction = digits.slice(digits.length - x.s).replace(/0+$/, '');
  const size = fraction ? `${whole}.${fraction}` : whole;
  return x.n < 0n ? `-${size}` : size;
};
/** Rows hold results of arithmetic in 27 digits; what does not withinRow is unknown. */
export const withinRow = (x: Num): Num | null => ((x.n < 0n ? -x.n : x.n) < ten(27) ? x : null);
export const power = ten;

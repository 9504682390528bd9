import { writeChinese } from './chinese-number.ts';
import type { Fen } from './money.ts';

const digits = [...'零壹贰叁肆伍陆柒捌玖'];

/**
 * The amount in capitals 大写, as on contracts, bills and payment orders (《正确填写票据和结算凭证的基本规定》 1–2):
 * `moneyInCapitals(140950n)` is 壹仟肆佰零玖元伍角整. 整 closes an amount that ends at 元 or 角; a gap of zeros is one 零.
 * Without the words 人民币, which the form carries. Throws a RangeError from 10^16 yuan on.
 */
export function moneyInCapitals(fen: Fen): string {
  if (fen === 0n) return '零元整';
  const amount = fen < 0n ? -fen : fen;
  const yuan = amount / 100n;
  const jiao = Number((amount / 10n) % 10n);
  const lastFen = Number(amount % 10n);
  let written = fen < 0n ? '负' : '';
  if (yuan > 0n) written += `${writeChinese(yuan, 'capital')}元`;
  if (jiao > 0) written += `${digits[jiao]}角`;
  else if (yuan > 0n && lastFen > 0) written += '零';
  return written + (lastFen > 0 ? `${digits[lastFen]}分` : '整');
}

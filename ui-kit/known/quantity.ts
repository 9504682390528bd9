import { localeOf } from '../language/language.ts';
import type { Language } from '../language/text.ts';

export const formatNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 2 }).format(value);

/** A number that may be known only between two ends, both of them possible. */
export interface CountShape {
  readonly atLeast: number;
  readonly atMost: number;
}

/** `25`, or `26–34` when only that is known. */
export const formatCount = ({ atLeast, atMost }: CountShape, language: Language): string =>
  atLeast === atMost
    ? formatNumber(atLeast, language)
    : `${formatNumber(atLeast, language)}–${formatNumber(atMost, language)}`;

export function formatBytes(bytes: number, language: Language): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0 }).format(value)} ${units[unit]}`;
}

/** Fen as a decimal string of yuan, exact: `"123456"` → `"1234.56"`. `null` when it is no whole number. */
export function yuanOfFen(fen: string): string | null {
  const match = /^(-?)(\d+)$/.exec(fen.trim());
  if (!match) return null;
  const digits = match[2]!.padStart(3, '0');
  return `${match[1]}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Yuan as typed, with at most two decimals, as fen: `"12.5"` → `"1250"`. `null` when it is no amount. */
export function fenOfYuan(yuan: string): string | null {
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(yuan.trim().replaceAll(',', ''));
  if (!match) return null;
  return BigInt(match[1]! + (match[2] ?? '').padEnd(2, '0')).toString();
}

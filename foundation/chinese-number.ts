/** Digits and places of the two ways Chinese numbers are written: ordinary 三十三, and in capitals 叁拾叁 against forgery. */
const scripts = {
  ordinary: { digits: [...'零一二三四五六七八九'], places: ['', '十', '百', '千'] },
  capital: { digits: [...'零壹贰叁肆伍陆柒捌玖'], places: ['', '拾', '佰', '仟'] },
} as const;
export type ChineseScript = keyof typeof scripts;

const wan = 10_000n;
const yi = 100_000_000n;
/** From 10^16 on, 万 and 亿 would have to be stacked in ways that no document writes. */
export const chineseNumberLimit = yi * yi;

/** A whole number from 0 below 10^16 in words. A gap of zeros is one 零; ten is 一十. Throws a RangeError outside. */
export function writeChinese(whole: bigint, script: ChineseScript): string {
  if (whole < 0n || whole >= chineseNumberLimit) throw new RangeError('the number is not written in words');
  if (whole >= yi) return joined(whole, yi, '亿', script);
  if (whole >= wan) return joined(whole, wan, '万', script);
  return whole === 0n ? '零' : fourDigits(Number(whole), script);
}

/**
 * Reads a whole number in ordinary words: 三十三亿, 两千万, 十, 百万, and digit by digit 二〇二五. `null` when it is not written in full:
 * 三百五 means 350 to some and 305 to others.
 */
export function readChinese(words: string): bigint | null {
  const plain = words
    .replaceAll('〇', '零')
    .replaceAll('两', '二')
    .replace(/^(?=[十百千])/, '一');
  if (plain === '' || plain.length > 40) return null;
  if (/^[零一二三四五六七八九]{2,}$/.test(plain)) return BigInt([...plain].map(digitOf).join(''));
  const whole = sum(plain);
  return whole < chineseNumberLimit && writeChinese(whole, 'ordinary') === plain ? whole : null;
}

/** The digits after 点, 三点一四: `14`. `null` when one of them is no digit. */
export function readChineseDigits(words: string): string | null {
  const digits = [...words.replaceAll('〇', '零')].map(digitOf);
  return digits.length > 0 && digits.every((digit) => digit >= 0) ? digits.join('') : null;
}

function joined(whole: bigint, unit: bigint, name: string, script: ChineseScript): string {
  const low = whole % unit;
  const high = writeChinese(whole / unit, script) + name;
  if (low === 0n) return high;
  return `${high}${low < unit / 10n ? '零' : ''}${writeChinese(low, script)}`;
}

function fourDigits(whole: number, script: ChineseScript): string {
  const { digits, places } = scripts[script];
  let written = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(whole / 10 ** place) % 10;
    if (digit === 0) {
      gap = written !== '';
      continue;
    }
    written += `${gap ? '零' : ''}${digits[digit]}${places[place]}`;
    gap = false;
  }
  return written;
}

const digitOf = (character: string): number => scripts.ordinary.digits.indexOf(character);

/** What the words add up to, read without judging whether they are well written. */
function sum(words: string): bigint {
  for (const [name, unit] of [['亿', yi] as const, ['万', wan] as const]) {
    const at = words.lastIndexOf(name);
    if (at >= 0) return sum(words.slice(0, at)) * unit + sum(words.slice(at + 1));
  }
  let total = 0n;
  let digit = 0;
  for (const character of words) {
    const place = ['十', '百', '千'].indexOf(character) + 1;
    if (place > 0) {
      total += BigInt(digit) * 10n ** BigInt(place);
      digit = 0;
    } else {
      digit = Math.max(0, digitOf(character));
    }
  }
  return total + BigInt(digit);
}

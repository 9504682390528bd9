import { readChinese, readChineseDigits } from './chinese-number.ts';
import { type Decimal, formatDecimal, parseDecimal, timesWhole } from './decimal.ts';
import { type Parsed, parsed, unparsedBy } from './parsed.ts';
import type { Bound, Quantity } from './quantity.ts';
import { text } from './text.ts';
import { type UnitName, unitWritten } from './units.ts';

export type QuantityReason = 'empty' | 'length' | 'number' | 'unit' | 'bounds' | 'range';

const refuseQuantity = unparsedBy<QuantityReason>({
  empty: text('请填写数量。', 'Enter a quantity.'),
  length: text('数量的文字不能超过80个字。', 'A quantity is at most 80 characters long.'),
  number: text('没有读到数字，或数字的写法有误。', 'There is no number, or it is not written correctly.'),
  unit: text('不认识的计量单位。', 'The unit is not known.'),
  bounds: text('限定词互相矛盾。', 'The qualifying words contradict each other.'),
  range: text(
    '这是一个区间，请分别填写下限和上限。',
    'This is a range; state its lower and its upper limit separately.',
  ),
});

/**
 * Reads a figure as documents write it, with its bound, multiplier and unit:
 *
 * - 「逾33亿元」 → `> 3300000000 元`; 「30余亿元」, 「200多户」 likewise `>`
 * - 「约」「近」「左右」 → `about`; 「不少于」「以上」 → `≥`; 「不超过」「以下」「以内」 → `≤`; 「不足」「不满」 → `<`
 * - 「三点五万平方米」, 「１，２００亩」, `12.5%`
 *
 * Nothing is guessed: words that are left over, ranges, and figures that can be read in two ways are refused.
 */
export function parseQuantity(source: string): Parsed<Quantity, QuantityReason> {
  if (source.length > 80) return refuseQuantity('length');
  // NFKC makes full-width digits and signs plain, and ㎡ m2.
  const written = source.normalize('NFKC').replace(/\s+/g, '');
  if (written === '') return refuseQuantity('empty');
  if (rangePattern.test(written)) return refuseQuantity('range');

  const [afterPrefix, prefix] = cut(written, before, 'startsWith');
  const [figure, suffix] = cut(afterPrefix, after, 'endsWith');
  const renminbi = figure.startsWith('人民币');
  const read = readFigure(renminbi ? figure.slice('人民币'.length) : figure);
  if (typeof read === 'string') return refuseQuantity(read);
  if (renminbi && read.unit !== '元') return refuseQuantity('unit');
  const bound = combined([prefix, suffix, read.more ? '>' : undefined]);
  if (!bound) return refuseQuantity('bounds');
  return parsed({ value: formatDecimal(read.value), unit: read.unit, bound, source });
}

const numeral = '[\\d零〇一二三四五六七八九十百千万亿两]';
const rangePattern = new RegExp(
  `${numeral}[^\\d零〇一二三四五六七八九]*(?:[-—–~至到]|以上)[^\\d零〇一二三四五六七八九十]*${numeral}`,
);

type BoundWords = readonly (readonly [Bound, readonly string[]])[];

/** 超过 and 不满 leave out the figure itself (《民法典》 Art 1259). 近 is below it in good usage and above it in bad: about. */
const before: BoundWords = [
  ['≥', ['不得少于', '不得低于', '不少于', '不低于', '不小于', '至少', '最少', '≥', '>=']],
  ['≤', ['不得超过', '不得高于', '不超过', '不高于', '不多于', '不大于', '至多', '最多', '≤', '<=']],
  ['>', ['超过', '多于', '高于', '大于', '突破', '逾', '超', '>']],
  ['<', ['不足', '不到', '不满', '未满', '少于', '低于', '小于', '<']],
  ['=', ['达到', '共计', '达', '共']],
  ['about', ['大约', '约为', '接近', '将近', '约', '近']],
];

/** 以上、以下、以内 include the figure, 以外 does not (the same article). */
const after: BoundWords = [
  ['≥', ['(含)以上', '及以上', '以上']],
  ['≤', ['(含)以下', '及以下', '以下', '以内']],
  ['>', ['以外']],
  ['about', ['左右', '上下']],
];

/** Takes a qualifying word off one end of the text. The lists have longer words before those they contain. */
function cut(
  written: string,
  words: BoundWords,
  end: 'startsWith' | 'endsWith',
): [string, Bound | undefined] {
  for (const [bound, spellings] of words) {
    const word = spellings.find((spelling) => written[end](spelling));
    if (word)
      return [end === 'startsWith' ? written.slice(word.length) : written.slice(0, -word.length), bound];
  }
  return [written, undefined];
}

/** One bound out of all words found: about wins, of two on one side the weaker; two sides contradict each other. */
function combined(found: readonly (Bound | undefined)[]): Bound | undefined {
  const bounds = new Set(found.filter((bound) => bound !== undefined));
  bounds.delete('=');
  if (bounds.size === 0) return '=';
  if (bounds.has('about')) return 'about';
  const lower = bounds.has('≥') ? '≥' : bounds.has('>') ? '>' : undefined;
  const upper = bounds.has('≤') ? '≤' : bounds.has('<') ? '<' : undefined;
  return lower && upper ? undefined : (lower ?? upper);
}

interface Figure {
  readonly value: Decimal;
  readonly unit: UnitName;
  /** 余 or 多 was there: somewhat more than the figure. */
  readonly more: boolean;
}

const arabic = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/;
const chinese = /^[零〇一二三四五六七八九十百千万亿两]+(?:点[零〇一二三四五六七八九]+)?/;

function readFigure(written: string): Figure | QuantityReason {
  const digits = arabic.exec(written)?.[0];
  if (digits !== undefined) {
    const value = parseDecimal(digits.replaceAll(',', ''));
    return value ? readUnit(value, written.slice(digits.length)) : 'number';
  }
  const words = chinese.exec(written)?.[0] ?? '';
  // 五千克 is five 千克: the number ends where what follows is a unit.
  for (let length = words.length; length > 0; length--) {
    const value = decimalFromChinese(words.slice(0, length));
    const figure = value && readUnit(value, written.slice(length));
    if (figure && typeof figure !== 'string') return figure;
    if (figure && length === words.length && !/[十百千万亿]$/.test(words)) return figure;
  }
  return decimalFromChinese(words) ? 'unit' : 'number';
}

function decimalFromChinese(words: string): Decimal | null {
  const [whole = '', fraction] = words.split('点');
  const value = readChinese(whole);
  if (value === null) return null;
  if (fraction === undefined) return parseDecimal(value.toString());
  const decimals = readChineseDigits(fraction);
  return decimals === null ? null : parseDecimal(`${value}.${decimals}`);
}

/** `[multiplier][余|多][multiplier]unit`: 「33亿余元」 and 「30余亿元」, but not both multipliers. */
const tail =
  /^(?<first>[十百千]?万亿|[十百千]?[万亿]|[十百千])?(?<more>[余多])?(?<second>万亿|[万亿])?(?<unit>.*)$/u;

function readUnit(number: Decimal, rest: string): Figure | QuantityReason {
  // 千克 and 千米 begin with a multiplier and are units.
  const bare = unitWritten(rest);
  if (bare !== undefined) return { value: number, unit: bare, more: false };
  const { first, more, second, unit: written = '' } = tail.exec(rest)?.groups ?? {};
  if (first && second) return 'number';
  const unit = unitWritten(written);
  if (unit === undefined) return 'unit';
  const multiplier = [...(first ?? second ?? '')].reduce(
    (product, character) => product * multipliers[character]!,
    1n,
  );
  return { value: timesWhole(number, multiplier), unit, more: more !== undefined };
}

const multipliers: { readonly [character: string]: bigint } = {
  十: 10n,
  百: 100n,
  千: 1000n,
  万: 10_000n,
  亿: 100_000_000n,
};

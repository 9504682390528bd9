import { divisionHistory, text, undatedDivision } from '#foundation';
import type { Cell, Trace } from '../detector.ts';
import { Hits, masked } from '../hits.ts';
import { idCheckFits, plausibleDay } from '../scanning/check-digits.ts';
import { shape } from '../scanning/shape.ts';

/** Asked of millions of numbers: each code is looked up once. 0: not yet, 1: there is or was such a division, 2: there never was. */
const regions = new Uint8Array(1_000_000);

/** @param code Six digits. */
export function knownRegion(code: string): boolean {
  const place = Number(code);
  if (regions[place] === 0)
    regions[place] = divisionHistory(code).length > 0 || undatedDivision(code) !== undefined ? 1 : 2;
  return regions[place] === 1;
}

/** Region, day of birth: what the first fourteen digits of an identity number are. */
const beginsLikeId = (digits: string): boolean =>
  plausibleDay(Number(digits.slice(6, 10)), Number(digits.slice(10, 12)), Number(digits.slice(12, 14))) &&
  knownRegion(digits.slice(0, 6));
/** Eighteen characters whose region, day of birth and check character hold. */
export const isSound = (number: string): boolean => beginsLikeId(number) && idCheckFits(number);

/** Digits with up to two separators between them, whichever: each step reads one character, none twice. */
const loose =
  /[0-9](?:[\s./_,|:;\\，、；：·-]{0,2}[0-9]){13,40}(?:[\s./_,|:;\\，、；：·-]{0,2}[Xx](?![0-9A-Za-z]))?/g;
const notDigits = /[^0-9Xx]+/;
/** How the eighteen are parted where somebody parts them; sums of dates and times are parted otherwise. */
const partings = new Set([
  '6,8,4',
  '6,8,3,1',
  '6,4,4,4',
  '6,4,2,2,4',
  '6,4,2,2,3,1',
  '6,12',
  '3,3,4,4,4',
  '3,3,4,2,2,4',
  '4,4,4,4,2',
  '3,3,3,3,3,3',
  '9,9',
  '14,4',
  '17,1',
  Array(18).fill(1).join(),
]);
const lookalikes: { readonly [letter: string]: string } = { O: '0', o: '0', Q: '0', l: '1', I: '1' };
const withLetters = /^[0-9OoQlI]{17}[0-9OoQlIXx]$/;
const digitsToSee = 10;
/** So many places in a longer number are tried. */
const longest = 40;

/** A sound number written so that it does not look like one: parted by anything, or with letters for digits. */
export function disguised(cell: Cell): { readonly number: string; readonly form: string } | null {
  if (!(cell.bits & shape.loose11)) return null;
  const trimmed = cell.text.length <= 40 ? cell.text.trim() : '';
  if (withLetters.test(trimmed) && trimmed.replace(/[^0-9]/g, '').length >= digitsToSee) {
    const number = trimmed.replace(/[OoQlI]/g, (letter) => lookalikes[letter]!).toUpperCase();
    if (isSound(number)) return { number, form: 'letters' };
  }
  const [chain] = cell.chains;
  // One number and nothing else has no parts to be put together.
  if (cell.chains.length === 1 && chain?.whole && chain.groups.length === 1) return null;
  for (const [run] of cell.text.matchAll(loose)) {
    const groups = run.toUpperCase().split(notDigits).filter(Boolean);
    if (groups.length === 1) continue;
    for (let first = 0; first < groups.length; first++) {
      let number = '';
      const lengths: number[] = [];
      for (let place = first; place < groups.length && number.length < 18; place++) {
        number += groups[place];
        lengths.push(groups[place]!.length);
      }
      if (number.length === 18 && partings.has(lengths.join()) && isSound(number))
        return { number, form: 'parted' };
    }
  }
  return null;
}

/** Share of a column that chance does not reach. */
const inLonger = 0.5;
const ofTheForm = 0.9;
const leastTexts = 20;
const leastYears = 12;
const grownUpBefore = 2010;

/**
 * Columns of numbers that are no sound identity numbers one by one, and as a column cannot be anything else: nineteen digits and more with a sound one inside
 * nearly each; or a region and a day of birth at the head of nearly each, whose years are those of people and not of a register: the check character was
 * cut off, altered, or stands in the next column.
 */
export class AlteredNumbers {
  private readonly inside = new Hits();
  private longer = 0;
  private readonly shaped = new Hits();
  private whole = 0;
  private early = 0;
  private readonly years = new Set<string>();

  see(cell: Cell): void {
    const [chain] = cell.chains;
    if (cell.chains.length !== 1 || !chain || chain.groups.length !== 1) return;
    const digits = chain.groups[0]!;
    if (digits.length > 18) {
      if (digits.length > longest) return;
      this.longer++;
      for (let from = 0; from + 18 <= digits.length; from++) {
        const number = digits.slice(from, from + 18);
        if (!isSound(number)) continue;
        this.inside.add(cell.rows, 'within-longer', () => masked(number, 3));
        return;
      }
      return;
    }
    if (!chain.whole || ![14, 16, 17, 18].includes(digits.length)) return;
    this.whole++;
    if (!beginsLikeId(digits)) return;
    const year = digits.slice(6, 10);
    this.years.add(year);
    if (Number(year) < grownUpBefore) this.early++;
    this.shaped.add(cell.rows, 'no-check', () => masked(digits, 3));
  }

  /** @param doubted Called a number of things, and none of it is sound: told, and for people to look at. */
  judge(doubted: boolean): Trace[] {
    const traces: Trace[] = [];
    if (this.inside.distinct >= 3 && this.inside.distinct >= this.longer * inLonger)
      traces.push({
        family: 'resident-id',
        hits: this.inside,
        confidence: 'medium',
        valid: { fits: this.inside.distinct, of: this.longer },
        why: [
          text(
            '多数较长的数字里含有地区、出生日期和校验码都正确的十八位号码',
            'Most of these longer numbers hold eighteen digits whose region, day of birth and check character are right',
          ),
        ],
      });
    const { distinct } = this.shaped;
    if (
      distinct >= leastTexts &&
      distinct >= this.whole * ofTheForm &&
      this.years.size >= leastYears &&
      this.early >= distinct / 2
    )
      traces.push({
        family: 'resident-id',
        hits: this.shaped,
        confidence: doubted ? 'low' : 'medium',
        why: [
          text(
            `九成以上取值以行政区划和出生日期开头，出生年份分布在 ${this.years.size} 年：像是校验码被截去、改动或拆到别列的身份证号`,
            `Nine in ten values begin with a division and a day of birth, of ${this.years.size} years: like identity numbers whose check character was cut off, altered or put into another column`,
          ),
        ],
      });
    return traces;
  }
}

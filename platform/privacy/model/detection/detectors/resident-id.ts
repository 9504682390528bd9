import { isProvinceCode, text } from '#foundation';
import type { Cell, ColumnFacts, Detector, Trace } from '../detector.ts';
import { Hits, masked } from '../hits.ts';
import { type Chain, digitsFrom } from '../scanning/chains.ts';
import { idCheckFits, mod1110Fits, plausibleDay } from '../scanning/check-digits.ts';
import { shape } from '../scanning/shape.ts';
import { AlteredNumbers, disguised, knownRegion } from './disguised-id.ts';
import { scientific } from './scientific.ts';

const provinces = new Set(
  Array.from({ length: 90 }, (_, place) => String(place + 10)).filter(
    (code) => code === '83' || isProvinceCode(code),
  ),
);

/** 18 digits whose province and day of birth are possible: what a check character may decide on. */
export const isIdLike = (number: string): boolean =>
  provinces.has(number.slice(0, 2)) &&
  plausibleDay(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14)));

const isOldIdLike = (number: string): boolean =>
  plausibleDay(
    1900 + Number(number.slice(6, 8)),
    Number(number.slice(8, 10)),
    Number(number.slice(10, 12)),
  ) &&
  number.slice(12) !== '000' &&
  knownRegion(number.slice(0, 6));

/** Says that the number behind it is an identity number. */
const announced = /身份证|公民身份|证件号/;
const announcedWithin = 16;

/** Too few candidates to tell chance from numbers with a check character, and the share that chance alone would not reach. */
const fewCandidates = 12;
const chanceShare = 0.3;

/**
 * Identity numbers (GB 11643): eighteen characters by their check character, whole, in free text, spaced; damaged ones in scientific
 * notation; old ones of fifteen digits, which have no check and are judged as a column: business registration and tax numbers have as
 * many digits and begin with a division code as well.
 */
export const residentIdDetector: Detector = {
  needs: shape.chain11 | shape.plus | shape.loose11,
  sampled: false,
  open(header) {
    const sound = new Hits();
    const unsound = new Hits();
    const old = new OldNumbers();
    const damaged = new Damaged();
    const altered = new AlteredNumbers();
    return {
      see(cell) {
        if (cell.bits & shape.chain15) {
          const seen = inChains(cell);
          if (seen?.sound) {
            sound.add(cell.rows, seen.form, () => masked(seen.number, 3));
            return;
          }
          if (seen) unsound.add(cell.rows, seen.form, () => masked(seen.number, 3));
          else old.see(cell);
        }
        const hidden = disguised(cell);
        if (hidden) {
          sound.add(cell.rows, hidden.form, () => masked(hidden.number, 3));
          return;
        }
        if (cell.bits & shape.chain11) altered.see(cell);
        if (cell.bits & shape.plus) damaged.see(cell);
      },
      judge: (facts) => [
        ...judgeNumbers(sound, unsound, facts, header.families.has('resident-id')),
        ...old.judge(header.families.has('resident-id'), sound.distinct > 0),
        ...damaged.judge(header.families.has('resident-id')),
        ...altered.judge(header.thing && sound.distinct === 0),
      ],
    };
  },
};

interface Seen {
  readonly number: string;
  readonly sound: boolean;
  readonly form: string;
}

/** The first sound number of a cell, else the first that only fails its check. */
function inChains(cell: Cell): Seen | null {
  let unsound: Seen | null = null;
  for (const chain of cell.chains) {
    if (chain.bound) continue;
    for (let first = 0; first < chain.groups.length; first++) {
      const number = numberAt(chain, first);
      if (!number || !isIdLike(number)) continue;
      const form = chain.groups.length === 1 ? (chain.whole ? 'whole' : 'embedded') : 'spaced';
      if (idCheckFits(number)) return { number, sound: true, form };
      unsound ??= { number, sound: false, form };
    }
  }
  return unsound;
}

function numberAt({ groups, checkX }: Chain, first: number): string | null {
  const whole = digitsFrom(groups, first, 18);
  if (whole) return whole;
  if (!checkX) return null;
  const body = digitsFrom(groups, first, 17);
  // The X stands behind the last group only.
  return body && groups.slice(first).join('').length === 17 ? `${body}X` : null;
}

function judgeNumbers(sound: Hits, unsound: Hits, facts: ColumnFacts, hinted: boolean): Trace[] {
  const of = sound.distinct + unsound.distinct;
  if (of === 0) return [];
  const valid = { fits: sound.distinct, of };
  const share = sound.distinct / of;
  if (sound.distinct > 0) {
    const byChance = of >= fewCandidates && share < chanceShare;
    return [
      {
        family: 'resident-id',
        hits: sound,
        valid,
        confidence: byChance ? (hinted ? 'medium' : 'low') : 'high',
        why: [
          byChance
            ? text(
                `${of} 个形似号码中只有 ${sound.distinct} 个校验码正确，接近偶然水平`,
                `Only ${sound.distinct} of ${of} numbers of this form pass their check character: about as many as chance gives`,
              )
            : text(
                `${of} 个形似号码中 ${sound.distinct} 个的地区、出生日期和校验码都正确（GB 11643）`,
                `Region, day of birth and check character hold in ${sound.distinct} of ${of} numbers of this form (GB 11643)`,
              ),
        ],
      },
    ];
  }
  if (!hinted || unsound.cells < facts.cells / 2) return [];
  return [
    {
      family: 'resident-id',
      hits: unsound,
      valid,
      confidence: 'medium',
      why: [
        text(
          '列名为身份证号，半数以上取值的地区和出生日期成立，但校验码都不对：可能是改动过的号码',
          'The header names identity numbers, and region and day of birth hold in most values, yet no check character does: they may have been altered',
        ),
      ],
    },
  ];
}

/** Fifteen digits in a whole cell: what of them is a date of birth in a known region, and what a registration number. */
class OldNumbers {
  private readonly likely = new Hits();
  private readonly told = new Hits();
  private readonly regions = new Set<string>();
  private readonly years = new Set<string>();
  private distinct = 0;
  private registered = 0;

  see(cell: Cell): void {
    for (const chain of cell.chains) {
      const [number] = chain.groups;
      if (chain.bound || chain.checkX || chain.groups.length !== 1 || number?.length !== 15) continue;
      if (!chain.whole) {
        const before = cell.text.slice(Math.max(0, chain.start - announcedWithin), chain.start);
        if (announced.test(before) && isOldIdLike(number)) {
          this.told.add(cell.rows, 'fifteen-embedded', () => masked(number, 3));
          return;
        }
        continue;
      }
      this.distinct++;
      if (mod1110Fits(number)) this.registered++;
      if (!isOldIdLike(number)) return;
      this.likely.add(cell.rows, 'fifteen', () => masked(number, 3));
      if (this.regions.size < 100) this.regions.add(number.slice(0, 4));
      this.years.add(number.slice(6, 8));
      return;
    }
  }

  judge(hinted: boolean, amongIds: boolean): Trace[] {
    const traces: Trace[] = [];
    if (this.told.distinct > 0)
      traces.push({
        family: 'resident-id',
        hits: this.told,
        confidence: 'medium',
        why: [
          text(
            '文中写明是身份证号，十五位数字的地区和出生日期成立',
            'The text says that it is an identity number, and region and day of birth of the fifteen digits hold',
          ),
        ],
      });
    const share = this.distinct === 0 ? 0 : this.likely.distinct / this.distinct;
    const registrations = this.distinct >= 3 && this.registered / this.distinct >= 0.6;
    const spread = this.distinct >= 5 && this.years.size >= 3 && this.regions.size >= 2;
    const believed = hinted || amongIds ? share >= 0.5 : share >= 0.8 && spread;
    if (!registrations && this.likely.distinct > 0 && believed)
      traces.push({
        family: 'resident-id',
        hits: this.likely,
        valid: { fits: this.likely.distinct, of: this.distinct },
        confidence: hinted && share >= 0.8 ? 'high' : 'medium',
        why: [
          text(
            `${this.distinct} 个十五位数字中 ${this.likely.distinct} 个的地区和出生日期成立，且不是带校验的工商注册号`,
            `Region and day of birth hold in ${this.likely.distinct} of ${this.distinct} numbers of fifteen digits, which are no registration numbers with a check digit`,
          ),
        ],
      });
    return traces;
  }
}

/** Numbers that a spreadsheet turned into `1.10105E+17`: what is left of them begins with a region, and may go on to the date. */
class Damaged {
  private readonly likely = new Hits();
  private readonly provinces = new Set<string>();
  private distinct = 0;
  private dated = 0;

  see(cell: Cell): void {
    const number = scientific(cell.text);
    if (number?.exponent !== 17) return;
    this.distinct++;
    const { digits } = number;
    if (digits.length < 6 || !knownRegion(digits.slice(0, 6))) return;
    const year = digits.slice(6, 10);
    if (year && !['18', '19', '20'].some((century) => century.startsWith(year.slice(0, 2)))) return;
    if (digits.length >= 14) {
      if (!isIdLike(digits)) return;
      this.dated++;
    }
    if (this.provinces.size < 40) this.provinces.add(digits.slice(0, 2));
    this.likely.add(cell.rows, 'scientific', () => `${digits[0]}.${'*'.repeat(5)}E+17`);
  }

  judge(hinted: boolean): Trace[] {
    const share = this.distinct === 0 ? 0 : this.likely.distinct / this.distinct;
    if (this.likely.distinct === 0 || share < 0.5) return [];
    const dated = this.dated === this.likely.distinct;
    const confidence =
      dated || hinted ? (dated && hinted ? 'high' : 'medium') : this.provinces.size >= 3 ? 'medium' : 'low';
    return [
      {
        family: 'resident-id',
        hits: this.likely,
        confidence,
        why: [
          dated
            ? text(
                '科学计数法里仍可读出地区和出生日期',
                'Region and day of birth can still be read in the scientific notation',
              )
            : text(
                '科学计数法的十八位数以行政区划代码开头；其余位数已丢失，无法校验',
                'Numbers of eighteen digits in scientific notation begin with division codes; the rest is lost and cannot be checked',
              ),
        ],
      },
    ];
  }
}

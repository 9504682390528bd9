import { text } from '#foundation';
import type { Cell, Detector, Trace } from '../detector.ts';
import { Hits, masked } from '../hits.ts';
import { type Chain, digitsFrom } from '../scanning/chains.ts';
import { shape } from '../scanning/shape.ts';
import { scientific } from './scientific.ts';

/** Second and third digits that the four carriers and their resellers have been given. */
const mobileStart = /^1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])/;
/** Eleven digits with a prefix in use. */
export const isMobile = (number: string): boolean => number.length === 11 && mobileStart.test(number);
/** How people group the eleven digits. */
const groupings = new Set(['11', '3,4,4', '3,8', '4,3,4', '7,4', '4,7', '3,4,2,2', '5,6']);
const service = /^(?:400|800)\d{7}$/;
const areaCode = /^0(?:10|2\d|[3-9]\d{2})$/;
const wholeNumber = /^(?:0(?:10|2\d)[2-9]\d{7}|0[3-9]\d{2}[2-9]\d{6,7})$/;

/** `138.1234.5678`, `138/1234/5678`, `(138)12345678`, one by one: written so that it does not look like one. */
const parted =
  /(?<![0-9])(?:1[3-9]\d([./_,|:，、·]|\s{1,2})\d{4}\1\d{4}|1[3-9]\d[/_|]\d{8}|[(（]1[3-9]\d[)）]\s?\d{4}[\s-]?\d{4}|(?<![0-9][\s./_,-])1(?:[\s./_,-]\d){10}(?![\s./_,-][0-9]))(?![0-9])/;

function disguised(cell: Cell): { readonly number: string; readonly form: string } | null {
  if (cell.bits & shape.plus) {
    const number = scientific(cell.text);
    if (number?.exponent === 10 && number.digits.length === 11 && mobileStart.test(number.digits))
      return { number: number.digits, form: 'scientific' };
  }
  const digits =
    cell.bits & (shape.loose11 | shape.chain7)
      ? parted.exec(cell.text)?.[0].replace(/[^0-9]/g, '')
      : undefined;
  return digits && mobileStart.test(digits) ? { number: digits, form: 'parted' } : null;
}

const withArea = /(?:^|[^0-9])0\d{2,3}[-)）\s]?\s?[2-9]\d{6}/;

/** Mobile and landline numbers. Running numbers of eleven digits that happen to begin like mobiles are told apart by the column. */
export const phoneDetector: Detector = {
  needs: shape.chain7 | shape.plus | shape.loose11,
  sampled: false,
  open(header) {
    const mobiles = new Hits();
    const lines = new Hits();
    const hinted = header.families.has('mobile') || header.families.has('landline');
    const prefixes = new Set<string>();
    const blocks = new Set<string>();
    let wholeMobiles = 0;
    let wholeNumbers = 0;
    let solid = 0;
    let solidLines = 0;
    return {
      see(cell) {
        // Without a word for it a landline needs its area code.
        let mobile = disguised(cell);
        if (!mobile && !(cell.bits & shape.chain11) && !hinted && !withArea.test(cell.text)) return;
        if (isSolid(cell)) solid++;
        let line: string | null = null;
        for (const chain of cell.chains) {
          if (chain.whole && chain.groups.length === 1 && chain.groups[0]!.length === 11) wholeNumbers++;
          mobile ??= mobileIn(chain);
          line ??= lineIn(chain, cell, hinted);
          if (mobile) break;
        }
        if (mobile) {
          const { number, form } = mobile;
          mobiles.add(cell.rows, form, () => masked(number, 3));
          if (form === 'whole') {
            wholeMobiles++;
            prefixes.add(number.slice(0, 3));
            if (blocks.size < 10_000) blocks.add(number.slice(0, 7));
          }
        } else if (line) {
          const number = line;
          if (isSolid(cell)) solidLines++;
          lines.add(cell.rows, 'landline', () => masked(number, 3));
        }
      },
      judge() {
        const traces: Trace[] = [];
        if (mobiles.distinct > 0) {
          const running =
            !hinted && wholeMobiles >= 20 && (prefixes.size <= 2 || blocks.size < wholeMobiles / 50);
          const rare = !hinted && wholeNumbers >= 20 && wholeMobiles / wholeNumbers < 0.3;
          const onlyWhole = mobiles.distinct === wholeMobiles;
          const doubtful = onlyWhole && (running || rare || (header.thing && !hinted && prefixes.size < 5));
          traces.push({
            family: 'mobile',
            hits: mobiles,
            ...(wholeNumbers > 0 ? { valid: { fits: wholeMobiles, of: wholeNumbers } } : {}),
            confidence: doubtful ? 'low' : hinted || prefixes.size >= 5 ? 'high' : 'medium',
            why: [
              doubtful
                ? text(
                    '十一位数字以手机号段开头，但整列看像流水号或编号',
                    'Eleven digits begin like mobile numbers, but the column as a whole looks like running numbers or codes',
                  )
                : hinted
                  ? text(
                      '列名与取值都指向手机号码，号段有效',
                      'Header and values both say mobile numbers, of prefixes in use',
                    )
                  : text(
                      '取值是有效号段的十一位手机号码',
                      'The values are mobile numbers of eleven digits with prefixes in use',
                    ),
            ],
          });
        }
        // One in ten of any numbers begins like an area code.
        const chance = !hinted && lines.distinct === solidLines && solidLines < solid / 2;
        if (lines.distinct > 0 && (hinted || lines.distinct >= 3) && !chance)
          traces.push({
            family: 'landline',
            hits: lines,
            confidence: hinted ? 'high' : 'medium',
            why: [text('区号与号码位数成立', 'Area code and number of digits hold')],
          });
        return traces;
      },
    };
  },
};

/** One number of as many digits as a landline with its area code, and nothing else. */
const isSolid = ({ chains: [chain, ...rest] }: Cell): boolean =>
  rest.length === 0 &&
  chain?.whole === true &&
  chain.groups.length === 1 &&
  /^\d{10,12}$/.test(chain.groups[0]!);

function mobileIn(chain: Chain): { readonly number: string; readonly form: string } | null {
  if (chain.bound || chain.checkX) return null;
  const { groups } = chain;
  for (let first = 0; first < groups.length; first++) {
    const start = countryCode(groups[first]!) ? first + 1 : first;
    const joined = digitsFrom(groups, start, 11);
    if (joined && mobileStart.test(joined) && groupings.has(grouping(groups, start)))
      return { number: joined, form: formOf(chain, groups[start]!.length === 11) };
    const before =
      chain.whole && groups.length === 1 ? /^(?:86|0086|086|0)(1\d{10})$/ : /^(?:86|0086|086)(1\d{10})$/;
    const glued = before.exec(groups[first]!)?.[1];
    if (glued && mobileStart.test(glued)) return { number: glued, form: formOf(chain, true) };
  }
  return null;
}

const countryCode = (group: string): boolean => group === '86' || group === '0086';

function grouping(groups: readonly string[], first: number): string {
  const lengths: number[] = [];
  let sum = 0;
  for (let place = first; place < groups.length && sum < 11; place++) {
    lengths.push(groups[place]!.length);
    sum += groups[place]!.length;
  }
  return lengths.join(',');
}

const formOf = (chain: Chain, solid: boolean): string =>
  !solid ? 'spaced' : chain.whole && chain.groups.length === 1 ? 'whole' : 'embedded';

/** Numbers of firms for everybody (400, 800) are nobody's. */
function lineIn(chain: Chain, cell: Cell, hinted: boolean): string | null {
  if (chain.bound || chain.checkX) return null;
  const [first = '', second = ''] = chain.groups;
  const joined = chain.groups.join('');
  if (service.test(joined)) return null;
  if (areaCode.test(first) && /^[2-9]\d{6,7}$/.test(second)) return first + second;
  if (first === '86' || first === '0086') return null;
  if (wholeNumber.test(first)) return first;
  // `(010)82345678`: the area code stands in brackets before the chain.
  const bracket = cell.text.slice(Math.max(0, chain.start - 6), chain.start);
  const area = /[(（](0\d{2,3})[)）]\s?$/.exec(bracket)?.[1];
  if (area && areaCode.test(area) && /^[2-9]\d{6,7}$/.test(first)) return area + first;
  return hinted && chain.whole && /^[2-9]\d{6,7}$/.test(first) && chain.groups.length === 1 ? first : null;
}

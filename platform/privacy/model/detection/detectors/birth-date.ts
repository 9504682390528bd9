import { text } from '#foundation';
import type { Detector } from '../detector.ts';
import { Hits } from '../hits.ts';
import { plausibleDay } from '../scanning/check-digits.ts';
import { scientific } from './scientific.ts';

const written =
  /^\s*((?:18|19|20)\d{2})\s?[-/.年]\s?(\d{1,2})(?:\s?[-/.月]\s?(\d{1,2})\s?日?|月)?(?:[ T]0{1,2}:0{2}(?::00)?(?:\.0{1,3})?)?\s*$/;
const solid = /^\s*((?:18|19|20)\d{2})(\d{2})(\d{2})\s*$/;

/** Dates of birth: the header has to say so, because a date does not; then the values have to be days people are born on. */
export const birthDateDetector: Detector = {
  needs: 0,
  sampled: true,
  open(header) {
    if (!header.families.has('birth-date')) return null;
    const hits = new Hits();
    const years = new Set<string>();
    let seen = 0;
    return {
      see({ text: source, rows }) {
        seen++;
        if (source.length > 32) return;
        const found = written.exec(source) ?? solid.exec(source);
        const [, year = '', month = '', day = '1'] = found ?? compactDate(source) ?? [];
        if (!plausibleDay(Number(year), Number(month), Number(day))) return;
        if (years.size < 300) years.add(year);
        hits.add(
          rows,
          found?.[3] === undefined && found ? 'month' : 'day',
          () => `${year.slice(0, 2)}**-**-**`,
        );
      },
      judge() {
        const share = seen === 0 ? 0 : hits.distinct / seen;
        if (share < 0.5) return [];
        return [
          {
            family: 'birth-date',
            hits,
            valid: { fits: hits.distinct, of: seen },
            confidence: share >= 0.9 && years.size >= 2 ? 'high' : 'medium',
            why: [
              text(
                `列名为出生日期，取值是可能的出生日期，分布在 ${years.size} 个年份`,
                `The header says birth, and values are days people may be born on, in ${years.size} years`,
              ),
            ],
          },
        ];
      },
    };
  },
};

/** 1.99001E+07: a date that a spreadsheet took for a number keeps its year and month. */
function compactDate(source: string): readonly string[] | null {
  const number = scientific(source);
  if (number?.exponent !== 7 || number.digits.length < 6) return null;
  const { digits } = number;
  return ['', digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8).padEnd(2, '1')];
}

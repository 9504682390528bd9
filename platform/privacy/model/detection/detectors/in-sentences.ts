import { text } from '#foundation';
import type { Detector } from '../detector.ts';
import { Hits, masked } from '../hits.ts';
import { plausibleDay } from '../scanning/check-digits.ts';
import { shape } from '../scanning/shape.ts';
import { toldNames } from '../words/told-names.ts';

/** Fewer different names than this may be one word that looks like a name. */
const leastNames = 3;
const shortestSentence = 5;

/** Names of persons that a sentence tells as names: behind a word for a person, and in the titles of cases. */
export const toldNamesDetector: Detector = {
  needs: shape.han,
  sampled: true,
  open() {
    const hits = new Hits();
    const names = new Set<string>();
    return {
      see({ text: source, rows }) {
        if (source.length < shortestSentence) return;
        const [told] = toldNames(source);
        if (!told) return;
        if (names.size < 100) names.add(told.name);
        hits.add(rows, 'embedded', () => masked(told.name, 1));
      },
      judge: () =>
        hits.distinct === 0
          ? []
          : [
              {
                family: 'person-name',
                hits,
                confidence: names.size >= leastNames ? 'medium' : 'low',
                why: [
                  text(
                    `文中以称谓或案名写出 ${names.size}${names.size === 100 ? '+' : ''} 个不同的人名`,
                    `Sentences tell ${names.size}${names.size === 100 ? '+' : ''} different names, behind a word for a person or in the title of a case`,
                  ),
                ],
              },
            ],
    };
  },
};

const born =
  /((?:18|19|20)\d{2})\s?[年./-]\s?(\d{1,2})\s?(?:月\s?(?:(\d{1,2})\s?日\s?)?)?(?:出生|生(?=$|[，,。；;、）)\s]))|(?:(?<![发产诞])生于|出生日期[:：]?)\s?((?:18|19|20)\d{2})\s?[年./-]\s?(\d{1,2})/;

/** Days of birth in a sentence: a date that 生 stands behind, or 生于 before. */
export const toldBirthsDetector: Detector = {
  needs: shape.digit,
  sampled: true,
  open() {
    const hits = new Hits();
    return {
      see({ text: source, rows }) {
        if (source.length < shortestSentence || !source.includes('生')) return;
        const found = born.exec(source.length > 2000 ? source.slice(0, 2000) : source);
        if (!found) return;
        const [, year = found[4], month = found[5], day = '1'] = found;
        if (!plausibleDay(Number(year), Number(month), Number(day))) return;
        hits.add(rows, 'embedded', () => `${year!.slice(0, 2)}**-**`);
      },
      judge: () =>
        hits.distinct === 0
          ? []
          : [
              {
                family: 'birth-date',
                hits,
                confidence: hits.distinct >= leastNames ? ('high' as const) : ('medium' as const),
                why: [
                  text('文中写明何年何月出生', 'Sentences say in which year and month somebody was born'),
                ],
              },
            ],
    };
  },
};

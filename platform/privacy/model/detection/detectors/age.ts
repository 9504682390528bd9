import { text } from '#foundation';
import type { Detector } from '../detector.ts';
import { Hits } from '../hits.ts';
import { shape } from '../scanning/shape.ts';

const age = /^\s*(\d{1,3})(?:\.0)?\s?(?:岁|周岁)?\s*$/;
const oldest = 125;

/** Ages: whole numbers up to that of the oldest, where the header says age. */
export const ageDetector: Detector = {
  needs: shape.digit,
  sampled: true,
  open(header) {
    if (!header.families.has('age')) return null;
    const hits = new Hits();
    return {
      see({ text: source, rows }) {
        if (source.length > 12) return;
        const years = age.exec(source)?.[1];
        if (years !== undefined && Number(years) <= oldest) hits.add(rows, 'years', () => '**');
      },
      judge: ({ distinct }) =>
        hits.distinct === 0 || hits.distinct < distinct / 2
          ? []
          : [
              {
                family: 'age',
                hits,
                confidence: 'high',
                why: [
                  text(
                    '列名为年龄，取值是 0 至 125 的整数',
                    'The header says age, and values are whole numbers from 0 to 125',
                  ),
                ],
              },
            ],
    };
  },
};

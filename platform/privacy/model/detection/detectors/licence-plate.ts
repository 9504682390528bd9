import { text } from '#foundation';
import type { Detector } from '../detector.ts';
import { Hits, masked } from '../hits.ts';
import { shape } from '../scanning/shape.ts';

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领';
const plate = new RegExp(
  `[${provinces}][A-HJ-NP-Z][·•\\s-]?(?:[DFA-HJ-K]\\d{5}|[DFA-HJ-K][A-HJ-NP-Z]\\d{4}|\\d{5}[DFA-HJ-K]|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9学警港澳挂试超领])(?![A-Z0-9])`,
);
const digits = /\d/;

/** Plates GA 36: a province's character, a letter, five characters, or six for new energy. I and O are not used. */
export const licencePlateDetector: Detector = {
  needs: shape.han,
  sampled: false,
  open(header) {
    const hits = new Hits();
    const hinted = header.families.has('licence-plate');
    return {
      see({ text: source, rows, bits }) {
        if (!(bits & shape.latin && bits & shape.digit)) return;
        const found = plate.exec(source)?.[0];
        // Letters alone after the province are words, as in 京ABCDEF系列.
        if (!found || !digits.test(found)) return;
        const form = found.replace(/[·•\s-]/, '').length === 8 ? 'new-energy' : 'plate';
        hits.add(rows, found.length === source.trim().length ? form : `${form}-embedded`, () =>
          masked(found, 2),
        );
      },
      judge: ({ distinct }) =>
        hits.distinct === 0
          ? []
          : [
              {
                family: 'licence-plate',
                hits,
                confidence:
                  hinted || hits.distinct / distinct >= 0.5 ? 'high' : hits.distinct >= 3 ? 'medium' : 'low',
                why: [
                  text(
                    '省级简称、发牌机关代号和序号的格式成立（GA 36）',
                    'Province, issuing office and serial have the form of plates (GA 36)',
                  ),
                ],
              },
            ],
    };
  },
};

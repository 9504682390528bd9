import { text } from '#foundation';
import type { Detector, Trace } from '../detector.ts';
import { Hits, masked } from '../hits.ts';
import { shape } from '../scanning/shape.ts';

/** Ordinary, official, diplomatic and service passports of China; the old 14 and 15; permits for Hong Kong, Macao and Taiwan. */
const forms: readonly (readonly [form: string, RegExp])[] = [
  ['passport', /^(?:E\d{8}|E[A-HJ-NP-Z]\d{7}|[DGPS]\d{8}|[DPS]E\d{7}|1[45]\d{7})$/],
  ['travel-permit', /^(?:[HM]\d{8}(?:\d{2})?|C\d{8}|C[A-HJ-NP-Z]\d{7}|T\d{8}|W\d{8})$/],
];
const told =
  /(?:护照|通行证|回乡证|台胞证|passport)[^0-9A-Za-z]{0,12}(?:no\.?\s?)?([A-Z]{1,2}\d{7,10})(?![0-9A-Za-z])/i;

/** Passports have no check character in print: a letter and eight digits are product codes as well, so words must say what they are. */
export const passportDetector: Detector = {
  needs: shape.chain7,
  sampled: false,
  open(header) {
    const whole = new Hits();
    const inText = new Hits();
    const hinted = header.families.has('passport');
    const silent = new SilentPassports();
    let coded = 0;
    return {
      see({ text: source, rows, bits }) {
        const code = source.length <= 16 ? source.trim().toUpperCase() : '';
        if (hinted && /^[A-Z]{0,3}\d{7,12}$/.test(code)) {
          coded++;
          const form = forms.find(([, pattern]) => pattern.test(code))?.[0];
          if (form) whole.add(rows, form, () => masked(code, 1));
        } else if (bits & (shape.han | shape.latin)) {
          if (!hinted) silent.see(code, rows);
          const number = told.exec(source)?.[1]?.toUpperCase();
          if (number && forms.some(([, pattern]) => pattern.test(number)))
            inText.add(rows, 'embedded', () => masked(number, 1));
        }
      },
      judge: () => [
        ...(hinted && whole.distinct > 0 && whole.distinct / coded >= (header.document ? 0.1 : 0.3)
          ? [
              {
                family: 'passport' as const,
                hits: whole,
                valid: { fits: whole.distinct, of: coded },
                confidence: header.document && whole.distinct < 3 ? ('medium' as const) : ('high' as const),
                why: [
                  text(
                    '列名为证件或护照，取值符合护照、通行证号码的格式',
                    'The header names passports or documents, and values have the form of passport or permit numbers',
                  ),
                ],
              },
            ]
          : []),
        ...(inText.distinct > 0
          ? [
              {
                family: 'passport' as const,
                hits: inText,
                confidence: 'high' as const,
                why: [
                  text(
                    '文中写明是护照或通行证，其后号码格式成立',
                    'The text says passport or permit, and a number of that form follows',
                  ),
                ],
              },
            ]
          : []),
        ...(header.thing ? [] : silent.judge()),
      ],
    };
  },
};

const eights = /^E\d{8}$/;
const lettered = /^E[A-HJ-NP-Z]\d{7}$/;
/** Of so many different codes nearly all, in both forms that ordinary passports have had, and spread like numbers given out over years. */
const leastSilent = 10;
const silentShare = 0.95;
const eachForm = 0.1;

/** A column whose header says nothing, of nothing but ordinary passports of both series (E with eight digits, E with a letter and seven). */
class SilentPassports {
  private readonly hits = new Hits();
  private readonly starts = new Set<string>();
  private coded = 0;
  private withLetter = 0;

  see(code: string, rows: number): void {
    this.coded++;
    const letter = lettered.test(code);
    if (!letter && !eights.test(code)) return;
    if (letter) this.withLetter++;
    this.starts.add(code.slice(1, 4));
    this.hits.add(rows, 'passport', () => masked(code, 1));
  }

  judge(): Trace[] {
    const { distinct } = this.hits;
    const share = this.withLetter / distinct;
    const all = distinct >= leastSilent && distinct >= this.coded * silentShare;
    const both = share >= eachForm && share <= 1 - eachForm;
    // Running numbers and batches begin alike.
    if (!all || !both || this.starts.size < Math.min(distinct * 0.6, 100)) return [];
    return [
      {
        family: 'passport',
        hits: this.hits,
        valid: { fits: distinct, of: this.coded },
        confidence: 'medium',
        why: [
          text(
            '列名没有说明，但取值都是普通护照两种号段的格式，且分散',
            'The header does not say so, but all values have the forms of the two series of ordinary passports, and are spread',
          ),
        ],
      },
    ];
  }
}

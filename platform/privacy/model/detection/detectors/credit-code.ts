import { text } from '#foundation';
import type { Detector, Trace } from '../detector.ts';
import { Hits, masked } from '../hits.ts';
import { mod1110Fits } from '../scanning/check-digits.ts';
import { shape } from '../scanning/shape.ts';

const creditCode = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
/** A code that strayed into another column is no column of codes. */
const fewStray = 0.02;
/** Too few to tell chance from codes, and the share that chance does not reach. */
const fewCandidates = 12;
const chanceShare = 0.3;
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const digitOf = new Uint8Array(128);
for (let place = 0; place < alphabet.length; place++) digitOf[alphabet.charCodeAt(place)] = place;
/** Powers of 3 modulo 31 (GB 32100). */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The check character of a code of the right form; foundation's reading says more and takes longer. */
function checkFits(code: string): boolean {
  let sum = 0;
  for (let place = 0; place < 17; place++) sum += digitOf[code.charCodeAt(place)]! * weights[place]!;
  return alphabet[(31 - (sum % 31)) % 31] === code[17];
}

const registration = /^[1-6]\d{14}$/;

/**
 * Codes of organisations: unified social credit codes (GB 32100) and the fifteen digits registered before them. Kind 92, and sequences
 * from 6 on in the old ones, are individual businesses (个体工商户): the code points at a person.
 */
export const creditCodeDetector: Detector = {
  needs: shape.chain7 | shape.latin,
  sampled: false,
  open(header) {
    const named = /信用代码|识别号|统一代码|uscc/i.test(header.name);
    const codes = new Hits();
    const individuals = new Hits();
    const registrations = new Hits();
    const individualRegistrations = new Hits();
    let candidates = 0;
    let fifteen = 0;
    return {
      see({ text: source, rows }) {
        if (source.length < 15 || source.length > 24) return;
        const code = source.trim().toUpperCase();
        if (code.length === 18 && creditCode.test(code)) {
          candidates++;
          if (!checkFits(code)) return;
          const hits = code.startsWith('92') ? individuals : codes;
          hits.add(rows, 'whole', () => masked(code, 2));
        } else if (code.length === 15 && registration.test(code)) {
          fifteen++;
          if (!mod1110Fits(code)) return;
          const hits = code[6]! >= '6' ? individualRegistrations : registrations;
          hits.add(rows, 'registration', () => masked(code, 2));
        }
      },
      judge({ cells }) {
        const traces: Trace[] = [];
        const fits = codes.distinct + individuals.distinct;
        const registered = registrations.distinct + individualRegistrations.distinct;
        const areRegistrations = fifteen >= 3 && registered / fifteen >= 0.6;
        if (individuals.distinct > 0)
          traces.push({
            family: 'individual-business',
            hits: individuals,
            valid: { fits, of: candidates },
            // One in thirty of any eighteen characters passes the check.
            confidence: candidates >= fewCandidates && fits / candidates < chanceShare ? 'low' : 'high',
            why: [
              text(
                '统一社会信用代码第二位为 2（个体工商户），校验码正确',
                'The second character of the credit code is 2 (individual business), and its check character holds',
              ),
            ],
          });
        else if (areRegistrations && individualRegistrations.distinct > 0)
          traces.push({
            family: 'individual-business',
            hits: individualRegistrations,
            valid: { fits: registered, of: fifteen },
            confidence: 'medium',
            why: [
              text(
                '工商注册号顺序码以 6 至 9 开头（个体工商户），校验码正确',
                'The sequence of the registration number begins with 6 to 9 (individual business), and its check digit holds',
              ),
            ],
          });
        if (
          codes.distinct > 0 &&
          fits / candidates >= chanceShare &&
          (named || codes.cells >= fewStray * cells)
        )
          traces.push({
            family: 'credit-code',
            hits: codes,
            valid: { fits, of: candidates },
            confidence: 'high',
            why: [
              text(
                '校验码正确（GB 32100）；代码指向组织，不是个人',
                'Check characters hold (GB 32100); the codes point at organisations, not at persons',
              ),
            ],
          });
        if (areRegistrations && registrations.distinct > 0)
          traces.push({
            family: 'business-registration',
            hits: registrations,
            valid: { fits: registered, of: fifteen },
            confidence: 'high',
            why: [
              text(
                '十五位工商注册号校验码正确（GB/T 17710）；不是十五位身份证号码',
                'The check digits of fifteen-digit registration numbers hold (GB/T 17710); they are no identity numbers',
              ),
            ],
          });
        return traces;
      },
    };
  },
};

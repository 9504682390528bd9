import type { Known } from '../known.ts';
import { type Parsed, parsed, unparsedBy } from '../parsed.ts';
import { text } from '../text.ts';
import { compact, maxTypedLength } from './compact.ts';
import { type DivisionStanding, divisionStanding, isProvinceCode } from './divisions.ts';

export type ResidentIdReason = 'length' | 'format' | 'unknown-region' | 'date' | 'checksum';

export interface ResidentId {
  /** The eighteen-digit number; of a fifteen-digit one, the number it was changed into. Personal data: never log it. */
  readonly number: string;
  /** The number as issued had fifteen digits (before 1999-10-01) and no check character. */
  readonly fifteenDigits: boolean;
  readonly region: string;
  /**
   * What the region's code meant in the year of birth. It informs and refuses nothing: numbers were first given out in 1984, with
   * the codes of the time of issue, so `not-yet` and `abolished` are met on genuine cards.
   */
  readonly regionAtBirth: Known<DivisionStanding>;
  readonly birth: Temporal.PlainDate;
  readonly sex: 'male' | 'female';
  readonly sequence: string;
}

const refuseId = unparsedBy<ResidentIdReason>({
  length: text(
    '公民身份号码应为18位（旧号码15位）。',
    'A citizen identity number has 18 characters (15 if old).',
  ),
  format: text(
    '公民身份号码应为数字，只有第18位可以是 X。',
    'A citizen identity number has digits only; the 18th character may be X.',
  ),
  'unknown-region': text(
    '前两位不是省级行政区划代码。',
    'The first two digits are not the code of a province.',
  ),
  date: text(
    '号码中的出生日期不存在或不可能。',
    'The date of birth in the number does not exist or is not possible.',
  ),
  checksum: text(
    '公民身份号码的校验码不符，请核对。',
    'The check character of the number does not fit; look at it again.',
  ),
});

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/** On residence permits (港澳台居民居住证) Taiwan is 83; Hong Kong 81 and Macao 82 are in GB/T 2260 too. */
const taiwanOnPermits = '83';

/**
 * Reads a citizen identity number 公民身份号码 (GB 11643-1999), or an old one of fifteen digits (GB 11643-1989). Spaces and a small
 * `x` are accepted. That a number is well formed does not say that it was issued to anybody.
 *
 * @param bornBy when given, later births are refused as `date`.
 */
export function parseResidentId(
  source: string,
  bornBy?: Temporal.PlainDate,
): Parsed<ResidentId, ResidentIdReason> {
  if (source.length > maxTypedLength) return refuseId('length');
  const typed = compact(source);
  const fifteenDigits = typed.length === 15;
  if (!fifteenDigits && typed.length !== 18) return refuseId('length');
  if (!(fifteenDigits ? /^\d{15}$/ : /^\d{17}[\dX]$/).test(typed)) return refuseId('format');

  const body = fifteenDigits ? lengthened(typed) : typed.slice(0, 17);
  const region = body.slice(0, 6);
  const province = region.slice(0, 2);
  if (province !== taiwanOnPermits && !isProvinceCode(province)) return refuseId('unknown-region');
  const birth = dateOf(body.slice(6, 14));
  if (!birth || (bornBy && Temporal.PlainDate.compare(birth, bornBy) > 0)) return refuseId('date');
  const check = residentIdCheckCharacter(body);
  if (!fifteenDigits && typed[17] !== check) return refuseId('checksum');

  const sequence = body.slice(14);
  return parsed({
    number: body + check,
    fifteenDigits,
    region,
    regionAtBirth: divisionStanding(region, birth.year),
    birth,
    sex: Number(sequence) % 2 === 1 ? 'male' : 'female',
    sequence,
  });
}

/** The eighteenth character for the first seventeen digits. Throws on anything else. */
export function residentIdCheckCharacter(body: string): string {
  if (!/^\d{17}$/.test(body))
    throw new RangeError('the body of a citizen identity number is seventeen digits');
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return checkCharacters[sum % 11]!;
}

/** The seventeen digits of an old number. The sequences 996–999 were kept for those born in the century before. */
function lengthened(old: string): string {
  const century = Number(old.slice(12)) >= 996 ? '18' : '19';
  return `${old.slice(0, 6)}${century}${old.slice(6)}`;
}

function dateOf(digits: string): Temporal.PlainDate | null {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number);
  if (year! < 1800 || month! < 1 || day! < 1) return null;
  try {
    return Temporal.PlainDate.from({ year: year!, month: month!, day: day! }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

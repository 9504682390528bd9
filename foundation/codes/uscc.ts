import { type Known, known, unknown } from '../known.ts';
import { type Parsed, parsed, unparsedBy } from '../parsed.ts';
import { type Text, text } from '../text.ts';
import { compact, maxTypedLength } from './compact.ts';
import { organisationCheckCharacter } from './organisation-code.ts';

export type UsccReason = 'length' | 'format' | 'checksum';

export interface Uscc {
  /** Eighteen characters, capitals, no spaces. */
  readonly code: string;
  /** First character: the kind of authority that registered it. */
  readonly registry: Known<Text>;
  /** First two characters: the kind of organisation, where the standard's table names it. */
  readonly kind: Known<Text>;
  /** GB/T 2260 code of the registering authority's place; `100000` is a national authority. Not checked against the table. */
  readonly region: string;
  /** Characters 9–17. */
  readonly organisationCode: string;
  /** Whether the organisation code's own check character fits. Codes in use exist where it does not, so it is told, not refused. */
  readonly organisationCodeFits: boolean;
  readonly check: string;
}

const refuseUscc = unparsedBy<UsccReason>({
  length: text('统一社会信用代码应为18位。', 'A unified social credit code has 18 characters.'),
  format: text(
    '统一社会信用代码的字符有误：不使用字母 I、O、S、V、Z，第3至8位为数字。',
    'A character of the code is wrong: the letters I, O, S, V, Z are not used, and characters 3 to 8 are digits.',
  ),
  checksum: text(
    '统一社会信用代码的校验码不符，请核对。',
    'The check character of the code does not fit; look at it again.',
  ),
});

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** Military codes (A) are not registered with civil authorities and count as malformed here. */
const shape = /^[1-9NY][0-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Reads a unified social credit code 统一社会信用代码 (GB 32100-2015). Spaces between its groups and small letters are accepted. */
export function parseUscc(source: string): Parsed<Uscc, UsccReason> {
  if (source.length > maxTypedLength) return refuseUscc('length');
  const code = compact(source);
  if (code.length !== 18) return refuseUscc('length');
  if (!shape.test(code)) return refuseUscc('format');
  const check = code.slice(17);
  if (usccCheckCharacter(code.slice(0, 17)) !== check) return refuseUscc('checksum');
  const organisationCode = code.slice(8, 17);
  return parsed({
    code,
    registry: named(registries, code.slice(0, 1)),
    kind: named(kinds, code.slice(0, 2)),
    region: code.slice(2, 8),
    organisationCode,
    organisationCodeFits:
      organisationCheckCharacter(organisationCode.slice(0, 8)) === organisationCode.slice(8),
    check,
  });
}

/** The eighteenth character for the first seventeen. Throws when one of them is not of the alphabet. */
export function usccCheckCharacter(body: string): string {
  if (body.length !== 17) throw new RangeError('the body of a unified social credit code has 17 characters');
  const sum = weights.reduce((total, weight, index) => {
    const value = alphabet.indexOf(body[index]!);
    if (value < 0) throw new RangeError('a character is not of the alphabet of unified social credit codes');
    return total + weight * value;
  }, 0);
  return alphabet[(31 - (sum % 31)) % 31]!;
}

const named = (names: { readonly [code: string]: Text }, code: string): Known<Text> =>
  Object.hasOwn(names, code) ? known(names[code]!) : unknown();

/** Authorities, and below their kinds of organisation. Names for people only: nothing is decided by them. */
const registries: { readonly [code: string]: Text } = {
  1: text('机构编制', 'Establishment authority'),
  2: text('外交', 'Foreign affairs'),
  3: text('司法行政', 'Justice administration'),
  4: text('文化', 'Culture'),
  5: text('民政', 'Civil affairs'),
  6: text('旅游', 'Tourism'),
  7: text('宗教', 'Religious affairs'),
  8: text('工会', 'Trade unions'),
  9: text('市场监管（工商）', 'Market regulation'),
  N: text('农业', 'Agriculture'),
  Y: text('其他', 'Other'),
};

const kinds: { readonly [code: string]: Text } = {
  11: text('机关', 'State organ'),
  12: text('事业单位', 'Public institution'),
  13: text('群众团体', 'Mass organisation'),
  51: text('社会团体', 'Social association'),
  52: text('民办非企业单位', 'Private non-enterprise unit'),
  53: text('基金会', 'Foundation'),
  91: text('企业', 'Enterprise'),
  92: text('个体工商户', 'Individual business'),
  93: text('农民专业合作社', 'Farmers’ cooperative'),
  Y1: text('其他', 'Other'),
};

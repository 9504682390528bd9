import { type Parsed, parsed, unparsedBy } from '../parsed.ts';
import { text } from '../text.ts';
import { compact, maxTypedLength } from './compact.ts';

export type OrganisationCodeReason = 'length' | 'format' | 'checksum';

export interface OrganisationCode {
  /** Nine characters without hyphen. */
  readonly code: string;
  /** As it used to be printed: `60003734-1`. */
  readonly printed: string;
  readonly body: string;
  readonly check: string;
}

const refuseCode = unparsedBy<OrganisationCodeReason>({
  length: text('组织机构代码应为9位。', 'An organisation code has nine characters.'),
  format: text(
    '组织机构代码由8位数字或大写字母和1位校验码组成。',
    'An organisation code is eight digits or capital letters and a check character.',
  ),
  checksum: text(
    '组织机构代码的校验码不符，请核对。',
    'The check character of the organisation code does not fit; look at it again.',
  ),
});

const weights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Reads an organisation code 组织机构代码 (GB 11714), with or without its hyphen and spaces. */
export function parseOrganisationCode(source: string): Parsed<OrganisationCode, OrganisationCodeReason> {
  if (source.length > maxTypedLength) return refuseCode('length');
  const code = compact(source).replace(/^(.{8})-(.)$/, '$1$2');
  if (code.length !== 9) return refuseCode('length');
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return refuseCode('format');
  const [body, check] = [code.slice(0, 8), code.slice(8)];
  if (organisationCheckCharacter(body) !== check) return refuseCode('checksum');
  return parsed({ code, printed: `${body}-${check}`, body, check });
}

/** The ninth character for the first eight; digits stand for themselves, `A` is 10 … `Z` 35. Throws on anything else. */
export function organisationCheckCharacter(body: string): string {
  if (!/^[0-9A-Z]{8}$/.test(body))
    throw new RangeError('the body of an organisation code is eight digits or capital letters');
  const sum = weights.reduce((total, weight, index) => total + weight * Number.parseInt(body[index]!, 36), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

import { parseResidentId, parseUscc } from '#foundation';
import { luhnFits } from '../detection/scanning/check-digits.ts';
import { looksLikeOrganisation, nameLikeness } from '../detection/words/names.ts';
import { toldNames } from '../detection/words/told-names.ts';
import type { CoveredFamily } from './document.ts';

/**
 * Where identifiers stand in a text. It is asked where a person has decided that none may stay, so it takes a number that has the form of
 * one and a wrong check character too: a mistyped identity number still leads to its owner.
 */
interface Form {
  readonly family: CoveredFamily;
  /** Candidates; a group that repeats may be written with single spaces or dashes in between. */
  readonly pattern: RegExp;
  readonly is: (compact: string) => boolean;
}

const before = '(?<![0-9A-Za-z])';
const after = '(?![0-9A-Za-z])';
const gap = '[ \\u00a0\\u3000\\-－—_.·]?';
const digits = (count: number): string => `(?:[0-9]${gap}){${count - 1}}[0-9]`;
const spread = (pattern: string): RegExp => new RegExp(`${before}${pattern}${after}`, 'g');
const yes = () => true;

const forms: readonly Form[] = [
  {
    family: 'resident-id',
    pattern: spread(`[1-9]${gap}(?:[0-9]${gap}){16}[0-9Xx]`),
    is: looksLikeResidentId,
  },
  { family: 'resident-id', pattern: spread(digits(15)), is: (number) => parseResidentId(number).ok },
  // A whole number of 18 or 15 digits that a spreadsheet turned into a power of ten; its first digits are still there.
  { family: 'resident-id', pattern: /^\s*[1-9](?:\.[0-9]{1,17})?[eE]\+?(?:17|14)\s*$/g, is: yes },
  {
    family: 'mobile',
    pattern: spread(`(?:\\+?86${gap})?1${gap}[3-9]${gap}(?:[0-9]${gap}){8}[0-9]`),
    is: yes,
  },
  { family: 'mobile', pattern: /^\s*1\.[3-9][0-9]{0,9}[eE]\+?10\s*$/g, is: yes },
  {
    family: 'landline',
    pattern: spread(`(?:\\+?86${gap})?[(（]?0[0-9]{2,3}[)）]?${gap}[2-8][0-9]{6,7}`),
    is: yes,
  },
  { family: 'bank-card', pattern: spread(`[3-6]${gap}(?:[0-9]${gap}){14,17}[0-9]`), is: luhnFits },
  { family: 'bank-card', pattern: /^\s*[3-6](?:\.[0-9]{1,18})?[eE]\+?1[5-8]\s*$/g, is: yes },
  {
    family: 'email',
    pattern: /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}/g,
    is: yes,
  },
  {
    family: 'passport',
    pattern: /(?<![0-9A-Za-z])(?:[EGDSP][A-HJ-NP-Z]?[0-9]{7,8}|[HMC][0-9]{8}(?:[0-9]{2})?)(?![0-9A-Za-z])/gi,
    is: yes,
  },
  {
    family: 'licence-plate',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-HJ-Z][ ·.-]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳领]/g,
    is: yes,
  },
  {
    family: 'individual-business',
    pattern: /(?<![0-9A-Za-z])92[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{16}(?![0-9A-Za-z])/g,
    is: (code) => parseUscc(code.toUpperCase()).ok,
  },
];

/** Rounds of covering after which a text is made of identifiers joined to each other, and nothing of it stays. */
const mostRounds = 20;

/**
 * The text with every character of the identifiers replaced by `*`, so that what stood there can be told by its length and by nothing else.
 * It is looked at again until nothing is found, because what is covered sets free what stood beside it.
 */
export function coverIdentifiers(text: string, families: ReadonlySet<CoveredFamily>): string {
  let written = families.has('person-name') ? coverName(text) : text;
  for (let round = 0; round < mostRounds; round++) {
    const next = coverOnce(written, families);
    if (next === written) return written;
    written = next;
  }
  return '*'.repeat(text.length);
}

const inBrackets = /([（(](?:[\u4e00-\u9fff]{2,5}[:：])?)([\u4e00-\u9fff]{2,4})([)）]\s?)$/;

/** A cell that is the name of one person or of several, or a firm's with its keeper's behind it: of each name the first character stays. Firms stay. */
function coverName(text: string): string {
  const keeper = inBrackets.exec(text);
  if (keeper && nameLikeness(keeper[2]!) === 'strong')
    return text.slice(0, keeper.index) + keeper[1] + initial(keeper[2]!) + keeper[3];
  if (looksLikeOrganisation(text)) return coverTold(text);
  const parts = text.split(/([、，,;；/]|\s{2,})/);
  const isName = (part: string) => nameLikeness(part.trim().replace(/[（(][男女][)）]$/, '')) !== 'no';
  const names = parts.filter((part, place) => place % 2 === 0 && part.trim() !== '');
  return names.length > 0 && names.every(isName)
    ? parts.map((part, place) => (place % 2 === 0 && part.trim() !== '' ? initial(part) : part)).join('')
    : coverTold(text);
}

/** Names that a sentence tells as names; an initial is as long as its name, so places stay. */
function coverTold(text: string): string {
  let written = text;
  for (const { name, at } of toldNames(text))
    written = written.slice(0, at) + initial(name) + written.slice(at + name.length);
  return written;
}

const initial = (name: string): string => {
  const [first = '', ...rest] = [...name.trim()];
  return first + '*'.repeat(rest.length);
};

function coverOnce(text: string, families: ReadonlySet<CoveredFamily>): string {
  const plain = plainDigits(text);
  const covered = new Uint8Array(text.length);
  let any = false;
  for (const form of forms) {
    if (!families.has(form.family)) continue;
    const pattern = new RegExp(form.pattern);
    for (let found = pattern.exec(plain); found; found = pattern.exec(plain)) {
      if (form.is(found[0].replace(/[^0-9A-Za-z]/g, ''))) {
        const [from, until] = joinedTo(plain, found.index, found.index + found[0].length);
        covered.fill(1, from, until);
        any = true;
      } else pattern.lastIndex = found.index + 1;
    }
  }
  if (!any) return text;
  let written = '';
  for (let at = 0; at < text.length; at++) written += covered[at] === 1 ? '*' : text[at];
  return written;
}

/** An identifier with the letters and digits it is joined to: nobody can say where `京A12345110105…` is cut. */
function joinedTo(plain: string, from: number, until: number): readonly [number, number] {
  let [first, last] = [from, until];
  while (first > 0 && joins(plain, first - 1)) first--;
  while (last < plain.length && joins(plain, last)) last++;
  return [first, last];
}

const joins = (plain: string, at: number): boolean => /[0-9A-Za-z]/.test(plain[at]!);

/** Full-width digits and letters made plain, character for character, so that places stay the same. */
const plainDigits = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

function looksLikeResidentId(number: string): boolean {
  const parsed = parseResidentId(number.toUpperCase());
  return parsed.ok || parsed.reason === 'checksum';
}

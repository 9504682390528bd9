/** What a cell is made of, as bits of one number: each detector says which of them it needs, and most cells have none. */
export const shape = {
  /** A chain of at least so many digits, single spaces, hyphens or dots between them allowed. */
  chain7: 1,
  chain11: 2,
  chain15: 4,
  han: 8,
  latin: 16,
  at: 32,
  /** `*`, `×`, 某: what masked values are written with. */
  star: 64,
  /** In `1.10105E+17`, as spreadsheets write long numbers, or an E between digits. */
  plus: 128,
  /** Full-width letters, digits of other scripts, invisible characters: made plain before anybody looks. */
  odd: 256,
  digit: 512,
  /** At least eleven digits, or letters that are taken for digits, with up to two of any separator between them. */
  loose11: 1 << 10,
} as const;
const everyKind = 2047;

const isSeparator = (code: number): boolean =>
  code === 0x20 || code === 0x2d || code === 0xb7 || code === 0xa0 || code === 0x09;

/** Full-width forms that stand for something else than punctuation. */
const isWide = (code: number): boolean =>
  (code >= 0xff10 && code <= 0xff19) ||
  (code >= 0xff21 && code <= 0xff3a) ||
  (code >= 0xff41 && code <= 0xff5a) ||
  code === 0xff20 ||
  code === 0xff0a ||
  code === 0xff0b ||
  code === 0xff0d ||
  code === 0xff0e;
const unseen = /^[\p{Default_Ignorable_Code_Point}\p{Cf}]$/u;
const isInvisible = (code: number): boolean =>
  (code < 0xd800 || code > 0xdfff) && unseen.test(String.fromCharCode(code));
const isDash = (code: number): boolean => (code >= 0x2010 && code <= 0x2015) || code === 0x2212;
const isWideSpace = (code: number): boolean => code === 0x3000 || (code >= 0x2000 && code <= 0x200a);
/** Digits of any other script, raised and lowered ones: what they stand for. Circled ones number lists and are none. */
const otherDigits = new Map<number, string>();
const decimal = /^\p{Nd}$/u;
const raised = /^[\u2070-\u2079\u2080-\u2089\u00b2\u00b3\u00b9]$/;
for (let code = 0x80, first = 0; code < 0x10000; code++) {
  const character = String.fromCharCode(code);
  // Scripts have their ten digits in a row, the zero first.
  if (!decimal.test(character)) first = code + 1;
  else if (!isWide(code)) otherDigits.set(code, String((code - first) % 10));
  const plainly = raised.test(character) ? character.normalize('NFKC') : '';
  if (/^[0-9]$/.test(plainly)) otherDigits.set(code, plainly);
}
/** Two halves make one character: bold and other mathematical digits, and those of old computers. */
const pairedDigit = (high: number, low: number): number =>
  high === 0xd835 && low >= 0xdfce && low <= 0xdfff
    ? (low - 0xdfce) % 10
    : high === 0xd83e && low >= 0xdff0 && low <= 0xdff9
      ? low - 0xdff0
      : -1;
/** Tags and selectors of variants: half of a character that is not seen. */
const invisibleHalf = 0xdb40;

function isOdd(code: number): boolean {
  return (
    isWide(code) ||
    isInvisible(code) ||
    isDash(code) ||
    isWideSpace(code) ||
    otherDigits.has(code) ||
    code === 0xd835 ||
    code === 0xd83e ||
    code === invisibleHalf
  );
}

/** What each character is, as bits; looking a character up is quicker than asking what it is. */
const digit = 1 << 14;
const separator = 1 << 15;
const looseSeparator = 1 << 11;
const exponent = 1 << 12;
const lookalike = 1 << 13;
const kinds = new Uint16Array(65_536);
for (let code = 0; code < kinds.length; code++) {
  if (code >= 0x30 && code <= 0x39) kinds[code] = digit;
  else if (isSeparator(code)) kinds[code] = separator;
  else if (code >= 0x4e00 && code <= 0x9fff) kinds[code] = shape.han;
  else if (code < 0x80 && (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) kinds[code] = shape.latin;
  else if (code >= 0x80 && isOdd(code)) kinds[code] = shape.odd;
}
for (const character of './_,|:;\\\n\r，、；：') kinds[character.charCodeAt(0)]! |= looseSeparator;
for (const character of 'OoQlI') kinds[character.charCodeAt(0)]! |= lookalike;
for (const character of 'Ee') kinds[character.charCodeAt(0)]! |= exponent;
kinds['@'.charCodeAt(0)] = shape.at;
kinds['*'.charCodeAt(0)] = shape.star;
kinds['×'.charCodeAt(0)] = shape.star;
kinds['某'.charCodeAt(0)] = shape.han | shape.star;
kinds['+'.charCodeAt(0)] = shape.plus;

/** Looks at every character once. */
export function shapeOf(text: string): number {
  let bits = 0;
  let chain = 0;
  let longest = 0;
  let separated = false;
  let loose = 0;
  let gap = 0;
  let loosest = 0;
  for (let place = 0; place < text.length; place++) {
    const kind = kinds[text.charCodeAt(place)]!;
    if (kind === digit) {
      chain++;
      loose++;
      gap = 0;
      separated = false;
      if (chain > longest) longest = chain;
      continue;
    }
    if (loose > loosest) loosest = loose;
    if (kind & lookalike) {
      loose++;
      gap = 0;
    } else if (!(kind & (separator | looseSeparator)) || ++gap > 2) loose = 0;
    if (kind === separator && chain > 0 && !separated) {
      separated = true;
      continue;
    }
    if (kind & exponent && chain > 0 && kinds[text.charCodeAt(place + 1)] === digit) bits |= shape.plus;
    bits |= kind;
    chain = 0;
    separated = false;
  }
  bits &= everyKind & ~shape.loose11;
  if (Math.max(loose, loosest) >= 11) bits |= shape.loose11;
  if (longest === 0) return bits;
  if (longest < 7) return bits | shape.digit;
  return (
    bits |
    shape.digit |
    shape.chain7 |
    (longest >= 11 ? shape.chain11 : 0) |
    (longest >= 15 ? shape.chain15 : 0)
  );
}

/** The same text with full-width letters, other scripts' digits and dashes made plain, and invisible characters left out. Never longer. */
export function plain(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (kinds[code] !== shape.odd) continue;
    if (place > from) parts.push(text.slice(from, place));
    from = place + 1;
    const other = otherDigits.get(code);
    if (isWide(code)) parts.push(String.fromCharCode(code - 0xfee0));
    else if (isDash(code)) parts.push('-');
    else if (isWideSpace(code)) parts.push(' ');
    else if (other !== undefined) parts.push(other);
    else if (code === 0xd835 || code === 0xd83e || code === invisibleHalf) {
      const number = pairedDigit(code, text.charCodeAt(place + 1));
      if (number >= 0) parts.push(String(number));
      else if (code !== invisibleHalf) parts.push(text.slice(place, place + 2));
      from = ++place + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.join('');
}

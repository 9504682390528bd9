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
  /** In `1.10105E+17`, as spreadsheets write long numbers. */
  plus: 128,
  /** Full-width letters, digits of other scripts, invisible characters: made plain before anybody looks. */
  odd: 256,
  digit: 512,
} as const;
const everyKind = 1023;

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
const isInvisible = (code: number): boolean =>
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x2060 && code <= 0x2064) ||
  code === 0xfeff ||
  code === 0xad ||
  code === 0x180e;
const isDash = (code: number): boolean => (code >= 0x2010 && code <= 0x2015) || code === 0x2212;
const isWideSpace = (code: number): boolean => code === 0x3000 || (code >= 0x2000 && code <= 0x200a);
/** Zeros of the scripts whose digits are met in tables: Arabic, Persian, Devanagari, Bengali, Thai, Tibetan. */
const otherZeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xf20];

function isOdd(code: number): boolean {
  return (
    isWide(code) ||
    isInvisible(code) ||
    isDash(code) ||
    isWideSpace(code) ||
    otherZeros.some((zero) => code >= zero && code <= zero + 9)
  );
}

/** What each character is, as bits; looking a character up is quicker than asking what it is. */
const digit = 1 << 14;
const separator = 1 << 15;
const kinds = new Uint16Array(65_536);
for (let code = 0; code < kinds.length; code++) {
  if (code >= 0x30 && code <= 0x39) kinds[code] = digit;
  else if (isSeparator(code)) kinds[code] = separator;
  else if (code >= 0x4e00 && code <= 0x9fff) kinds[code] = shape.han;
  else if (code < 0x80 && (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) kinds[code] = shape.latin;
  else if (code >= 0x80 && isOdd(code)) kinds[code] = shape.odd;
}
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
  for (let place = 0; place < text.length; place++) {
    const kind = kinds[text.charCodeAt(place)]!;
    if (kind === digit) {
      chain++;
      separated = false;
      if (chain > longest) longest = chain;
    } else if (kind === separator && chain > 0 && !separated) separated = true;
    else {
      bits |= kind;
      chain = 0;
      separated = false;
    }
  }
  bits &= everyKind;
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
    const zero = otherZeros.find((one) => code >= one && code <= one + 9);
    if (isWide(code)) parts.push(String.fromCharCode(code - 0xfee0));
    else if (isDash(code)) parts.push('-');
    else if (isWideSpace(code)) parts.push(' ');
    else if (zero !== undefined) parts.push(String(code - zero));
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** How the digits of a number were written so that no digit, or none in its place, is to be seen. */
export type Encoding =
  | 'base64'
  | 'hexadecimal'
  | 'entities'
  | 'percent'
  | 'spelled'
  | 'circled'
  | 'backwards';

export interface Decoded {
  /** 11 to 18 digits, the last of eighteen perhaps an X. */
  readonly number: string;
  readonly how: Encoding;
}

/** Eleven digits are sixteen characters of Base64; eighteen as entities in hexadecimal are 108. */
const shortest = 11;
const longest = 130;

const number = /^\d{11,17}[\dXx]$|^\d{11}$/;
/** Digits are 0x30 to 0x39: four characters of Base64 for three of them, the first of each four M, N or O. */
const base64 = /^(?:[MNO][ADETUjkz][A-Za-z0-9+/_-]{2}){3,6}(?:[MNO][A-Za-z0-9+/_-]{1,2})?={0,2}$/;
const hexadecimal = /^(?:0x)?(?:3[0-9]){11,18}(?:58|78)?$/i;
const percent = /^(?:%3[0-9]){11,18}(?:%58|%78)?$/i;
const entities = /^(?:&#(?:x3[0-9]|4[89]|5[0-7]);){11,18}(?:&#(?:x58|x78|88|120);)?$/i;
const spelled = /^[〇零一二三四五六七八九幺]{11,18}[XxＸｘ]?$/;
const circled = /^[⓪①②③④⑤⑥⑦⑧⑨]{11,18}[XxⓍⓧ]?$/;
const backwards = /^[\dXx]\d{10,17}$/;

const spelledDigits: { readonly [character: string]: string } = {
  〇: '0',
  零: '0',
  一: '1',
  幺: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};
const circledDigits = '⓪①②③④⑤⑥⑦⑧⑨';

/**
 * The number that a whole cell is another writing of, or null. Each way is known by its first character, so that a cell costs a look at that one
 * and seldom more; what is decoded is no longer than the cell.
 */
export function decoded(text: string): Decoded | null {
  if (text.length < shortest || text.length > longest) return null;
  const cell = text.trim();
  switch (cell[0]) {
    case 'M':
    case 'N':
    case 'O':
      return base64.test(cell) ? ofBytes(fromBase64(cell), 'base64') : null;
    case '3':
    case '0':
      if (hexadecimal.test(cell)) return ofBytes(pairs(cell.replace(/^0x/i, '')), 'hexadecimal');
      return backwardsIn(cell);
    case '%':
      return percent.test(cell) ? ofBytes(pairs(cell.replaceAll('%', '')), 'percent') : null;
    case '&':
      return entities.test(cell) ? ofBytes(entity(cell), 'entities') : null;
    default:
      if (circled.test(cell)) return ofBytes([...cell].map((one) => circledDigit(one)).join(''), 'circled');
      if (spelled.test(cell))
        return ofBytes([...cell].map((one) => spelledDigits[one] ?? 'X').join(''), 'spelled');
      return backwardsIn(cell);
  }
}

const backwardsIn = (cell: string): Decoded | null =>
  (cell.length === 11 || cell.length === 18) && backwards.test(cell)
    ? { number: [...cell].reverse().join('').toUpperCase(), how: 'backwards' }
    : null;

const ofBytes = (written: string, how: Encoding): Decoded | null =>
  number.test(written) ? { number: written.toUpperCase(), how } : null;

const circledDigit = (one: string): string => {
  const place = circledDigits.indexOf(one);
  return place >= 0 ? String(place) : 'X';
};

const pairs = (cell: string): string =>
  cell.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));

const entity = (cell: string): string =>
  cell.replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
    String.fromCharCode(Number.parseInt(code, hex ? 16 : 10)),
  );

/** Base64 by either alphabet, to characters. */
function fromBase64(cell: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let bits = 0;
  let have = 0;
  let written = '';
  for (const character of cell.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/')) {
    bits = ((bits << 6) | alphabet.indexOf(character)) & 0xffffff;
    have += 6;
    if (have >= 8) {
      have -= 8;
      written += String.fromCharCode((bits >> have) & 0xff);
    }
  }
  return written;
}

import type { FindingList } from './finding-list.ts';
import type { Encoding } from './reading.ts';
import { FileRefused } from './refusals.ts';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
}

/** A damaged UTF-8 file may still "be" GB18030. So many whole UTF-8 characters before the first wrong byte do not happen by chance. */
const utf8CharactersThatProve = 20;

/**
 * Bytes to text, without replacement characters: byte order mark, else UTF-8, else GB18030, else refused with the offsets.
 * `forced` is a person's choice and then the only one tried.
 */
export function decode(bytes: Uint8Array, findings: FindingList, forced?: Encoding | null): Decoded {
  const marked = markOf(bytes);
  const { encoding, text } = (forced ?? marked) ? decodedAs(bytes, (forced ?? marked)!) : guess(bytes);
  refuseBinary(text);
  const decoded = { text, encoding, byteOrderMark: marked !== undefined };
  findings.state('encoding', 1, { encoding, byteOrderMark: decoded.byteOrderMark });
  doubt(decoded, findings);
  return decoded;
}

function markOf(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function decodedAs(bytes: Uint8Array, encoding: Encoding): Pick<Decoded, 'encoding' | 'text'> {
  const text = tryDecode(bytes, encoding);
  if (text === undefined) throw damagedEncoding(bytes, encoding);
  return { encoding, text };
}

function guess(bytes: Uint8Array): Pick<Decoded, 'encoding' | 'text'> {
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== undefined) return { encoding: 'utf-8', text: utf8 };
  const wrong = firstWrongByte(bytes, 'utf-8');
  if (wholeCharacters(bytes.subarray(0, wrong)) >= utf8CharactersThatProve)
    throw damagedEncoding(bytes, 'utf-8');
  const gb18030 = tryDecode(bytes, 'gb18030');
  if (gb18030 !== undefined) return { encoding: 'gb18030', text: gb18030 };
  throw new FileRefused('unknown-encoding', { utf8: wrong, gb18030: firstWrongByte(bytes, 'gb18030') });
}

const damagedEncoding = (bytes: Uint8Array, encoding: Encoding): FileRefused => {
  const byte = firstWrongByte(bytes, encoding);
  return new FileRefused('damaged-encoding', { encoding, byte }, { byte });
};

function tryDecode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Offset of the byte at which decoding fails, found by halving. */
function firstWrongByte(bytes: Uint8Array, encoding: Encoding): number {
  const decodes = (length: number): boolean => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  let bad = bytes.length + 1; // a file cut inside a character decodes as a stream and fails only at its end
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (middle <= bytes.length && decodes(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/** Characters outside ASCII in bytes that are UTF-8. */
function wholeCharacters(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte >= 0xc2 && byte <= 0xf4) count++;
  return count;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const binaryCharacter = /[\u0000-\u0006\u000e-\u0019\u001c-\u001f]/;

/** NUL and its like do not stand in tables; where they do, the "text" is something else. */
function refuseBinary(text: string): void {
  const found = binaryCharacter.exec(text.slice(0, 1 << 20));
  const nul = found?.[0] === '\u0000' ? found.index : text.indexOf('\u0000');
  if (nul >= 0) throw binary(text, nul);
  if (found && density(text) > 0.001) throw binary(text, found.index);
}

function density(text: string): number {
  const sample = text.slice(0, 1 << 16);
  let count = 0;
  for (let index = 0; index < sample.length; index++) if (binaryCharacter.test(sample[index]!)) count++;
  return count / sample.length;
}

const binary = (text: string, index: number): FileRefused => {
  const byte = Buffer.byteLength(text.slice(0, index));
  const value = text.charCodeAt(index).toString(16).padStart(2, '0');
  return new FileRefused('binary', { byte, value }, { byte });
};

/** Private-use and unassigned characters among GB18030 text speak for Big5, Shift-JIS or chance. */
function doubt(decoded: Decoded, findings: FindingList): void {
  if (decoded.encoding !== 'gb18030') return;
  let rare = 0;
  let wide = 0;
  const { text } = decoded;
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) < 0x80) continue;
    const code = text.codePointAt(index)!;
    if (code > 0xffff) index++;
    wide++;
    if ((code >= 0xe000 && code <= 0xf8ff) || (code >= 0x0400 && code <= 0x04ff) || code > 0x2ffff) rare++;
  }
  if (rare > 0 && rare / wide > 0.01)
    findings.state('encoding-doubtful', rare, { encoding: 'gb18030', share: rare / wide });
}

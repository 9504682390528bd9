import type { Text } from '#foundation';
import type { Language } from './language.ts';

/** Where a command speaks: results on standard output, what went wrong on standard error. */
export interface Terminal {
  readonly language: Language;
  say(line: Text | string): void;
  complain(line: Text | string): void;
}

export const terminalIn = (language: Language): Terminal => ({
  language,
  say: (line) => console.log(inLanguage(line, language)),
  complain: (line) => console.error(inLanguage(line, language)),
});

export const inLanguage = (line: Text | string, language: Language): string =>
  typeof line === 'string' ? line : line[language];

/**
 * Text of foreign origin as it may stand on a terminal: control characters and invisible format characters (which could move the
 * cursor, or turn the reading direction round) are spelt out.
 */
export const printable = (foreign: string): string =>
  foreign.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );

import type { Text } from '#foundation';
import type { Language } from './language.ts';

export { printable } from '#verifier';

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

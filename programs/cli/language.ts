import type { Text } from '#foundation';

export type Language = keyof Text;

/** The language of the terminal as POSIX says it: the first of LC_ALL, LC_MESSAGES, LANG that is set. Chinese when it begins with `zh`. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^zh/i.test(locale) ? 'zh' : 'en';
}

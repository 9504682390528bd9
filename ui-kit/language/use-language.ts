import { useTranslation } from 'react-i18next';
import { inLanguage, translator } from './language.ts';
import type { Language, Text } from './text.ts';

export function useLanguage(): Language {
  const { i18n } = useTranslation(undefined, { i18n: translator });
  return i18n.language === 'en' ? 'en' : 'zh';
}

/** `const say = useSay(); say(task.title)` — a pair from the server in the reader's language. */
export function useSay(): (value: Text | string) => string {
  const language = useLanguage();
  return (value) => inLanguage(value, language);
}

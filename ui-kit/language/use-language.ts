import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage, translator } from './language.ts';
import type { Language, Text } from './text.ts';

export function useLanguage(): Language {
  const { i18n } = useTranslation(undefined, { i18n: translator });
  return i18n.language === 'en' ? 'en' : 'zh';
}

/** A pair from the server in the reader's language; a bare string as it is. */
export type Say = (value: Text | string) => string;

/** `const say = useSay(); say(task.title)`. The function stays the same until the reader changes the language. */
export function useSay(): Say {
  const language = useLanguage();
  return useCallback<Say>((value) => inLanguage(value, language), [language]);
}

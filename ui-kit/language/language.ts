import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language, Text } from './text.ts';

/** What the `lang` attribute and `Intl` call the two languages. */
export const localeOf = { zh: 'zh-CN', en: 'en' } as const satisfies Record<Language, string>;

const storageKey = 'gongshu.language';

function remembered(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

/**
 * One i18next for the page. Texts are added by {@link defineTexts} when the module that needs them is loaded, so the first page does
 * not carry the words of all others.
 */
export const translator: i18n = i18next.createInstance();
// With no backend and no resources to wait for, init settles before it returns.
void translator.use(initReactI18next).init({
  lng: typeof localStorage === 'undefined' ? 'zh' : remembered(),
  fallbackLng: 'zh',
  resources: {},
  initAsync: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});

export const presentLanguage = (): Language => (translator.language === 'en' ? 'en' : 'zh');

export function changeLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Not remembered; it still changes for this visit.
  }
  void translator.changeLanguage(language);
}

/** The reader's sentence out of a pair; a bare string is the same in both. */
export const inLanguage = (value: Text | string, language: Language): string =>
  typeof value === 'string' ? value : value[language] || value.zh;

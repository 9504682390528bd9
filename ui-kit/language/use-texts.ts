import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Texts } from './define-texts.ts';
import { translator } from './language.ts';

/** The words of a list in the reader's language, `{{name}}` filled in. */
export type Words<Key extends string> = (key: Key, values?: Record<string, string | number>) => string;

/** The words of a list; the function stays the same until the reader changes the language. */
export function useTexts<Key extends string>(texts: Texts<Key>): Words<Key> {
  const { t } = useTranslation(texts.namespace, { i18n: translator });
  return useCallback<Words<Key>>((key, values) => t(key, values ?? {}), [t]);
}

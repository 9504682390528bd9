import type { Language } from './text.ts';
import { useLanguage } from './use-language.ts';

/** Marks between texts that come from different places; within a text they are part of it. */
export interface Punctuation {
  readonly colon: string;
  readonly semicolon: string;
  readonly comma: string;
  readonly bracketed: (inner: string) => string;
}
const marks: Record<Language, Punctuation> = {
  zh: { colon: '：', semicolon: '；', comma: '，', bracketed: (inner) => `（${inner}）` },
  en: { colon: ': ', semicolon: '; ', comma: ', ', bracketed: (inner) => ` (${inner})` },
};

export const usePunctuation = (): Punctuation => marks[useLanguage()];

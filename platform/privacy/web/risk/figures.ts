import type { Words } from '#ui-kit';
import type { riskWords } from './words.ts';

/** A share for people: three digits say all that decides. */
export const percent = (share: number): string => `${Number((share * 100).toPrecision(3))}%`;

/** The last bin has no end that means anything. */
const endless = 2 ** 52;

export const binLabel = (
  { from, to }: { readonly from: number; readonly to: number },
  t: Words<keyof typeof riskWords.pairs>,
): string =>
  from === to
    ? t('classOne', { from: String(from) })
    : t('classSize', { from: String(from), to: to > endless ? '…' : String(to) });

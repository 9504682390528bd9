import { type ImportColumns, type Problem, type Text, text } from '#foundation';

/** Why a row was refused, in one sentence after the other: what happened, the particulars, each part that is wrong by the name of its column. */
export function reasonOf({ title, detail, defects = [], advice }: Problem, columns: ImportColumns): Text {
  const called = (at: string, language: 'zh' | 'en') => columns[at.slice(1)]?.title[language] ?? at;
  const zh = [
    title.zh,
    detail?.zh,
    ...defects.map((one) => `${called(one.at, 'zh')}：${one.message.zh}`),
    advice.zh,
  ];
  const en = [
    title.en,
    detail?.en,
    ...defects.map((one) => `${called(one.at, 'en')}: ${one.message.en}`),
    advice.en,
  ];
  return text(ended(zh, '。'), ended(en, '. '));
}

const ended = (parts: readonly (string | undefined)[], stop: string): string =>
  parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => part!.replace(/[。.]\s*$/, ''))
    .join(stop)
    .concat(stop.trim());

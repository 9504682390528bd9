import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { pinyin } from 'pinyin-pro';

let segmenter: Jieba | undefined;
const jieba = () => {
  segmenter ??= Jieba.withDict(dict);
  return segmenter;
};

/** Words of a text for the full-text index: Chinese words and their parts, Latin words and numbers, in lower case. */
export function searchWords(text: string): string[] {
  return jieba()
    .cutForSearch(text.normalize('NFKC').toLowerCase(), true)
    .map((word) => word.replace(/[^\p{L}\p{N}]+/gu, ''))
    .filter((word) => word.length > 0 && word.length <= 40);
}

/** Full pinyin of each word and the initials of the whole, so that `tudi` and `tdcj` find 土地成交. */
export function pinyinWords(title: string): string[] {
  const chinese = title.replace(/[^\p{Script=Han}]+/gu, '');
  if (!chinese) return [];
  const syllables = pinyin(chinese, { toneType: 'none', type: 'array', v: true });
  const initials = syllables.map((syllable) => syllable[0] ?? '').join('');
  const words = searchWords(title)
    .filter((word) => /^\p{Script=Han}{2,}$/u.test(word))
    .map((word) => pinyin(word, { toneType: 'none', type: 'array', v: true }).join(''));
  return [...new Set([...words, initials])].filter((word) => word.length <= 80);
}

/** The words of a query, all of which must be found; at most twelve. */
export const queryWords = (query: string): string[] => [...new Set(searchWords(query))].slice(0, 12);

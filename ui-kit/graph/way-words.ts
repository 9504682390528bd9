import { defineTexts } from '../language/define-texts.ts';
import { text } from '../language/text.ts';
import { useTexts } from '../language/use-texts.ts';

const words = defineTexts('way', {
  identity: text('原样', 'as it is'),
  derived: text('逐行计算', 'computed row by row'),
  aggregated: text('汇总', 'aggregated'),
  'grouped-by': text('分组', 'grouped by'),
  filter: text('筛选', 'filters rows'),
  join: text('关联', 'joins rows'),
  order: text('排序', 'orders rows'),
  group: text('分组', 'groups rows'),
  compared: text('比对', 'compared'),
});

/** How a source item comes into an output column, or what it decides beside the outputs. */
export function useWayWord(): (way: string) => string {
  const t = useTexts(words);
  return (way) => (way in words.pairs ? t(way as keyof typeof words.pairs) : way);
}

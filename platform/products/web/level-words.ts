import { defineTexts, text } from '#ui-kit';

/** Levels of data (GB/T 43697-2024), as a product's columns inherit them. */
export const dataLevelWords = defineTexts('product-levels', {
  core: text('核心数据', 'Core data'),
  important: text('重要数据', 'Important data'),
  'general-4': text('一般数据 4 级', 'General data, level 4'),
  'general-3': text('一般数据 3 级', 'General data, level 3'),
  'general-2': text('一般数据 2 级', 'General data, level 2'),
  'general-1': text('一般数据 1 级', 'General data, level 1'),
});
export type DataLevel = keyof typeof dataLevelWords.pairs;

import { type Text, text } from '#foundation';

/** Levels of data (GB/T 43697-2024): general data is divided into four, highest first. The words are those of the catalogue's items. */
export const levels = ['core', 'important', 'general-4', 'general-3', 'general-2', 'general-1'] as const;
export type Level = (typeof levels)[number];

export const levelTitles: { readonly [Name in Level]: Text } = {
  core: text('核心数据', 'Core data'),
  important: text('重要数据', 'Important data'),
  'general-4': text('一般数据 4 级', 'General data, level 4'),
  'general-3': text('一般数据 3 级', 'General data, level 3'),
  'general-2': text('一般数据 2 级', 'General data, level 2'),
  'general-1': text('一般数据 1 级', 'General data, level 1'),
};

/** 就高从严: the highest of them, or null when there is none. */
export const highest = (given: readonly Level[]): Level | null =>
  levels.find((level) => given.includes(level)) ?? null;

export const atLeast = (level: Level, floor: Level): boolean =>
  levels.indexOf(level) <= levels.indexOf(floor);

import { type Text, text } from '#foundation';

/** Why nothing can be said of a table, or of a pair; none of them means that there is no risk. */
export const undecidedTitles = {
  'too-large': text('行数超过上限，未作判断', 'Too many rows: not decided'),
  'too-wide': text('列数超过上限，未作判断', 'Too many columns: not decided'),
  'took-too-long': text('超过时限，未作判断', 'Took too long: not decided'),
  'out-of-memory': text('超过内存上限，未作判断', 'Too large for its memory: not decided'),
  unreadable: text('数据文件无法读取，未作判断', 'The file could not be read: not decided'),
  'broke-off': text(
    '比对时程序多次中断，未作判断',
    'The program ended more than once while they were compared: not decided',
  ),
  'too-many-pairs': text('可关联的数据过多，未逐一判断', 'Too many tables to join: not decided'),
} as const satisfies { readonly [reason: string]: Text };

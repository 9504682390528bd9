import { defineTexts } from '../language/define-texts.ts';
import { text } from '../language/text.ts';
import type { Words } from '../language/use-texts.ts';

export const formWords = defineTexts('form', {
  yes: text('是', 'Yes'),
  no: text('否', 'No'),
  needed: text('请填写“{{title}}”', '“{{title}}” is needed'),
  chosen: text('请选择“{{title}}”', 'Choose “{{title}}”'),
  short: text('“{{title}}”至少 {{count}} 个字', '“{{title}}” needs at least {{count}} characters'),
  long: text('“{{title}}”最多 {{count}} 个字', '“{{title}}” may have {{count}} characters at most'),
  form: text('“{{title}}”的写法不对', '“{{title}}” is not written as it should be'),
  low: text('“{{title}}”不能小于 {{count}}', '“{{title}}” may not be below {{count}}'),
  high: text('“{{title}}”不能大于 {{count}}', '“{{title}}” may not be above {{count}}'),
  whole: text('“{{title}}”应是整数', '“{{title}}” must be a whole number'),
  amount: text('金额写成元，最多两位小数', 'An amount in yuan with at most two decimals'),
  json: text('这里要写合规的 JSON', 'This must be valid JSON'),
  few: text('“{{title}}”至少 {{count}} 项', '“{{title}}” needs at least {{count}} lines'),
  add: text('加一项', 'Add a line'),
  remove: text('去掉第 {{number}} 项', 'Remove line {{number}}'),
  optional: text('选填', 'optional'),
  which: text('选择一种', 'Choose one'),
  without: text('去掉“{{title}}”', 'Remove “{{title}}”'),
  line: text('第 {{number}} 项', 'Line {{number}}'),
  more: text('选填项（{{count}}）', 'Optional fields ({{count}})'),
});
export type FormT = Words<keyof typeof formWords.pairs>;

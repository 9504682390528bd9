import { defineTexts, text } from '#ui-kit';

export const rectificationWords = defineTexts('rectifications', {
  title: text('整改', 'Rectifications'),
  lead: text(
    '责令整改、报告、验收和移送；期限自整改通知书送达起算。',
    'What was ordered to be put right, answered, found done or handed on; the time runs from service of the notice.',
  ),
  order: text('责令整改', 'Order to put right'),
  none: text('没有整改事项。', 'Nothing has to be put right.'),
  number: text('编号', 'Number'),
  matter: text('事项', 'Matter'),
  organisation: text('整改单位', 'Who puts it right'),
  orderedBy: text('责令单位', 'Ordered by'),
  state: text('状态', 'State'),
  due: text('期限', 'Until'),
  ordered: text('责令时间', 'Ordered'),
  round: text('次数', 'Round'),
  back: text('整改', 'Rectifications'),
  facts: text('存在的问题', 'What is wrong'),
  demands: text('整改要求', 'Demands'),
  answer: text('整改情况', 'What was done'),
  proof: text('佐证材料', 'Proof'),
  closing: text('结论', 'Outcome'),
  papers: text('文书', 'Papers'),
  history: text('办理记录', 'History'),
});

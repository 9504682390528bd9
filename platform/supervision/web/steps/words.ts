import { defineTexts, text } from '#ui-kit';

export const stepWords = defineTexts('supervision-steps', {
  step: text('步骤', 'Step'),
  by: text('单位', 'By'),
  when: text('时间', 'When'),
});

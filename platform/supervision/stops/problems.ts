import { defineProblems, text } from '#foundation';

export const stopProblems = defineProblems('supervision', {
  'stopped-already': {
    status: 409,
    title: text('本单位已经紧急停用', 'Your organisation has stopped it already'),
    advice: text(
      '请在“紧急停用”页查看；解除后才能再次停用。',
      'See the page of stops; it can be stopped again once that stop is lifted.',
    ),
  },
});

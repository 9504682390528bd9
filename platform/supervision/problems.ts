import { defineProblems, text } from '#foundation';

export const supervisionProblems = defineProblems('supervision', {
  'no-such-authorisation': {
    status: 404,
    title: text('没有这项授权', 'There is no such authorisation'),
    advice: text(
      '只公布已经生效过的授权；请从信息披露页进入。',
      'Only authorisations that took effect are public; start from the disclosure page.',
    ),
  },
});

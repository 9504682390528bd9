import { defineProblems, text } from '#foundation';

export const supervisionProblems = defineProblems('supervision', {
  'no-such-thing': {
    status: 404,
    title: text('没有可供查看的来源或影响', 'There is nothing to see of its lineage'),
    advice: text(
      '请核对编号；影响清单只供数源单位、协议各方和监督机构查看。',
      'Check the id; impact lists are for the source department, the parties of the agreement and those who oversee.',
    ),
  },
  'no-such-authorisation': {
    status: 404,
    title: text('没有这项授权', 'There is no such authorisation'),
    advice: text(
      '只公布已经生效过的授权；请从信息披露页进入。',
      'Only authorisations that took effect are public; start from the disclosure page.',
    ),
  },
});

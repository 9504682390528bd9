import { defineProblems, text } from '#foundation';

export const evaluationProblems = defineProblems('supervision', {
  'no-such-evaluation': {
    status: 404,
    title: text('没有这次评价', 'There is no such evaluation'),
    advice: text(
      '请核对编号；尚未公布的评价只供主管部门、审计和被评价单位查看。',
      'Check the id; before it is published an evaluation is for those who oversee and the evaluated.',
    ),
  },
  'no-such-scheme': {
    status: 404,
    title: text('没有这份评价方案', 'There is no such evaluation scheme'),
    advice: text('请在评价页查看已发布的方案。', 'The published schemes are on the page of evaluations.'),
  },
  'scheme-unsound': {
    status: 422,
    title: text('评价方案不符合基本要求', 'The scheme does not hold to what it must'),
    advice: text('请按所列各项修改后再提出。', 'Change what is listed, and propose it again.'),
  },
  'scheme-waiting': {
    status: 409,
    title: text('已有一份待审定的评价方案', 'A proposed scheme waits already'),
    advice: text('请先审定或者退回该方案。', 'Adopt or return it first.'),
  },
  'no-scheme-in-force': {
    status: 409,
    title: text('评价期间没有生效的评价方案', 'No scheme was in force for that period'),
    advice: text(
      '评价依据评价期最后一日已生效的方案，方案不溯及既往；请先提出并审定方案。',
      'An evaluation goes by the scheme in force on the last day of its period; schemes do not reach back. Propose and adopt one first.',
    ),
  },
  'period-not-final': {
    status: 409,
    title: text('评价期的数据尚未固定', 'The figures of that period are not final'),
    advice: text(
      '评价期结束、次月指标汇总之后方可起草。',
      'Draft it once the period is over and the figures of a later month were taken.',
    ),
  },
  'evaluated-already': {
    status: 409,
    title: text('该期间已有评价', 'That period has its evaluation'),
    advice: text('请打开已有的评价；确需重做的，先撤回草案。', 'Open it; withdraw the draft to do it anew.'),
  },
  'nobody-to-evaluate': {
    status: 409,
    title: text('该期间没有可评价的单位', 'There is nobody to evaluate'),
    advice: text('该类单位在评价期内没有指标。', 'No organisation of the kind has figures in the period.'),
  },
  'not-evaluated-by-it': {
    status: 422,
    title: text('该评价中没有本单位的这项指标', 'Your organisation has no such indicator there'),
    advice: text(
      '请从评价页选择指标代码。',
      'Take the code of the indicator from the page of the evaluation.',
    ),
  },
  'hearing-over': {
    status: 409,
    title: text('听取意见的期限已过', 'The time of hearing is over'),
    advice: text(
      '公布后的更正请联系主管部门。',
      'Ask the data authority for a correction once it is published.',
    ),
  },
  'hearing-under-way': {
    status: 409,
    title: text('听取意见的期限尚未届满', 'The evaluated are still heard'),
    advice: text('期限届满后方可公布。', 'Publish it when their time is over.'),
  },
  'indicator-objected-already': {
    status: 409,
    title: text('本单位已对该指标提出意见', 'Your organisation objected to this indicator already'),
    advice: text('请等待答复。', 'Wait for the answer.'),
  },
  'objections-open': {
    status: 409,
    title: text('尚有未答复的意见', 'Objections wait for an answer'),
    advice: text('请先逐件答复。', 'Answer each of them first.'),
  },
});

import { defineProblems, text } from '#foundation';

export const aboveProblems = defineProblems('supervision', {
  'no-such-report-above': {
    status: 404,
    title: text('没有这份报告', 'There is no such report'),
    advice: text(
      '请核对编号；报告只供报告单位和监督机构查看。',
      'Check the id; a report is for who makes it and those who oversee.',
    ),
  },
  'report-period-not-final': {
    status: 409,
    title: text('报告期的指标尚未固定', 'The figures of the period are not final yet'),
    advice: text(
      '报告期结束、下月指标汇总后再起草。',
      'Draft it when the period is over and the next month was taken.',
    ),
  },
  'reported-already': {
    status: 409,
    title: text('该期报告已经起草', 'The report of this period was drafted already'),
    advice: text(
      '请办理已有的报告；已送达的请用“更正报告”。',
      'Go on with the one there is; one that was delivered is corrected.',
    ),
  },
  'no-such-dispatch': {
    status: 404,
    title: text('没有这件报送', 'There is no such dispatch'),
    advice: text('请从报告或安全事件的页面办理。', 'Begin from the page of the report or the incident.'),
  },
  'being-sent': {
    status: 409,
    title: text('正在发送', 'It is being sent'),
    advice: text(
      '请等待回执；没有回执的，稍后可以再次发送或登记人工送达。',
      'Wait for the receipt; without one it can be sent again or delivered by hand later.',
    ),
  },
  'delivered-later': {
    status: 422,
    title: text('送达时间不可能', 'It cannot have been delivered then'),
    advice: text(
      '送达时间不得早于报送提出的时间（安全事件报告时即由人工送达的，不得早于发现时间），也不得晚于现在。',
      'Give a time after it was asked to be sent (of an incident delivered by hand at once: after it was found) and not after now.',
    ),
  },
  'delivery-incomplete': {
    status: 422,
    title: text('人工送达须写明时间和凭据', 'A delivery by hand needs its time and its proof'),
    advice: text(
      '请填写送达时间和对方回执号或签收人。',
      'Give when it was delivered and the number of the receipt or who took it.',
    ),
  },
});

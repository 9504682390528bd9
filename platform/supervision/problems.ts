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
  'no-such-figures': {
    status: 404,
    title: text('没有这些指标可供查看', 'There are no such figures to see'),
    advice: text(
      '只能查看本单位的指标；监督机构可查看所有单位的。',
      'You see those of your own organisation; those who oversee see everybody’s.',
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
  'no-such-agreement': {
    status: 404,
    title: text('没有这份协议可供取证', 'There is no such agreement to take evidence of'),
    advice: text(
      '请核对编号；证据包只供监督机构和协议各方取得，且协议须已生效过。',
      'Check the id; evidence is for those who oversee and for the parties, of agreements that took effect.',
    ),
  },
  'empty-period': {
    status: 422,
    title: text('期间为空', 'The period is empty'),
    advice: text('起始时间须早于截止时间。', 'It must begin before it ends.'),
  },
  'period-not-settled': {
    status: 422,
    title: text('期间尚未结束', 'The period is not over'),
    advice: text(
      '截止时间须在一刻钟之前：在此之前开始的调用都已有结果，证据才齐全。',
      'It must end a quarter of an hour ago or earlier: only then has every call in it come to its end.',
    ),
  },
  'too-many-calls': {
    status: 422,
    title: text('期间内的调用太多', 'There are too many calls in the period'),
    advice: text(
      '请缩短期间，分几次取证；期间可以短到小时。',
      'Narrow the period and fetch several bundles; it may be as short as an hour.',
    ),
  },
  'beyond-the-log': {
    status: 422,
    title: text('日志还没有这么多条', 'The log does not reach so far'),
    advice: text(
      '请填写您所持检查点的条数（第二行）；如条数无误，请先核对日志名称。',
      'Give the number of entries in the checkpoint you hold (its second line); if it is right, compare the name of the log.',
    ),
  },
  'evidence-busy': {
    status: 429,
    title: text('正在制作别的证据包', 'Other bundles are being made'),
    advice: text(
      '同一单位同时只制作一份（监督单位两份），请过一会儿再试。',
      'One is made at once for an organisation, two for those who oversee; try again in a moment.',
    ),
  },
  'evidence-not-ready': {
    status: 503,
    title: text('证据还没有全部列入检查点', 'The evidence does not yet stand under a checkpoint'),
    advice: text(
      '日志正在编入新条目，请过几秒再试。',
      'The log is taking new entries; try again in a few seconds.',
    ),
  },
});

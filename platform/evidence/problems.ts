import { defineProblems, text } from '#foundation';

export const problems = defineProblems('evidence', {
  'no-such-entry': {
    status: 404,
    title: text('没有这个存证编号', 'There is no such entry'),
    advice: text(
      '请核对编号；编号是唯一的取证凭据，遗失后无法找回。',
      'Check the id: it is the only key to the entry and cannot be found again when lost.',
    ),
  },
  'no-such-tile': {
    status: 404,
    title: text('日志中没有这一部分', 'The log has no such part'),
    advice: text(
      '请先取最新检查点，再按其条目数请求。',
      'Fetch the latest checkpoint and ask within its size.',
    ),
  },
  'log-not-started': {
    status: 503,
    title: text('日志尚未发布第一个检查点', 'The log has not published its first checkpoint'),
    advice: text('请稍后再试。', 'Try again in a moment.'),
  },
  'day-not-over': {
    status: 409,
    title: text('这一天的用量还不能汇总', 'The totals of this day cannot be made yet'),
    advice: text('请在当日结束一刻钟之后再汇总。', 'Do it a quarter of an hour after the day has ended.'),
  },
  'retention-not-over': {
    status: 409,
    title: text('记录尚在法定保存期内', 'The records must still be kept'),
    advice: text('请选择保存期届满之前的日期。', 'Choose a date before which the retention period is over.'),
  },
});

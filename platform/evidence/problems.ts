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
    advice: text(
      '请选择保存期届满之前的日期：提供记录自形成之日起至少保存三年。',
      'Choose an earlier date: a record of what was provided is kept for at least three years from when it was made.',
    ),
  },
  'erasure-open': {
    status: 409,
    title: text('已有一项清除待复核或进行中', 'An erasure waits for a decision or is under way'),
    advice: text('请等它办结后再提出。', 'Wait until it is decided and done.'),
  },
  'nothing-to-hold': {
    status: 404,
    title: text(
      '没有这个编号的协议、产品、单位，也没有留有盐值与字段值的这条存证',
      'No agreement, product or organisation has this id, and no entry that still has salts and values',
    ),
    advice: text(
      '请从协议、产品、单位页面的地址或收据上抄取编号。',
      'Copy the id from the address of its page, or from the receipt.',
    ),
  },
  'already-held': {
    status: 409,
    title: text('已经保全', 'It is held already'),
    advice: text(
      '请在保全清单中查看；解除前一直保留。',
      'See the list of holds; it is kept until that one is lifted.',
    ),
  },
  'not-held': {
    status: 409,
    title: text('保全已经解除', 'The hold was lifted already'),
    advice: text('请刷新保全清单。', 'Reload the list of holds.'),
  },
});

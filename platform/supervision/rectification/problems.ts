import { defineProblems, text } from '#foundation';

export const rectificationProblems = defineProblems('supervision', {
  'no-such-rectification': {
    status: 404,
    title: text('没有这件整改', 'There is no such rectification'),
    advice: text(
      '请核对编号；整改只供责令单位、整改单位和监督机构查看。',
      'Check the id; it is for who ordered it, who puts it right, and those who oversee.',
    ),
  },
  'not-under-you': {
    status: 403,
    title: text('该单位不由本单位责令整改', 'That organisation is not yours to order'),
    advice: text(
      '实施机构只能责令其授权协议项下的运营机构和数据商；其他单位由数据管理部门责令。',
      'An implementing body orders the operator and developers under its agreements; others are the data authority’s.',
    ),
  },
  'nobody-to-answer': {
    status: 409,
    title: text('该单位没有可以承办的岗位', 'That organisation has no post to answer'),
    advice: text(
      '请该单位的管理员设置岗位，或者责令其上级单位。',
      'Ask its administrator for a post, or order the organisation above it.',
    ),
  },
  'time-too-long': {
    status: 422,
    title: text('整改期限过长', 'The time is too long'),
    advice: text('请缩短期限；到期未完成的可以退回再整改。', 'Give less; what is not done may be sent back.'),
  },
  'not-due-yet': {
    status: 409,
    title: text('整改期限尚未届满', 'Its time is not over'),
    advice: text(
      '期限届满仍未报告，或者报告后验收不合格的，方可移送。',
      'Hand it on when its time is over unanswered, or when the answer does not put it right.',
    ),
  },
  'proof-missing': {
    status: 409,
    title: text('没有找到佐证材料', 'The proof was not found'),
    advice: text('请先上传材料，再报告整改情况。', 'Upload the file first, then answer.'),
  },
});

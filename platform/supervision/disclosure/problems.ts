import { defineProblems, text } from '#foundation';

export const reportProblems = defineProblems('supervision', {
  'no-such-report': {
    status: 404,
    title: text('没有这份年度披露', 'There is no such yearly disclosure'),
    advice: text(
      '请从信息披露页进入；公布之前只供编制单位和监督机构查看，运营情况报告只供报送各方查看。',
      'Start from the page of disclosure; before it is published it is for its discloser and those who oversee, a report on an operator for those it goes to.',
    ),
  },
  'report-incomplete': {
    status: 422,
    title: text('应披露的内容不齐全', 'Not everything that is asked for is there'),
    advice: text(
      '请补齐所列内容；记录中的内容按记录重新编制即可。',
      'Add what is listed; what is in the records comes in by drafting it from them again.',
    ),
  },
  'records-moved': {
    status: 409,
    title: text('编制之后记录有变化', 'The records have changed since it was drafted'),
    advice: text(
      '请退回并按记录重新编制，再提交审核。',
      'Send it back, draft it from the records again, and hand it in anew.',
    ),
  },
  'report-under-way': {
    status: 409,
    title: text('已有一份更正正在编制', 'A correction is under way already'),
    advice: text('请先完成或者撤下该份更正。', 'Finish that one first, or drop it.'),
  },
  'first-is-owed': {
    status: 409,
    title: text('首次编制的年度披露不能撤下', 'A first version cannot be dropped'),
    advice: text(
      '应当披露的年度须编制并公布；只有更正可以撤下。',
      'What is owed of a year has to be drafted and issued; only a correction can be dropped.',
    ),
  },
  'nobody-to-file-to': {
    status: 409,
    title: text('没有可报送的价格主管部门或数据主管部门', 'There is no price or data authority to file to'),
    advice: text(
      '请先由系统管理员登记该单位及其岗位。',
      'The system administrator has to enter it and its posts first.',
    ),
  },
});

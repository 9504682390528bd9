import { defineProblems, text } from '#foundation';

export const tipProblems = defineProblems('supervision', {
  'no-such-tip': {
    status: 404,
    title: text('没有这件举报', 'There is no such report'),
    advice: text(
      '请核对查询码；查询码只在提交时显示一次，遗失后无法找回。',
      'Check the follow-up code; it was shown once, when you sent it, and cannot be found again.',
    ),
  },
  'accepted-by-you': {
    status: 409,
    title: text('受理人不能办结', 'Who accepted it does not conclude it'),
    advice: text(
      '这件举报由您受理，请交由主管部门的另一人核查办结。',
      'You accepted this report; another person of the authority concludes and answers it.',
    ),
  },
  'too-many-tips': {
    status: 429,
    title: text('此刻收到的举报太多', 'Too many reports are coming in'),
    advice: text(
      '请一小时后再提交；紧急情况请拨打 12345。',
      'Send it in an hour; if it is urgent, ring 12345.',
    ),
  },
  'sent-already': {
    status: 409,
    title: text('同一内容已经提交过', 'The same was sent already'),
    advice: text(
      '请用当时的查询码查询；有新情况请写明后再提交。',
      'Look it up with the code you were given; if there is more to say, write that.',
    ),
  },
  'name-and-contact': {
    status: 422,
    title: text('姓名和联系方式须同时填写', 'Give both a name and a contact'),
    advice: text(
      '实名举报请填写姓名和联系方式；不愿具名的，两项都不填。',
      'To give your name, give a contact too; to stay unnamed, give neither.',
    ),
  },
});

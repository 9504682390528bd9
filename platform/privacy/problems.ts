import { defineProblems, text } from '#foundation';

export const problems = defineProblems('privacy', {
  'no-such-population': {
    status: 404,
    title: text('没有这个受保护人群，或者不在您的查看范围内', 'No such population, or not yours to see'),
    advice: text(
      '请先由数据管理部门登记受保护人群。',
      'Have the data authority declare the population first.',
    ),
  },
  'population-exists': {
    status: 409,
    title: text('已有同名的受保护人群', 'There is a population of this name'),
    advice: text(
      '同一批人只登记一次：重复登记会使预算翻倍。',
      'The same people are declared once: twice would double their budget.',
    ),
  },
  'resource-not-fit': {
    status: 409,
    title: text('该资源不能归入这个人群', 'The resource cannot belong to this population'),
    advice: text(
      '资源的保护对象须与人群一致；一经归入不能更改。',
      'The resource protects the population’s kind of unit; once attached it stays.',
    ),
  },
  'epsilon-not-right': {
    status: 422,
    title: text('ε 填写有误', 'The ε is not right'),
    advice: text(
      '请填写大于现有总额的小数，小数点后至多九位。',
      'Give a decimal larger than the present total, with at most nine digits behind the point.',
    ),
  },
  'change-open': {
    status: 409,
    title: text('已有一项预算变更待复核', 'A change of this budget waits for a second person'),
    advice: text('请先处理该变更。', 'Decide on that one first.'),
  },
  'budget-exceeded': {
    status: 409,
    title: text('隐私预算不足', 'The privacy budget does not suffice'),
    advice: text(
      '请减少协议份额，或先经双人复核提高人群的预算；已用去的不会恢复。',
      'Take a smaller share, or have the budget raised by two persons first; what was spent does not come back.',
    ),
  },
  'no-such-alarm': {
    status: 404,
    title: text('没有这个告警，或者不在您的查看范围内', 'No such alarm, or not yours to see'),
    advice: text('请从办件或隐私预算页进入。', 'Come from your task or the privacy page.'),
  },
});

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
  // The gate
  'no-such-revision': {
    status: 404,
    title: text('没有这个版本，或者不在您的查看范围内', 'No such revision, or not yours to see'),
    advice: text('请从数据资源页面进入。', 'Come from the page of the resource.'),
  },
  'gate-closed': {
    status: 409,
    title: text('未通过发布关口', 'It does not pass the gate'),
    advice: text(
      '请按列出的各项办理：保密审查在先；任何人不得放行的须改正，其余可由指定人员说明理由、经第二人同意放行。',
      'Do what is listed, the secrecy review first. What nobody may release is corrected; the rest a named person may have released with a reason and a second person’s consent.',
    ),
  },
  'review-not-right': {
    status: 422,
    title: text('保密审查登记有误', 'The secrecy review is not right'),
    advice: text('请按审查文件填写文号和日期。', 'Enter number and date as the paper has them.'),
  },
  'standing-review-not-right': {
    status: 422,
    title: text('常态保密审查登记有误', 'The standing secrecy review is not right'),
    advice: text(
      '样本须是已审查为不涉密、不含商业秘密的版本；请填写文号、日期和一年以内的终止日。',
      'The sample is a revision reviewed and found free of secrets, also of firms’; give number, date, and an end within a year.',
    ),
  },
  'basis-not-right': {
    status: 422,
    title: text('登记的依据不成立', 'The basis does not stand'),
    advice: text(
      '匿名化须先有已签署且达标的风险报告。',
      'Anonymisation needs a signed risk report that meets what is asked first.',
    ),
  },
  'not-releasable': {
    status: 422,
    title: text('所列事项不能放行', 'What is listed cannot be released'),
    advice: text(
      '任何人不得放行的事项请改正数据或补齐审查、依据和评估；已满足的事项无须放行。',
      'What nobody may release is corrected, reviewed, based or assessed; what is met needs no release.',
    ),
  },
  'decision-open': {
    status: 409,
    title: text('已有一项放行待决定', 'A release waits to be decided'),
    advice: text('请等待决定，或先撤回。', 'Wait for the decision, or withdraw it first.'),
  },
  'no-such-authority': {
    status: 422,
    title: text('该单位不是数据管理部门', 'That organisation is no data authority'),
    advice: text('请选择本级数据管理部门。', 'Choose the data authority of your level.'),
  },
  'changed-since': {
    status: 409,
    title: text('提请之后情况有变', 'Things changed since it was proposed'),
    advice: text('请不同意本次提请，由部门重新提请。', 'Decline it and have it proposed anew.'),
  },
  // Re-identification risk.
  'no-such-risk-report': {
    status: 404,
    title: text(
      '没有这份风险报告或数据版本，或者不在您的查看范围内',
      'No such risk report or revision, or not yours to see',
    ),
    advice: text('请从数据资源页进入。', 'Come from the page of the resource.'),
  },
  'risk-choice-not-right': {
    status: 422,
    title: text('所选的列或总体不能用于评估', 'What was chosen cannot be assessed'),
    advice: text(
      '准标识符与敏感属性须是该版本的列且不重复；不采用建议的准标识符时请写明理由。',
      'Quasi-identifiers and sensitive attributes are columns of the revision, none twice; say why where a proposed one is left out.',
    ),
  },
  'risk-not-decided': {
    status: 422,
    title: text('未能得出结论', 'Not decided'),
    advice: text(
      '没有结论不等于没有风险。请按所述原因减少列数或更换总体后重试。',
      'No result is no absence of risk. Choose fewer columns or another population, as the reason says.',
    ),
  },
});

import { defineProblems, text } from '#foundation';

export const alertProblems = defineProblems('supervision', {
  'no-such-alert': {
    status: 404,
    title: text('没有这条监督线索', 'There is no such alert'),
    advice: text(
      '请核对编号；线索只供办理岗位、被核查单位和监督机构查看。',
      'Check the id; an alert is for those who look into it, the organisation concerned and those who oversee.',
    ),
  },
  'explanation-under-way': {
    status: 409,
    title: text('说明期限未满', 'The time to explain is not over'),
    advice: text(
      '被核查单位尚未说明情况，期限也未届满；现在只能认定不成立。',
      'The organisation has not explained and still has time to; for now the only outcome is unfounded.',
    ),
  },
  'person-not-heard': {
    status: 409,
    title: text('当事人尚未陈述', 'A person concerned was not heard'),
    advice: text(
      '认定成立之前，须先请每一名当事人陈述；已请其陈述的，等其答复或期限届满。',
      'Before anything is held against them, ask each person concerned; if they were asked, wait for the answer or the end of their days.',
    ),
  },
  'nobody-to-hear': {
    status: 409,
    title: text('没有可以请其陈述的当事人', 'There is nobody to be heard'),
    advice: text(
      '这条线索没有当事人，或都已请其陈述；请直接核查。',
      'The alert is about no person, or all of them were asked; go on looking into it.',
    ),
  },
  'nobody-to-decide': {
    status: 409,
    title: text('没有可以审定的另一人', 'There is no other person to decide'),
    advice: text(
      '审定人不能是提出结论的人，也不能是当事人；请先任用一名审计管理员或数据管理部门人员。',
      'It takes a person who neither proposed it nor is concerned; appoint an audit administrator or somebody of the data authority first.',
    ),
  },
});

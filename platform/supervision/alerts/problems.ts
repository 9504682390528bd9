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
  'nobody-to-decide': {
    status: 409,
    title: text('没有可以审定的另一人', 'There is no other person to decide'),
    advice: text(
      '审定人不能是提出结论的人，也不能是当事人；请先任用一名审计管理员或数据管理部门人员。',
      'It takes a person who neither proposed it nor is concerned; appoint an audit administrator or somebody of the data authority first.',
    ),
  },
});

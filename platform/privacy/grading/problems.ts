import { defineProblems, text } from '#foundation';

export const gradingProblems = defineProblems('privacy', {
  'no-such-grading': {
    status: 404,
    title: text('没有这项分级，或者不在您的查看范围内', 'No such grading, or not yours to see'),
    advice: text('请从数据资源页或办件进入。', 'Come from the resource’s page or your task.'),
  },
  'nothing-to-grade': {
    status: 409,
    title: text('该资源还没有信息项', 'The resource has no items yet'),
    advice: text('请先登记信息项或上传数据文件。', 'Describe its items or upload a data file first.'),
  },
  'grades-not-right': {
    status: 422,
    title: text('分级填写有误', 'The grades are not right'),
    advice: text(
      '表的级别不得低于其最高的信息项；与建议不同之处须写明理由。',
      'A table is not lower than its highest item; what differs from the proposal needs a reason.',
    ),
  },
  'items-changed': {
    status: 409,
    title: text('信息项已变动，该建议不再适用', 'The items have changed; the proposal no longer fits'),
    advice: text('请重新形成分级建议。', 'Have the grades proposed anew.'),
  },
  'level-below-source': {
    status: 409,
    title: text('级别低于数据来源', 'The level is below that of the source'),
    advice: text(
      '请附已签署的风险报告，或使用有处理记录的版本，重新分级。',
      'Grade anew with a signed risk report, or on a revision with a recorded repair.',
    ),
  },
  'evidence-does-not-stand': {
    status: 422,
    title: text('所附证据不成立', 'The evidence does not stand'),
    advice: text(
      '风险报告须由他人签署、结论为通过，并与所分级的版本一致；处理记录须是该版本的。',
      'A risk report is signed by a second person, passes, and is about the revision graded; a repair is the one that made it.',
    ),
  },
});

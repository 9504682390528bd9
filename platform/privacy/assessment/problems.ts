import { defineProblems, text } from '#foundation';

export const assessmentProblems = defineProblems('privacy', {
  'no-such-assessment': {
    status: 404,
    title: text('没有这份评估，或者不在您的查看范围内', 'No such assessment, or not yours to see'),
    advice: text('请从数据资源页或办件进入。', 'Come from the resource’s page or your task.'),
  },
  'assessment-not-about': {
    status: 422,
    title: text('评估的对象填写有误', 'What the assessment is about is not right'),
    advice: text(
      '影响评估和提供前评估针对一项数据资源和发布形式；年度报告针对本单位和年度。',
      'An impact or pre-provision assessment is about one resource and its forms of release; a yearly report about one’s own organisation and a year.',
    ),
  },
  'assessment-not-complete': {
    status: 422,
    title: text('评估尚不完整', 'The assessment is not complete'),
    advice: text('请逐项说明后再提交。', 'Answer every point, then submit.'),
  },
});

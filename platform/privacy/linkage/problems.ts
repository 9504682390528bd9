import { defineProblems, text } from '#foundation';

export const linkageProblems = defineProblems('privacy', {
  'revision-gone': {
    status: 404,
    title: text('没有这个版本，或者不在您的查看范围内', 'No such revision, or not yours to see'),
    advice: text(
      '请从数据资源页或关联风险总览进入。',
      'Come from the resource’s page or the overview of linkage.',
    ),
  },
});

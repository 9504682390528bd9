import { defineProblems, text } from '#foundation';

export const repairProblems = defineProblems('privacy', {
  'repair-not-fit': {
    status: 422,
    title: text('处理方案不能用于该版本', 'The repair does not fit the revision'),
    advice: text('请按列出的问题修改方案。', 'Correct the points listed.'),
  },
  'repair-changes-nothing': {
    status: 409,
    title: text('处理方案没有改变任何内容', 'The repair changes nothing'),
    advice: text('请为至少一列选择处理方式。', 'Choose a remedy for at least one column.'),
  },
  'repair-not-done': {
    status: 422,
    title: text('未能完成处理，没有形成新版本', 'The repair was not done, and no revision was made'),
    advice: text(
      '表过大或耗时过长。请减少列数、改用较简单的处理方式，或拆分文件后重试；原版本不受影响。',
      'The table is too large or it took too long. Take fewer columns, choose simpler remedies, or split the file; the revision is as it was.',
    ),
  },
  'repair-same-table': {
    status: 409,
    title: text('已有内容完全相同的版本', 'There is a revision with exactly this content'),
    advice: text('请直接使用该版本。', 'Use that revision.'),
  },
});

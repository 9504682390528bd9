import { defineProblems, text } from '#foundation';

export const problems = defineProblems('lineage', {
  cycle: {
    status: 409,
    title: text('来源关系不能成环', 'Something cannot come from itself'),
    advice: text(
      '请检查来源：所选来源本身由该对象加工而来。',
      'Check the source: the one chosen was itself made from this thing.',
    ),
  },
  frozen: {
    status: 409,
    title: text('现在不能使用', 'It cannot be used now'),
    advice: text(
      '原因解除后即可恢复；可向处理机构查询进度，或查看原因所列依据。',
      'Use resumes when the reason is cleared; ask the handling organisation, or see the basis named in the reason.',
    ),
  },
  'standing-changed': {
    status: 409,
    title: text('办理期间状态发生了变化', 'The standing changed while this was under way'),
    advice: text(
      '请重新发起；未交付任何结果，也不计费。',
      'Start again; nothing was delivered and nothing is charged.',
    ),
  },
  unknown: {
    status: 404,
    title: text('没有找到该对象的来源信息', 'No lineage found for this'),
    advice: text(
      '请检查地址，或登录有权限的岗位后再试。',
      'Check the address, or sign in to a post that may see it.',
    ),
  },
});

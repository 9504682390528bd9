import { defineProblems, text } from '#foundation';

/** Refusals that any act can meet before its own body runs. */
export const performProblems = defineProblems('request', {
  invalid: {
    status: 422,
    title: text('填写的内容有误', 'Some of the input is not right'),
    advice: text(
      '请按下面逐条列出的问题修改后重新提交；已填内容没有丢失。',
      'Correct the points listed and submit again; nothing was stored.',
    ),
  },
  'not-found': {
    status: 404,
    title: text('没有找到，或者不在您的办理范围内', 'Not found, or not yours to handle'),
    advice: text(
      '请核对编号，或确认是否已选择正确的岗位。',
      'Check the number, or choose the post you hold for this matter.',
    ),
  },
  forbidden: {
    status: 403,
    title: text('按规定您不能办理这一步', 'The rules do not allow you this step'),
    advice: text('请由另一位符合条件的人员办理。', 'Have another person who meets the conditions do it.'),
  },
  'sign-in-first': {
    status: 401,
    title: text('请先登录', 'Sign in first'),
    advice: text(
      '登录已过期或尚未登录，请登录后重试；机器客户端请重新取得令牌。',
      'You are not signed in or the session has expired. Machine clients: fetch a new token.',
    ),
  },
  'idempotency-key-missing': {
    status: 400,
    title: text('缺少幂等键', 'The idempotency key is missing'),
    advice: text(
      '请在请求头 Idempotency-Key 中给出一个每次办理唯一的值，重试时保持不变。',
      'Send an Idempotency-Key header: one value per intended act, the same on retry.',
    ),
  },
  'idempotency-key-reused': {
    status: 409,
    title: text('同一幂等键已用于另一个请求', 'This idempotency key was used for another request'),
    advice: text('新的办理请换用新的幂等键。', 'Use a fresh key for a new act.'),
  },
});

import { defineProblems, text } from '#foundation';

/** Refusals of authorised operation. */
export const problems = defineProblems('authorisation', {
  'agreement-incomplete': {
    status: 422,
    title: text('协议内容不完整或前后不一致', 'The agreement is incomplete or does not agree with itself'),
    advice: text('请按所列各处一次补齐后再提交。', 'Correct all the listed places and submit again.'),
  },
  'term-too-long': {
    status: 422,
    title: text('授权期限超过五年且未说明理由', 'The term is longer than five years and no reason is given'),
    advice: text(
      '请缩短期限，或写明超过五年的理由。',
      'Shorten the term, or state the reason for more than five years.',
    ),
  },
  'provider-consent-missing': {
    status: 409,
    title: text('共享所得数据缺提供单位同意', 'Shared data lacks the provider’s consent'),
    advice: text(
      '请先取得数据提供单位的书面同意并登记文号。',
      'Obtain the providing unit’s written consent and enter its reference first.',
    ),
  },
});

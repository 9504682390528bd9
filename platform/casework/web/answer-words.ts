import { type Text, text } from '#ui-kit';

/** What the parts of an act's answer are called, where somebody must read or copy them. */
export const answerWords: { readonly [part: string]: Text } = {
  clientId: text('客户端编号', 'Client id'),
  clientSecret: text('密钥（只显示这一次）', 'Secret (shown this once)'),
  earlierUntil: text('原密钥有效至', 'Earlier secrets work until'),
  username: text('用户名', 'User name'),
  oneTimePassword: text('一次性密码（只显示这一次）', 'One-time password (shown this once)'),
  until: text('有效至', 'Until'),
  effectiveAt: text('生效时间', 'Takes effect'),
  postsMoved: text('转入岗位数', 'Posts moved'),
  personId: text('人员', 'Person'),
  postId: text('岗位', 'Post'),
  organisationId: text('单位', 'Organisation'),
  reorganisationId: text('机构变动', 'Reorganisation'),
  handOverId: text('交接', 'Hand-over'),
};

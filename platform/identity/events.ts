import { text } from '#foundation';

/**
 * Payloads: organisations `{organisationId}`; `reorganised` `{reorganisationId, kind, ended, successors, effectiveAt}`; posts `{postId,
 * organisationId?}`; people in posts `{postId, personId, until?}`; clients `{clientId}`; accounts `{personId}`.
 */
export const events = {
  'identity.organisation-registered': text('单位已登记', 'An organisation was registered'),
  'identity.organisation-renamed': text('单位已更名', 'An organisation was renamed'),
  'identity.organisation-amended': text('单位信息已变更', 'Particulars of an organisation were amended'),
  'identity.reorganisation-entered': text('机构变动已录入', 'A reorganisation was entered'),
  'identity.reorganised': text('机构变动已确认', 'A reorganisation was confirmed'),
  'identity.reorganisation-rejected': text('机构变动已退回', 'A reorganisation was rejected'),
  'identity.person-registered': text('人员已登记', 'A person was registered'),
  'identity.person-corrected': text('人员信息已更正', 'A person’s particulars were corrected'),
  'identity.post-opened': text('岗位已设立', 'A post was opened'),
  'identity.post-roles-changed': text('岗位角色已调整', 'The roles of a post were changed'),
  'identity.post-moved': text('岗位已划转', 'A post moved to another organisation'),
  'identity.post-closed': text('岗位已撤销，任务转出', 'A post was closed and its tasks go elsewhere'),
  'identity.appointed': text('已任用', 'A person was appointed to a post'),
  'identity.post-vacated': text('已免任', 'A post was vacated'),
  'identity.hand-over-proposed': text('已发起交接', 'A hand-over was proposed'),
  'identity.handed-over': text('移交人已确认，岗位已交接', 'The giver confirmed and the holder changed'),
  'identity.hand-over-received': text('接收人已确认', 'The receiver confirmed the hand-over'),
  'identity.hand-over-disputed': text('接收人对交接提出异议', 'The receiver disputed the hand-over'),
  'identity.hand-over-withdrawn': text('交接已撤回', 'A hand-over was withdrawn'),
  'identity.deputy-named': text('已指定代理人', 'A deputy was named'),
  'identity.deputy-ended': text('代理已提前终止', 'A deputy’s term was ended early'),
  'identity.client-registered': text('机器客户端已登记', 'A machine client was registered'),
  'identity.client-approved': text('机器客户端已批准', 'A machine client was approved'),
  'identity.client-secret-issued': text('机器客户端密钥已签发', 'A secret was issued to a machine client'),
  'identity.sandbox-key-created': text('沙箱密钥已创建', 'A sandbox key was created'),
  'identity.client-disabled': text('机器客户端已停用', 'A machine client was disabled'),
  'identity.account-created': text('账号已建立', 'An account was created'),
  'identity.password-reset': text('密码已重置', 'A password was reset'),
  'identity.account-disabled': text('账号已停用', 'An account was disabled'),
  'identity.account-enabled': text('账号已恢复', 'An account was enabled'),
} as const;

import { defineTexts, text } from '#ui-kit';

export const consentWords = defineTexts('product-consents', {
  title: text('授权同意', 'Consents'),
  note: text(
    '核验个人之前，先取得其书面同意并在这里登记，得到调用时填写的凭码。同意书由本单位保存，登记的是编号和摘要；枢纽不核对同意书上的签名。登记时不查看有没有这个人的数据。',
    'Before a person is verified, obtain their consent on paper and register it here for the token that calls name. Your organisation keeps the paper; number and digest are registered, and its signature is not checked by the hub. Registering never looks whether there are data about the person.',
  ),
  register: text('登记授权同意', 'Register a consent'),
  paperNumber: text('同意书编号', 'Number of the paper'),
  paper: text('同意书文件', 'The paper as a file'),
  paperHint: text(
    '只在本机计算 SHA-256 摘要，文件不会上传。',
    'Its SHA-256 is computed on this machine. The file is not uploaded.',
  ),
  noDigest: text(
    '浏览器在这个网址下不能计算摘要；请通过 HTTPS 打开本页。',
    'The browser computes no digest at this address: open the page over HTTPS.',
  ),
  unreadable: text('文件没有读成，请重新选择。', 'The file could not be read: choose it again.'),
  until: text('有效至（含当日）', 'Good until (that day included)'),
  send: text('登记并取得凭码', 'Register and get the token'),
  token: text('授权同意凭码', 'Token of the consent'),
  onlyNow: text(
    '凭码只显示这一次：请现在复制，和同意书“{{paper}}”一并保存。遗失的，再登记一次。调用时填在 consent 中，有效至 {{until}}（含当日）。',
    'The token is shown this once: copy it now and keep it with the paper “{{paper}}”. Register again if it is lost. Give it as consent in calls, until {{until}} (that day included).',
  ),
  receipt: text('凭证', 'Receipt'),
  own: text('本单位登记的授权同意', 'Consents your organisation registered'),
  ownNote: text(
    '最近的 200 份。不显示是谁的同意，也不再显示凭码。',
    'The latest 200. Who gave them is not shown, nor are their tokens again.',
  ),
  none: text('还没有登记。', 'None is registered yet.'),
  state: text('状态', 'State'),
  goodUntil: text('有效至', 'Good until'),
  registeredAt: text('登记时间', 'Registered'),
  valid: text('有效', 'valid'),
  expired: text('已过期', 'expired'),
  withdrawn: text('已撤回', 'withdrawn'),
  todo: text('办理', 'What can be done'),
  withdraw: text('撤回', 'Withdraw'),
  visit: text('个人来访', 'A person at the desk'),
  visitNote: text(
    '核对来人身份后，按其身份信息查找其在本协议下的授权同意，告知本人，并按本人要求撤回。每次查找都记入操作记录；查到的内容离开本页即清除。',
    'Once you have checked who the person is: find what they consented to under this agreement, tell them, and withdraw as they ask. Each search is in the record of acts; what was found is gone when the page is left.',
  ),
  find: text('查找', 'Find'),
  clear: text('清除', 'Clear'),
  found: text('查到的授权同意', 'Consents that were found'),
  foundNone: text(
    '本协议下没有这些身份信息的授权同意。',
    'No consent under this agreement is of these items.',
  ),
  organisation: text('登记单位', 'Registered by'),
  product: text('产品', 'Product'),
});

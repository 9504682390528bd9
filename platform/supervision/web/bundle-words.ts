import { defineTexts, text } from '#ui-kit';

export const bundleWords = defineTexts('evidence-bundle', {
  title: text('证据包', 'Evidence bundle'),
  lead: text(
    '一份文件：协议文本、公开事项、期间内每一次放行的调用和公布的每日用量，由日志整体签名。可以带到没有本枢纽的机器上核对。',
    'One file: the document, the public facts, every released call of the period and the published daily totals, sealed by the log. It can be checked on a machine without this hub.',
  ),
  agreement: text('协议', 'Agreement'),
  from: text('起始日', 'From'),
  through: text('截止日（含）', 'Through'),
  since: text('所持检查点的条数（选填）', 'Entries of a checkpoint you hold (optional)'),
  sinceHint: text(
    '早先保存过检查点的，填写其第二行的数字，文件中会附上日志未被改写的证明。',
    'Give the second line of a checkpoint you kept, and the file will prove that nothing was rewritten since.',
  ),
  fetch: text('下载证据包', 'Download the bundle'),
  done: text('已下载 {{size}}。', 'Downloaded: {{size}}.'),
  how: text('怎样核对', 'How to check it'),
  howOffline: text(
    '在没有本枢纽、也不联网的机器上：安装 @gongshu/receipt-verifier（Node 20 以上），运行',
    'On a machine without this hub and without a network: install @gongshu/receipt-verifier (Node 20 or later) and run',
  ),
  howHere: text('或在浏览器里核对，文件不离开本机：', 'Or in the browser; the file does not leave it:'),
  checker: text('凭证核验', 'Receipt checker'),
  key: text(
    '日志公钥（请与主管部门公布的核对）',
    'Key of the log (compare it with the one the bureau publishes)',
  ),
});

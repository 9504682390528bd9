import { defineTexts, text } from '#ui-kit';

export const bundleVerdictWords = defineTexts('bundle-verdict', {
  working: text('正在您的浏览器里逐项核验…', 'Verifying in your browser…'),
  valid: text(
    '证据包成立：所列各项均记入本节点的日志，每次调用都在当时有效的授权之内。',
    'The bundle holds: all of it stands in the log of this node, and every call was within what was in force.',
  ),
  validUntrusted: text(
    '证据包自身成立，但日志公钥不是本节点的：请与出具机构公布的公钥核对。',
    'The bundle holds in itself, but its log key is not this node’s: compare it with the one its maker publishes.',
  ),
  invalid: text('证据包不成立。', 'The bundle does not hold.'),
  checks: text('核验步骤', 'Checks'),
  faults: text('不成立之处', 'What does not hold'),
  notes: text('须留意、文件本身不能判定的', 'To be noted: what the file cannot settle'),
  facts: text('证据包所载', 'What it is about'),
  more: text('另有 {{count}} 处。', '{{count}} more.'),
  name_file: text('文件', 'File'),
  name_shape: text('结构', 'Shape'),
  name_key: text('公钥', 'Key'),
  name_checkpoint: text('检查点', 'Checkpoint'),
  name_seal: text('封签', 'Seal'),
  name_fields: text('字段', 'Fields'),
  name_inclusion: text('存在性证明', 'Inclusion'),
  name_once: text('不重复', 'Once'),
  name_documents: text('协议文本', 'Documents'),
  name_force: text('生效期间', 'In force'),
  name_scope: text('授权范围', 'Scope'),
  name_totals: text('每日用量', 'Daily totals'),
  name_records: text('运行记录', 'Run records'),
  name_since: text('早先的检查点', 'Earlier checkpoint'),
});

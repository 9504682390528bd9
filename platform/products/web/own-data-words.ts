import { defineTexts, text } from '#ui-kit';

export const ownDataWords = defineTexts('products-own-data', {
  title: text('自带数据', 'Data you bring'),
  note: text(
    '多元数据融合：随调用提供下列各列，最多 {{rows}} 行。它只与经保护规则放行的结果关联，密封使用，答复之前即删除；凭证中只留行数和加盐摘要。',
    'Give these columns with the call, {{rows}} rows at most. They meet only what the guards let out, lie sealed, and are deleted before the answer leaves; the receipt keeps the number of rows and a salted digest.',
  ),
  column: text('列', 'Column'),
  type: text('类型', 'Type'),
  rule: text('要求', 'Rule'),
  key: text('关联键，必填，不重复', 'the key: required, each once'),
  repeats: text('关联键，必填，可重复', 'the key: required, may repeat'),
  required: text('必填', 'required'),
  optional: text('可空', 'may be empty'),
  call: text('带数据调用', 'Call with a file'),
  file: text(
    'CSV 文件（首行为列名，UTF-8）；非涉密系统，不得上传涉密数据',
    'CSV file (names in the first line, UTF-8); this is a system for non-secret data',
  ),
  origin: text('数据来源说明', 'Where the data comes from'),
  originHint: text(
    '写明数据是谁、如何取得的；同一运营机构交付的产品不得带入。',
    'Whose it is and how it was obtained. What the same operator delivered may not be brought.',
  ),
  send: text('调用（计量并出凭证）', 'Call (metered, with a receipt)'),
  spends: text(
    '这次调用支出隐私预算 ε {{epsilon}}；与自带数据关联不成的，同样支出。',
    'This call spends ε {{epsilon}} of a privacy budget, also where the join with your data fails.',
  ),
  done: text(
    '已使用 {{rows}} 行并删除。凭证 {{receipt}}；摘要盐值 {{salt}}，请与答复一并保存。',
    '{{rows}} rows were used and deleted. Receipt {{receipt}}; keep the salt {{salt}} of the digest with the answer.',
  ),
  notComputed: text(
    '与自带数据的关联超出时间或内存，结果为空；受控部分已计量。请减少行数。',
    'The join with your data took too long or too much: the answer is empty, and the governed part is metered. Bring fewer rows.',
  ),
});

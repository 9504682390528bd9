import { type Bilingual, bilingual } from './verdict.ts';

/** What the hub's own fields are called in Chinese; their names are English already. A field without a word here is shown by its name. */
const words: { readonly [field: string]: string } = {
  agreement: '协议',
  agreementDigest: '协议文本摘要',
  at: '时间',
  call: '调用编号',
  entry: '存证编号',
  epsilon: '支出的隐私预算ε',
  marks: '异议标注',
  mode: '发布方式',
  organisation: '调用单位',
  ownData: '自带数据',
  product: '产品',
  purpose: '用途',
  question: '问题摘要',
  rawOut: '原始数据检查',
  record: '运行记录摘要',
  result: '结果摘要',
  revisions: '数据版本',
  rows: '行数',
  run: '运行',
  suppressed: '留空的数',
};

/** A field with its word and its name, by which the format and the leaf know it. */
export const fieldLabel = (field: string): Bilingual =>
  bilingual(Object.hasOwn(words, field) ? `${words[field]}（${field}）` : field, field);

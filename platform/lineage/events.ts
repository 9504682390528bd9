import { type Text, text } from '#foundation';

/**
 * `source-added`, `source-ended`: a thing gets another's data from now on, or no more; subject is the thing's id, payload `{kind, id, from: {kind, id}}`.
 * `standing-changed`: subject is the thing's id; payload `{kind, id, status, version (decimal string), reasons: codes}`.
 */
export const events: { readonly [kind: string]: Text } = {
  'lineage.source-added': text('增加数据来源', 'A thing gets data of another'),
  'lineage.source-ended': text('终止数据来源', 'A thing gets data of another no more'),
  'lineage.standing-changed': text('使用状态变化', 'The standing of a thing changed'),
};

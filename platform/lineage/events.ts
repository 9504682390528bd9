import { type Text, text } from '#foundation';

/** `standing-changed`: subject is the thing's id; payload `{kind, id, status, version (decimal string), reasons: codes}`. */
export const events: { readonly [kind: string]: Text } = {
  'lineage.standing-changed': text('使用状态变化', 'The standing of a thing changed'),
};

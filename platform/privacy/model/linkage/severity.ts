import { type Text, text } from '#foundation';

/** How much another released table makes of a table, the least first. */
export const severities = ['none', 'low', 'medium', 'high'] as const;
export type Severity = (typeof severities)[number];

export const severityTitles: { readonly [Name in Severity]: Text } = {
  none: text('无新增风险', 'Nothing new'),
  low: text('可关联，未见个人受影响', 'Can be linked; no person seen to be affected'),
  medium: text('出现新的小分组', 'New small groups'),
  high: text('能够识别个人', 'Singles persons out'),
};

export const worst = (given: readonly Severity[]): Severity =>
  severities.findLast((severity) => given.includes(severity)) ?? 'none';

export const isAtLeast = (severity: Severity, floor: Severity): boolean =>
  severities.indexOf(severity) >= severities.indexOf(floor);

import { type Text, text } from '#foundation';

/** What alerts are raised about. */
export const families = {
  conduct: text('经营行为', 'Conduct of operators'),
  monitoring: text('运行监测', 'Monitoring'),
  guard: text('数据廉洁', 'Guards over who looked and approved'),
} as const satisfies { readonly [family: string]: Text };
export type Family = keyof typeof families;
export const familyCodes = Object.keys(families) as readonly Family[];

export const outcomes = {
  founded: text('成立', 'Founded'),
  unfounded: text('不成立', 'Unfounded'),
  measures: text('成立，采取措施', 'Founded, with measures'),
} as const satisfies { readonly [outcome: string]: Text };
export type Outcome = keyof typeof outcomes;

/** Whose post looks into it. */
export type Desk = 'authority' | 'audit';

import { type Text, text } from '#foundation';

/** Why somebody objects. The closed list; the ground decides whose turn it is and what an accepted objection does at once. */
export const grounds = {
  'wrong-value': text('数据有误', 'The data are wrong'),
  'out-of-date': text('数据过时或缺失', 'Out of date or missing'),
  rights: text('侵犯合法权益', 'It infringes somebody’s rights'),
  misuse: text('超范围或违规使用', 'Used beyond what is allowed'),
  leak: text('数据泄露', 'Data leak'),
  'consent-missing': text('缺少同意', 'Consent is missing'),
  'consent-withdrawn': text('同意已撤回', 'Consent was withdrawn'),
  'source-stopped': text('数源单位停止提供', 'The source stops providing it'),
} as const satisfies { readonly [code: string]: Text };
export type Ground = keyof typeof grounds;
export const groundCodes = Object.keys(grounds) as readonly Ground[];

/** Those an accepted objection freezes on at once (regulations.md §9 choice 12). All others mark, and freeze only by decision. */
const atOnce = ['leak', 'consent-missing', 'consent-withdrawn', 'source-stopped'] as const;
export type FreezingGround = (typeof atOnce)[number];
export const freezesAtOnce = (ground: Ground): ground is FreezingGround =>
  (atOnce as readonly Ground[]).includes(ground);

/** What the department itself can look up in its records; everything else is examined by the data authority. */
export const departmentExamines = (ground: Ground): boolean =>
  ground === 'wrong-value' || ground === 'out-of-date';

/** As what somebody objects. */
export const capacities = {
  'data-subject': text('数据主体', 'Data subject'),
  source: text('数源部门', 'Source department'),
  buyer: text('产品购买方', 'Buyer'),
  other: text('其他', 'Somebody else'),
} as const satisfies { readonly [code: string]: Text };
export type Capacity = keyof typeof capacities;

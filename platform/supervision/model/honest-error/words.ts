import { type Text, text } from '#foundation';

/** Where trying is encouraged: the four that 意见 五（十三） names, and its “等”. */
export const areas = {
  mechanism: text('制度机制', 'Rules and mechanisms'),
  authorisation: text('依规授权', 'Authorisation under the rules'),
  pricing: text('价格形成', 'Price formation'),
  'benefit-sharing': text('收益分配', 'Benefit sharing'),
  other: text('其他公共数据开发利用探索', 'Other trials in developing public data'),
} as const satisfies { readonly [area: string]: Text };
export type Area = keyof typeof areas;

/** What keeps an error from being an honest one: the other sides of 三个区分开来, and what no trial is allowed. */
export const exclusions = {
  knowing: text('明知故犯', 'It was done knowing that it is wrong'),
  banned: text('违反明令禁止或者停用、暂停决定', 'It was expressly banned, stopped or suspended'),
  gain: text('谋取私利或者为特定关系人谋利', 'Somebody sought a gain for themselves or theirs'),
  leak: text('故意泄露、非法提供数据', 'Data were leaked or handed out on purpose'),
  'prohibited-data': text('使用依法不得开发利用的数据', 'Data were used that may not be'),
  concealed: text('隐瞒事实或者拒不补救', 'It was concealed, or nothing was put right'),
} as const satisfies { readonly [exclusion: string]: Text };
export type Exclusion = keyof typeof exclusions;

export const outcomes = {
  recognised: text('认定容错', 'Recognised as an honest error'),
  'not-recognised': text('不予认定', 'Not recognised'),
} as const satisfies { readonly [outcome: string]: Text };
export type HonestErrorOutcome = keyof typeof outcomes;

/** What the hub compares with its own records, and what follows where it finds the contrary. */
export const limits = {
  approved: { title: text('事前有批准', 'It was approved before'), excludes: 'banned' },
  scope: {
    title: text('在授权期限和状态内', 'It kept to the term and state of the agreement'),
    excludes: 'banned',
  },
  stops: {
    title: text('期间无停用、暂停、冻结', 'Nothing was stopped, suspended or frozen meanwhile'),
    excludes: 'banned',
  },
  data: { title: text('未使用禁用数据', 'No prohibited data'), excludes: 'prohibited-data' },
  incident: { title: text('未发生泄露事件', 'No incident'), excludes: 'leak' },
  interest: { title: text('当事人与受益方无利害关系', 'No tie to who gained by it'), excludes: 'gain' },
  guard: { title: text('无成立的廉洁线索', 'No founded alert over conduct in office'), excludes: 'gain' },
} as const satisfies { readonly [limit: string]: { readonly title: Text; readonly excludes: Exclusion } };
export type LimitCode = keyof typeof limits;

/** `unknown`: the hub has nothing to compare it with; the assessor finds out. */
export const verdicts = {
  kept: text('相符', 'Kept'),
  broken: text('不相符', 'Broken'),
  unknown: text('本系统无从核对', 'The hub cannot tell'),
} as const satisfies { readonly [verdict: string]: Text };
export type LimitVerdict = keyof typeof verdicts;

export interface Limit {
  readonly code: LimitCode;
  readonly verdict: LimitVerdict;
  readonly said: Text;
}

/** What the hub's own records exclude. */
export const excludedBy = (found: readonly Limit[]): readonly Exclusion[] => [
  ...new Set(found.flatMap(({ code, verdict }) => (verdict === 'broken' ? [limits[code].excludes] : []))),
];

import { defineRule, type Text, text } from '#foundation';

// No text in force gives any of these numbers: each is a parameter that a bureau confirms.
const fair = { document: '实施规范', article: '6' };
const common = {
  alsoBasedOn: [{ document: '意见', article: '五（十二）' }],
  inForce: { from: '2025-03-01' },
  jurisdiction: 'CN',
  verified: false,
} as const;
const looks = ['supervision.look-for-alerts', 'supervision.daily-look'];
const published = [...looks, 'supervision.conduct-figures'];
const says = (holds: boolean, zh: string, en: string): { holds: boolean; reasons: readonly Text[] } => ({
  holds,
  reasons: [text(zh, en)],
});

/** Equal orders cost the same: same product, version, use and class of volume, accepted near each other. */
export const CO1 = defineRule({
  id: 'CO1',
  title: text('同等订单价格差异', 'Price spread of equal orders'),
  clause: fair,
  ...common,
  actsIn: published,
  parameters: { withinDays: 90, percent: 10 },
  check: ({ spread }: { readonly spread: number | null }, { percent }) => ({
    ...says(
      spread !== null && spread <= percent,
      spread === null
        ? '同等订单有的免费、有的收费'
        : `同等订单最高价比最低价高 ${spread}%（上限 ${percent}%）`,
      spread === null
        ? 'Of equal orders some are free and some are not'
        : `The dearest of equal orders is ${spread}% above the cheapest (at most ${percent}%)`,
    ),
    output: undefined,
  }),
});

/** A buyer is not refused again and again what others get. */
export const CO2 = defineRule({
  id: 'CO2',
  title: text('对同一购买方反复拒绝', 'Refusals of one buyer'),
  clause: fair,
  ...common,
  actsIn: looks,
  parameters: { refusals: 2 },
  check: ({ refusals }: { readonly refusals: number }, p) => ({
    ...says(
      refusals < p.refusals,
      `拒绝了其他购买方能订到的产品 ${refusals} 次（达到 ${p.refusals} 次即立线索）`,
      `${refusals} orders were declined of products that others get (${p.refusals} raise an alert)`,
    ),
    output: undefined,
  }),
});

export interface Waiting {
  /** Working days. */
  readonly own: number;
  readonly others: number;
  readonly otherOrders: number;
}

/** A buyer does not wait many times longer for an answer than others do. */
export const CO3 = defineRule({
  id: 'CO3',
  title: text('订购等待时间差异', 'Waiting times of one buyer'),
  clause: fair,
  ...common,
  actsIn: looks,
  parameters: { times: 3, atLeastDays: 5, otherOrders: 3 },
  check: ({ own, others, otherOrders }: Waiting, p) => ({
    ...says(
      otherOrders < p.otherOrders || own < p.atLeastDays || own < p.times * others,
      `等待 ${own} 个工作日，其他购买方 ${others} 个工作日`,
      `It waits ${own} working days, others ${others}`,
    ),
    output: undefined,
  }),
});

/** What several ask for is not sold to one only. */
export const CO4 = defineRule({
  id: 'CO4',
  title: text('独家供应', 'Sold to one buyer only'),
  clause: fair,
  ...common,
  actsIn: looks,
  // Working days after which an order without an answer is left waiting.
  parameters: { listedDays: 30, refusedBuyers: 1, answerDays: 10 },
  check: (given: { readonly listedDays: number; readonly served: number; readonly refused: number }, p) => ({
    ...says(
      given.listedDays < p.listedDays || given.served !== 1 || given.refused < p.refusedBuyers,
      `上架 ${given.listedDays} 日，只卖给 ${given.served} 家，拒绝或搁置了 ${given.refused} 家`,
      `Listed for ${given.listedDays} days, sold to ${given.served}, declined or left waiting: ${given.refused}`,
    ),
    output: undefined,
  }),
});

/** Competitors, operators in one field at one time, do not bind each other: each buying from the other asks for an explanation. */
export const CO5 = defineRule({
  id: 'CO5',
  title: text('同领域运营机构互相订购', 'Dealing between competitors'),
  clause: fair,
  ...common,
  actsIn: looks,
  parameters: { overlapDays: 1 },
  check: (
    given: { readonly overlapDays: number; readonly fromOne: number; readonly fromOther: number },
    p,
  ) => ({
    ...says(
      given.overlapDays < p.overlapDays || given.fromOne === 0 || given.fromOther === 0,
      `期限重叠 ${given.overlapDays} 日，互相订购 ${given.fromOne} 笔和 ${given.fromOther} 笔`,
      `Terms overlap by ${given.overlapDays} days; ${given.fromOne} and ${given.fromOther} orders of each other`,
    ),
    output: undefined,
  }),
});

export interface Tie {
  /** The company that controls both. */
  readonly controlledBy: string | null;
  /** People who sat in posts of both. */
  readonly sharedPeople: number;
}

/** R30 denies what the agreement names as an affiliate; this looks for those it does not name. */
export const CO6 = defineRule({
  id: 'CO6',
  title: text('疑似关联方参与', 'Look-alike affiliates'),
  clause: fair,
  ...common,
  actsIn: looks,
  alsoBasedOn: [{ document: '实施规范', article: '14' }],
  parameters: { sharedPeople: 1 },
  check: ({ controlledBy, sharedPeople }: Tie, p) => ({
    ...says(
      controlledBy === null && sharedPeople < p.sharedPeople,
      [
        ...(controlledBy === null ? [] : ['与运营机构受同一企业控制']),
        ...(sharedPeople === 0 ? [] : [`有 ${sharedPeople} 人在双方任职`]),
      ].join('，'),
      [
        ...(controlledBy === null ? [] : ['one company controls both']),
        ...(sharedPeople === 0 ? [] : [`${sharedPeople} people sat in posts of both`]),
      ].join('; '),
    ),
    output: undefined,
  }),
});

export interface Concentration {
  /** Sum of the squared shares in percent: 10,000 is one operator alone. */
  readonly hhi: number;
  readonly topSharePercent: number;
  readonly operators: number;
}

/** Shares of use in a field. One authorised operator alone is the authorisation's doing, not its own. */
export const CO7 = defineRule({
  id: 'CO7',
  title: text('领域集中度', 'Concentration of a field'),
  clause: fair,
  ...common,
  actsIn: published,
  parameters: { hhi: 2500, topSharePercent: 50 },
  check: ({ hhi, topSharePercent, operators }: Concentration, p) => ({
    ...says(
      operators < 2 || hhi <= p.hhi || topSharePercent <= p.topSharePercent,
      `HHI ${hhi}（上限 ${p.hhi}），最大份额 ${topSharePercent}%（上限 ${p.topSharePercent}%）`,
      `HHI ${hhi} (at most ${p.hhi}), largest share ${topSharePercent}% (at most ${p.topSharePercent}%)`,
    ),
    output: undefined,
  }),
});

export const conductRules = [CO1, CO2, CO3, CO4, CO5, CO6, CO7];

import { defineRule, type Fen, formatMoneyGrouped, type Text, text } from '#foundation';
import { type CeilingLine, fullRevenue, type UnitBasis, unitBases } from './ceilings.ts';
import { percentage } from './percent.ts';

const in2025 = { from: '2025-01-08' } as const;

/** The ceilings at expected volumes fit into the maximum permitted revenue. */
export const R39 = defineRule({
  id: 'R39',
  title: text('上限收费标准与最高准许收入相符', 'Ceilings fit into the permitted revenue'),
  clause: { document: '价格通知', article: '三' },
  alsoBasedOn: [{ document: '价格通知', article: '二' }],
  inForce: in2025,
  jurisdiction: 'CN',
  verified: true,
  parameters: {},
  actsIn: ['pricing.propose-ceilings', 'pricing.confirm-ceilings'],
  check: (input: { readonly lines: readonly CeilingLine[]; readonly revenue: Fen }) => {
    const full = fullRevenue(input.lines);
    const holds = full <= input.revenue;
    const [sum, most] = [formatMoneyGrouped(full), formatMoneyGrouped(input.revenue)];
    return {
      holds,
      output: full,
      reasons: [
        text(
          `Σ 上限 × 预计量 = ${sum} 元 ${holds ? '≤' : '>'} 最高准许收入 ${most} 元`,
          `Σ ceiling × expected volume = ${sum} yuan ${holds ? '≤' : '>'} permitted revenue ${most} yuan`,
        ),
      ],
    };
  },
});

/** The operator's concrete price is not above the ceiling, counted by the same unit. */
export const R40 = defineRule({
  id: 'R40',
  title: text('收费不高于上限', 'A fee is not above its ceiling'),
  clause: { document: '价格通知', article: '二' },
  inForce: in2025,
  jurisdiction: 'CN',
  verified: true,
  parameters: {},
  actsIn: ['products.price-product', 'pricing.confirm-ceilings'],
  check: (input: {
    /** Of its dearest unit, where it has tiers. */
    readonly price: Fen;
    readonly basis: UnitBasis;
    /** Null while none is set. */
    readonly ceiling: { readonly amount: Fen; readonly basis: UnitBasis } | null;
    /** The agreement's fee is still on trial: the authorising body guides it, no ceiling is needed. */
    readonly trial: boolean;
  }): { holds: boolean; reasons: readonly Text[]; output: Fen | null } => {
    const { ceiling } = input;
    if (input.price === 0n)
      return { holds: true, output: ceiling?.amount ?? null, reasons: [text('免费', 'Free of charge')] };
    if (!ceiling)
      return {
        holds: input.trial,
        output: null,
        reasons: [
          input.trial
            ? text('试行收费标准，由授权主体指导制定', 'A trial fee, guided by the authorising body')
            : text('该产品尚无上限收费标准', 'No ceiling is set for this product'),
        ],
      };
    if (ceiling.basis !== input.basis)
      return {
        holds: false,
        output: ceiling.amount,
        reasons: [
          text(
            `收费${unitBases[input.basis].zh}计，上限${unitBases[ceiling.basis].zh}计，两者不能比较；请授权主体按协议的计价单位公布上限，或者变更协议的计价单位`,
            `The fee is counted by one unit (${unitBases[input.basis].en}) and its ceiling by another (${unitBases[ceiling.basis].en}): they cannot be compared. The authorising body publishes the ceiling by the agreement’s unit, or the agreement’s unit is changed`,
          ),
        ],
      };
    const holds = input.price <= ceiling.amount;
    const [fee, most] = [formatMoneyGrouped(input.price), formatMoneyGrouped(ceiling.amount)];
    return {
      holds,
      output: ceiling.amount,
      reasons: [
        text(
          `${fee} 元 ${holds ? '≤' : '>'} 上限 ${most} 元`,
          `${fee} yuan ${holds ? '≤' : '>'} the ceiling of ${most} yuan`,
        ),
      ],
    };
  },
});

export type Adjusts = 'nothing' | 'prices' | 'ceilings';

/**
 * Each year what was taken is held against what is permitted: within ten per cent the operator adjusts concrete prices, beyond it the
 * authorising body adjusts the ceilings. The text says 偏离 without a sign: its size decides, its sign is kept.
 */
export const R41 = defineRule({
  id: 'R41',
  title: text('年度偏离', 'Deviation of a year'),
  clause: { document: '价格通知', article: '四' },
  inForce: in2025,
  jurisdiction: 'CN',
  verified: true,
  parameters: { percent: 10 },
  actsIn: ['pricing.review-year', 'pricing.what-if'],
  check: (
    input: { readonly taken: Fen; readonly permitted: Fen },
    { percent },
  ): {
    holds: boolean;
    reasons: readonly Text[];
    output: { readonly adjust: Adjusts; readonly percent: string | null; readonly excess: Fen };
  } => {
    const off = input.taken - input.permitted;
    const size = off < 0n ? -off : off;
    const within = size * 100n <= input.permitted * BigInt(percent);
    const adjust = off === 0n ? 'nothing' : within ? 'prices' : 'ceilings';
    const written = percentage(off, input.permitted);
    const said = written === null ? '—' : `${off > 0n ? '+' : ''}${written}%`;
    return {
      holds: within,
      output: { adjust, percent: written, excess: off > 0n ? off : 0n },
      reasons: [
        text(
          `实际收入 ${formatMoneyGrouped(input.taken)} 元，最高准许收入 ${formatMoneyGrouped(input.permitted)} 元，偏离 ${said}`,
          `Taken ${formatMoneyGrouped(input.taken)} yuan, permitted ${formatMoneyGrouped(input.permitted)} yuan: off by ${said}`,
        ),
        {
          nothing: text('没有偏离，无须调整', 'Nothing is off'),
          prices: text(
            `不超过 ${percent}%：授权主体指导运营机构调整具体收费标准`,
            `Within ${percent}%: the operator adjusts concrete fees, guided by the authorising body`,
          ),
          ceilings: text(
            `超过 ${percent}%：授权主体调整上限收费标准`,
            `Beyond ${percent}%: the authorising body adjusts the ceilings`,
          ),
        }[adjust],
      ],
    };
  },
});
export const rulesOfCeilings = [R39, R40, R41];

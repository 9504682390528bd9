import { chinaCalendar, type Deadline, defineRule, startOfDate, type Text, text } from '#foundation';

const accounting = { document: '实施规范', article: '22' } as const;
const inForce = { from: '2025-03-01' } as const;

/** When a period is closed: some days after its end, when what was being released at midnight has long committed. */
export const ST1 = defineRule({
  id: 'ST1',
  title: text('结算期关账', 'When a settlement period is closed'),
  clause: { document: '实施规范', article: '14-7' },
  inForce,
  jurisdiction: 'CN',
  // 协议约定结算周期，关账日由本平台选定。
  verified: false,
  parameters: { days: 3 },
  actsIn: ['pricing.close-periods'],
  check: (
    { until, now }: { readonly until: Temporal.PlainDate; readonly now: Temporal.Instant },
    { days },
  ): { holds: boolean; reasons: readonly Text[]; output: Temporal.Instant } => {
    const output = startOfDate(until.add({ days }));
    return {
      holds: Temporal.Instant.compare(now, output) >= 0,
      output,
      reasons: [
        text(
          `结算期至 ${until} 止，满 ${days} 日后关账（参数待核）`,
          `Closed ${days} days after its end on ${until} (a parameter)`,
        ),
      ],
    };
  },
});

const workingDays = (at: Temporal.Instant, days: number, zh: string, en: string) => {
  const output: Deadline = chinaCalendar.deadlineAfter(at, days);
  return {
    holds: true,
    output,
    reasons: [
      text(
        `${zh}：${days} 个工作日，至 ${output.lastDay}（参数待核）`,
        `${en}: ${days} working days, until ${output.lastDay} (a parameter)`,
      ),
    ],
  };
};

/** How long a buyer may dispute a statement; silence after that confirms it. */
export const ST2 = defineRule({
  id: 'ST2',
  title: text('对账单异议期', 'Time to dispute a statement'),
  clause: accounting,
  inForce,
  jurisdiction: 'CN',
  verified: false,
  parameters: { days: 10 },
  actsIn: ['pricing.statement-stands', 'pricing.dispute-statement'],
  check: ({ servedAt }: { readonly servedAt: Temporal.Instant }, { days }) =>
    workingDays(servedAt, days, '对账单送达后提出异议', 'To dispute after service'),
});

/** Within what time a disputed statement is decided. */
export const ST3 = defineRule({
  id: 'ST3',
  title: text('对账异议裁定期限', 'Time to decide on a disputed statement'),
  clause: accounting,
  inForce,
  jurisdiction: 'CN',
  verified: false,
  parameters: { days: 10 },
  actsIn: ['pricing.dispute-statement'],
  check: ({ disputedAt }: { readonly disputedAt: Temporal.Instant }, { days }) =>
    workingDays(disputedAt, days, '收到异议后裁定', 'To decide on a dispute'),
});

/** By when a bill is to be paid. */
export const ST4 = defineRule({
  id: 'ST4',
  title: text('账单付款期限', 'Time to pay a bill'),
  clause: accounting,
  inForce,
  jurisdiction: 'CN',
  verified: false,
  parameters: { days: 20 },
  actsIn: ['pricing.issue-bill'],
  check: ({ servedAt }: { readonly servedAt: Temporal.Instant }, { days }) =>
    workingDays(servedAt, days, '账单送达后付款', 'To pay after service'),
});

/** Rates of value-added tax that a bill may be issued at, of ten thousand; the price includes the tax. */
export const ST5 = defineRule({
  id: 'ST5',
  title: text('账单税率', 'Rate of tax on a bill'),
  clause: { document: '增值税法', article: '10' },
  inForce: { from: '2026-01-01' },
  jurisdiction: 'CN',
  // 税率按税务机关核定为准。
  verified: false,
  parameters: { rates: [0, 100, 300, 600] as readonly number[] },
  actsIn: ['pricing.issue-bill'],
  check: ({ rate }: { readonly rate: number }, { rates }) => {
    const percents = rates.map((one) => `${one / 100} %`).join('、');
    return {
      holds: rates.includes(rate),
      output: rates,
      reasons: [
        text(
          `税率 ${rate / 100} %（可选 ${percents}，待核）`,
          `Rate ${rate / 100} % (one of ${percents}, a parameter)`,
        ),
      ],
    };
  },
});

/** Kinds of organisation that are administrative organs: what they are due is the treasury's. */
const administrative: readonly string[] = [
  'government',
  'party-organ',
  'government-department',
  'data-authority',
];

export type Destination = 'treasury' | 'own-account' | 'in-kind';

/**
 * Where a share goes. Money due to an administrative organ is non-tax revenue of the treasury, never its own account (财资〔2024〕1号); to a
 * public institution by the local finance rule; services and governance of data are given in kind (实施规范 Art 20).
 */
export const BS1 = defineRule({
  id: 'BS1',
  title: text('收益分配去向', 'Where a share of the benefit goes'),
  clause: { document: '财资〔2024〕1号', article: '全文' },
  alsoBasedOn: [{ document: '实施规范', article: '20' }],
  inForce: { from: '2024-01-11' },
  jurisdiction: 'CN',
  // 事业单位按同级财政规定执行，此处为可覆盖的参数。
  verified: false,
  parameters: { institutionTreasury: false },
  actsIn: ['pricing.propose-sharing', 'pricing.record-payout'],
  check: (
    { kind, way }: { readonly kind: string; readonly way: string },
    { institutionTreasury },
  ): { holds: boolean; reasons: readonly Text[]; output: Destination } => {
    if (way === 'services' || way === 'data-governance')
      return {
        holds: true,
        output: 'in-kind',
        reasons: [text('以服务或数据治理履行', 'Given in services or governance of data')],
      };
    if (way === 'non-tax-revenue')
      return {
        holds: true,
        output: 'treasury',
        reasons: [text('作为非税收入缴入国库', 'Paid into the treasury as non-tax revenue')],
      };
    if (administrative.includes(kind))
      return {
        holds: false,
        output: 'treasury',
        reasons: [
          text(
            '行政机关应得的收益属于非税收入，须缴入国库，不得进入本单位账户',
            'What an administrative organ is due is non-tax revenue: it goes to the treasury, never to its own account',
          ),
        ],
      };
    return kind === 'public-institution' && institutionTreasury
      ? {
          holds: false,
          output: 'treasury',
          reasons: [
            text('本地财政规定事业单位收益缴入国库', 'The local finance rule sends it to the treasury'),
          ],
        }
      : {
          holds: true,
          output: 'own-account',
          reasons: [text('支付到对方账户', 'Paid to the party’s account')],
        };
  },
});

export const settlementRules = [ST1, ST2, ST3, ST4, ST5, BS1];

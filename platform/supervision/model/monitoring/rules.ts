import { defineRule, type Text, text } from '#foundation';

const common = {
  clause: { document: '实施规范', article: '15' },
  alsoBasedOn: [{ document: '意见', article: '五（十二）' }],
  inForce: { from: '2025-03-01' },
  jurisdiction: 'CN',
  // No text in force gives these numbers: a bureau confirms them.
  verified: false,
  actsIn: ['supervision.look-for-alerts', 'supervision.daily-look'],
} as const;
const says = (holds: boolean, zh: string, en: string): { holds: boolean; reasons: readonly Text[] } => ({
  holds,
  reasons: [text(zh, en)],
});

export interface QuotaPace {
  readonly quota: number;
  readonly used: number;
  /** Calls of the last 30 days. */
  readonly lately: number;
  readonly daysLeft: number;
}

/** The calls of the whole term do not run out long before the term does. */
export const MO1 = defineRule({
  id: 'MO1',
  title: text('期限内调用额度消耗过快', 'The calls of a term run out early'),
  ...common,
  parameters: { usedPercent: 50, overDays: 30 },
  check: ({ quota, used, lately, daysLeft }: QuotaPace, p) => {
    const expected = Math.round(used + (lately / p.overDays) * daysLeft);
    return {
      ...says(
        used * 100 < quota * p.usedPercent || expected <= quota,
        `已用 ${used} 次，按近 ${p.overDays} 日速度到期末将用 ${expected} 次（额度 ${quota} 次）`,
        `${used} calls used; at the pace of the last ${p.overDays} days ${expected} by the end (quota ${quota})`,
      ),
      output: expected,
    };
  },
});

export interface Burst {
  readonly calls: number;
  /** Median of the days with calls before. */
  readonly usual: number;
  readonly daysBefore: number;
}

/** A buyer's calls of a day are not many times what it usually asks. */
export const MO2 = defineRule({
  id: 'MO2',
  title: text('调用量突增', 'A burst of calls'),
  ...common,
  parameters: { times: 5, atLeastCalls: 100, daysBefore: 7 },
  check: ({ calls, usual, daysBefore }: Burst, p) => ({
    ...says(
      calls < p.atLeastCalls || daysBefore < p.daysBefore || calls <= p.times * usual,
      `一日调用 ${calls} 次，平日 ${usual} 次`,
      `${calls} calls in a day, ${usual} usually`,
    ),
    output: undefined,
  }),
});

/** An organisation does not leave many clocks run over. */
export const MO3 = defineRule({
  id: 'MO3',
  title: text('办件逾期集中', 'Many late clocks'),
  ...common,
  clause: { document: '意见', article: '五（十二）' },
  alsoBasedOn: [],
  parameters: { overdue: 5 },
  check: ({ overdue }: { readonly overdue: number }, p) => ({
    ...says(
      overdue < p.overdue,
      `逾期未办 ${overdue} 件（达到 ${p.overdue} 件即立线索）`,
      `${overdue} duties are overdue (${p.overdue} raise an alert)`,
    ),
    output: undefined,
  }),
});

export const monitoringRules = [MO1, MO2, MO3];

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
  /** The most calls of a day before. */
  readonly busiest: number;
  readonly daysBefore: number;
}

/** A buyer's calls of a day are not many times what it usually asks. */
export const MO2 = defineRule({
  id: 'MO2',
  title: text('调用量突增', 'A burst of calls'),
  ...common,
  // The busiest day is asked, too: who grows, has a campaign or a month's end is used to more than the median says.
  parameters: { times: 5, timesBusiest: 3, atLeastCalls: 100, daysBefore: 7 },
  check: ({ calls, usual, busiest, daysBefore }: Burst, p) => ({
    ...says(
      calls < p.atLeastCalls ||
        daysBefore < p.daysBefore ||
        calls <= p.times * usual ||
        calls <= p.timesBusiest * busiest,
      `一日调用 ${calls} 次，平日 ${usual} 次，此前最多 ${busiest} 次`,
      `${calls} calls in a day, ${usual} usually, ${busiest} at most before`,
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

export interface BudgetPace {
  /** ε of the share, and spent of it. For an alarm, so in floating point. */
  readonly epsilon: number;
  readonly spent: number;
  readonly days: number;
  readonly daysGone: number;
}

/** The ε of a share lasts as long as the agreement it was given to. */
export const MO4 = defineRule({
  id: 'MO4',
  title: text('隐私预算消耗过快', 'A privacy budget is spent early'),
  ...common,
  parameters: { usedPercent: 25, aheadPercent: 150, leftPercent: 10, daysLeft: 30 },
  check: ({ epsilon, spent, days, daysGone }: BudgetPace, p) => {
    const expected = (epsilon * Math.min(daysGone, days)) / Math.max(days, 1);
    const ahead = spent * 100 >= epsilon * p.usedPercent && spent * 100 > expected * p.aheadPercent;
    const nearlyGone = (epsilon - spent) * 100 <= epsilon * p.leftPercent && days - daysGone > p.daysLeft;
    return {
      ...says(
        !ahead && !nearlyGone,
        `已用 ε ${round(spent)}（共 ${round(epsilon)}），按期限已过 ${daysGone}/${days} 日应用 ${round(expected)}`,
        `ε ${round(spent)} of ${round(epsilon)} spent; ${daysGone} of ${days} days gone would be ${round(expected)}`,
      ),
      output: round(expected),
    };
  },
});
const round = (value: number): number => Math.round(value * 10_000) / 10_000;

export interface DailyQuota {
  readonly limit: number;
  /** Use of each day looked at that came close to it, and refusals for want of it. */
  readonly closeDays: number;
  readonly refused: number;
}

/** The quota of a day is enough for the day. */
export const MO5 = defineRule({
  id: 'MO5',
  title: text('每日额度接近用尽或者超额', 'A daily quota comes close or is exceeded'),
  ...common,
  parameters: { closePercent: 90, closeDays: 3, overDays: 7, refused: 1 },
  check: ({ limit, closeDays, refused }: DailyQuota, p) => ({
    ...says(
      closeDays < p.closeDays && refused < p.refused,
      `近 ${p.overDays} 日中 ${closeDays} 日用到额度 ${limit} 的 ${p.closePercent}% 以上，因额度不足拒绝 ${refused} 次`,
      `${closeDays} of the last ${p.overDays} days reached ${p.closePercent}% of ${limit}; ${refused} calls refused for want of quota`,
    ),
    output: undefined,
  }),
});

export interface Sweep {
  /** Subjects of the day, and those of them the buyer had not asked about in the weeks before. */
  readonly subjects: number;
  readonly fresh: number;
  /** Median of fresh subjects on the buyer's days before. */
  readonly usual: number;
  readonly daysBefore: number;
  /** Fresh subjects of all days looked at, and how many the register holds; null: not known. */
  readonly freshInAll: number;
  readonly register: number | null;
}

/** Nobody walks through a register: many subjects never asked about before, far more than usual, or a large part of all there are. */
export const MO6 = defineRule({
  id: 'MO6',
  title: text('遍历式核验', 'A register is walked through'),
  ...common,
  parameters: {
    freshAtLeast: 200,
    freshPercent: 90,
    times: 6,
    daysBefore: 7,
    newcomer: 2_000,
    registerPercent: 30,
    registerAtLeast: 500,
  },
  check: ({ subjects, fresh, usual, daysBefore, freshInAll, register }: Sweep, p) => {
    const many = fresh >= p.freshAtLeast && fresh * 100 >= subjects * p.freshPercent;
    const burst = many && (daysBefore >= p.daysBefore ? fresh > p.times * usual : fresh >= p.newcomer);
    const covered =
      register !== null &&
      freshInAll >= p.registerAtLeast &&
      freshInAll * 100 >= register * p.registerPercent;
    return {
      ...says(
        !burst && !covered,
        `一日核验 ${subjects} 人，其中 ${fresh} 人此前未核验过（平日 ${usual} 人）；五周内共 ${freshInAll} 人${register === null ? '' : `，登记共 ${register} 人`}`,
        `${subjects} subjects in a day, ${fresh} of them never before (${usual} usually); ${freshInAll} in five weeks${register === null ? '' : ` of ${register} on the register`}`,
      ),
      output: burst ? ('burst' as const) : covered ? ('covered' as const) : null,
    };
  },
});

export const monitoringRules = [MO1, MO2, MO3, MO4, MO5, MO6];

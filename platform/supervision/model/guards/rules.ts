import { defineRule, type Text, text } from '#foundation';

/**
 * Guards against corruption over data (数据上的腐败, 意见 五（十二）): who looked at what, and who approved whom. What is demanded is a text in force; the numbers are
 * rules of the house, chosen in a simulated office so that honest work raises next to nothing, and a bureau confirms them.
 */
const common = {
  clause: { document: '意见', article: '五（十二）' },
  inForce: { from: '2024-09-21' },
  jurisdiction: 'CN',
  verified: false,
  actsIn: ['supervision.look-for-alerts', 'supervision.daily-look'],
} as const;
const says = (holds: boolean, zh: string, en: string): { holds: boolean; reasons: readonly Text[] } => ({
  holds,
  reasons: [text(zh, en)],
});

export interface Browsing {
  /** Different cases opened in the week, and those of them with neither a task nor an act of one's own. */
  readonly opened: number;
  readonly foreign: number;
}

/** Cases are opened because they are one's task. */
export const GD1 = defineRule({
  id: 'GD1',
  title: text('无办件任务查看案卷', 'Cases opened without a task of one’s own'),
  ...common,
  parameters: {
    foreign: 12,
    sharePercent: 60,
    // Posts that handle what others hand in. An applicant reads its own, an auditor reads everything.
    roles: [
      'data-authority',
      'registrar-acceptor',
      'registrar-reviewer',
      'registrar-coder',
      'secrecy-reviewer',
      'authorising-body',
      'security-admin',
      'data-subject-desk',
    ],
  },
  check: ({ opened, foreign }: Browsing, p) => ({
    ...says(
      foreign < p.foreign || foreign * 100 < p.sharePercent * opened,
      `一周内查看 ${opened} 件，其中 ${foreign} 件不是本岗位的办件`,
      `${opened} cases opened in a week, ${foreign} of them not of the own post`,
    ),
    output: undefined,
  }),
});

export interface OddHours {
  /** Looks outside working hours in the week, on days on which the organisation as a whole did not work late. */
  readonly looks: number;
  /** Days with such looks in the weeks before: the person's own habit. */
  readonly habitualDays: number;
}

/** Nobody who never did reads records at night or on days off. */
export const GD2 = defineRule({
  id: 'GD2',
  title: text('非常时段查看', 'Looks at unusual hours'),
  ...common,
  // A day begins and ends at these hours, Shanghai. On a day on which this share of those of the organisation who looked worked late, so may everybody.
  parameters: {
    looks: 8,
    habitualDays: 3,
    overDays: 90,
    fromHour: 7,
    untilHour: 21,
    shareOfOthersPercent: 25,
  },
  check: ({ looks, habitualDays }: OddHours, p) => ({
    ...says(
      looks < p.looks || habitualDays > p.habitualDays,
      `工作时段以外查看 ${looks} 次，此前 ${p.overDays} 日内只有 ${habitualDays} 日如此`,
      `${looks} looks outside working hours; on ${habitualDays} days of the ${p.overDays} before`,
    ),
    output: undefined,
  }),
});

export interface Excess {
  readonly looks: number;
  /** Median and median absolute deviation of the others of the same post. */
  readonly usual: number;
  readonly deviation: number;
  readonly peers: number;
  /** The person's own median week before; null where there are too few weeks. */
  readonly ownUsual: number | null;
}

/** Deviations that stand for a standard deviation of a normal spread. */
const perDeviation = 1.4826;

/** Nobody opens many times what others in the same post open, unless always so. */
export const GD3 = defineRule({
  id: 'GD3',
  title: text('查看量远超同岗位人员', 'Many more looks than peers'),
  ...common,
  parameters: { looks: 40, times: 4, deviations: 6, peers: 5, timesOwn: 3, ownWeeks: 4 },
  check: ({ looks, usual, deviation, peers, ownUsual }: Excess, p) => {
    const spread = perDeviation * Math.max(deviation, Math.sqrt(usual), 1);
    return {
      ...says(
        looks < p.looks ||
          peers < p.peers ||
          looks < p.times * usual ||
          looks < usual + p.deviations * spread ||
          (ownUsual !== null && looks < p.timesOwn * ownUsual),
        `一周查看 ${looks} 次，同岗位 ${peers} 人的中位数为 ${usual} 次`,
        `${looks} looks in a week; the median of ${peers} in the same post is ${usual}`,
      ),
      output: undefined,
    };
  },
});

/** Nobody decides on an organisation they worked for until lately: that is declared, and left to somebody else. */
export const GD4 = defineRule({
  id: 'GD4',
  title: text('审批曾任职单位的事项', 'Matters of a former organisation approved'),
  ...common,
  alsoBasedOn: [{ document: '公务员法', article: '76' }],
  parameters: { years: 3, approvals: 1 },
  check: ({ approvals }: { readonly approvals: number }, p) => ({
    ...says(
      approvals < p.approvals,
      `对近 ${p.years} 年内曾任职（或现任职）单位的事项复核或决定 ${approvals} 次，未申报回避`,
      `${approvals} second steps on matters of an organisation in which the person sat within ${p.years} years, nothing declared`,
    ),
    output: undefined,
  }),
});

export interface Pairing {
  /** Second steps on what one person proposed, and those of them by one other. */
  readonly proposed: number;
  readonly by: number;
  /** Of what the others in the same circle of reviewers proposed: all, and by this one. */
  readonly others: number;
  readonly othersBy: number;
  readonly reviewers: number;
}

/** Probability that of n at least k fall to one who has a chance of p each time. */
export function binomialTail(n: number, k: number, p: number): number {
  if (k <= 0) return 1;
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  let logTerm = 0;
  for (let i = 0; i < k; i++) logTerm += Math.log((n - i) / (k - i)) + Math.log(p);
  logTerm += (n - k) * Math.log1p(-p);
  let [term, sum] = [Math.exp(logTerm), 0];
  for (let at = k; at <= n && term > 0; at++) {
    sum += term;
    term *= ((n - at) / (at + 1)) * (p / (1 - p));
  }
  return Math.min(1, sum);
}

/** Who reviews whom is chance, or the rota: the same two do not find each other far oftener than that. */
export const GD5 = defineRule({
  id: 'GD5',
  title: text('经办与复核固定搭配', 'The same two again and again'),
  ...common,
  parameters: { steps: 10, others: 20, reviewers: 3, oneIn: 1_000_000 },
  check: ({ proposed, by, others, othersBy, reviewers }: Pairing, p) => {
    const chance = (othersBy + 1) / (others + reviewers);
    const likely = binomialTail(proposed, by, chance);
    return {
      ...says(
        by < p.steps || others < p.others || reviewers < p.reviewers || likely * p.oneIn > 1,
        `经办 ${proposed} 件中 ${by} 件由同一人复核；其他人的 ${others} 件中由该人复核 ${othersBy} 件`,
        `${by} of ${proposed} were reviewed by the same person, of what others proposed ${othersBy} of ${others}`,
      ),
      output: likely,
    };
  },
});

/** What one opened without a task is not, shortly after, the ground on which one's own former house applies. */
export const GD6 = defineRule({
  id: 'GD6',
  title: text('查看后关联单位随即申请', 'Opened shortly before a related application'),
  ...common,
  parameters: { days: 14, years: 3, things: 1 },
  check: ({ things }: { readonly things: number }, p) => ({
    ...says(
      things < p.things,
      `查看 ${things} 件后 ${p.days} 日内，关联单位就同一事项提出申请`,
      `${things} things opened, and within ${p.days} days a related organisation applied for the same`,
    ),
    output: undefined,
  }),
});

export const guardRules = [GD1, GD2, GD3, GD4, GD5, GD6];

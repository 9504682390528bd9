import { chinaCalendar, type Deadline, defineRule, startOfDate, type Text, text } from '#foundation';

export type Period = 'quarter' | 'year';

const clause = { document: '意见', article: '六（十七）' } as const;

/** Periods of which a report is due: 意见 六(十七) asks for evaluation and supervision over the whole course and names no report and no day. */
export const SR1 = defineRule({
  id: 'SR1',
  title: text('定期向上级报告的期限', 'When the report to the level above is due'),
  clause,
  inForce: { from: '2024-10-09' },
  jurisdiction: 'CN',
  // 报告周期和天数条文没有规定，由各地确定，是参数。
  verified: false,
  parameters: { quarterly: true, yearly: true, quarterDays: 15, yearDays: 30 },
  actsIn: ['supervision.report-due', 'supervision.draft-report-above'],
  check: (
    { period, through }: { readonly period: Period; readonly through: Temporal.PlainDate },
    p,
  ): { holds: boolean; reasons: readonly Text[]; output: Deadline } => {
    const days = period === 'year' ? p.yearDays : p.quarterDays;
    const over = startOfDate(through.with({ day: 1 }).add({ months: 1 }));
    // The last instant of the period: the days are counted from the day after it.
    const output = chinaCalendar.deadlineAfter(over.subtract({ nanoseconds: 1 }), days);
    return {
      holds: period === 'year' ? p.yearly : p.quarterly,
      output,
      reasons: [
        text(
          `期满后 ${days} 个工作日内报送，至 ${output.lastDay} 止`,
          `Within ${days} working days of the end of the period: until ${output.lastDay}`,
        ),
      ],
    };
  },
});

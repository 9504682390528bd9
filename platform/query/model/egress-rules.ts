import { chinaCalendar, type Deadline, dateAt, defineRule, text } from '#foundation';

const notFixedByLaw = {
  inForce: { from: '2025-03-01', until: '2030-03-01' },
  jurisdiction: 'CN',
  clause: { document: '实施规范', article: '21' },
  alsoBasedOn: [{ document: '流通安全方案', article: '五' }],
  // No text in force sets the number: a bureau confirms or changes it.
  verified: false,
} as const;

/** How long the implementing body has to look at an output that wants to leave the domain. */
export const QR1 = defineRule({
  ...notFixedByLaw,
  id: 'QR1',
  title: text('出域审核期限', 'Egress-review clock'),
  parameters: { workingDays: 3 },
  actsIn: ['query.pass-egress', 'query.return-egress'],
  check: (input: { readonly from: Temporal.Instant }, parameters) => {
    const output: Deadline = chinaCalendar.deadlineAfter(input.from, parameters.workingDays);
    return {
      holds: true,
      output,
      reasons: [
        text(
          `自 ${dateAt(input.from)} 起 ${parameters.workingDays} 个工作日内审核，至 ${output.lastDay} 止`,
          `Reviewed within ${parameters.workingDays} working days from ${dateAt(input.from)}: until ${output.lastDay}`,
        ),
      ],
    };
  },
});

/** How long a sealed result is kept for its operator before it is destroyed. */
export const QR2 = defineRule({
  ...notFixedByLaw,
  id: 'QR2',
  title: text('封存结果的保存期限', 'How long a sealed result is kept'),
  parameters: { days: 30 },
  actsIn: ['query.result-expires', 'query.collect-run'],
  check: (input: { readonly from: Temporal.Instant }, parameters) => {
    const output: Deadline = chinaCalendar.deadlineAfterCalendarDays(input.from, parameters.days);
    return {
      holds: true,
      output,
      reasons: [
        text(
          `封存结果保存 ${parameters.days} 日，至 ${output.lastDay} 止，逾期销毁`,
          `A sealed result is kept for ${parameters.days} days, until ${output.lastDay}, and destroyed then`,
        ),
      ],
    };
  },
});

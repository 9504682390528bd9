import { chinaCalendar, dateAt, defineRule, text } from '#foundation';

/** How a paper is served off the system (送达方式). On the platform it is served by standing in an inbox that somebody can open. */
export const serviceWays = {
  'in-person': text('直接送达', 'In person'),
  post: text('邮寄送达', 'By post'),
  left: text('留置送达', 'Left at the address'),
  announced: text('公告送达', 'By announcement'),
} as const;
export type ServiceWay = keyof typeof serviceWays;

/** By when a paper is served that the platform could not serve, because nobody holds the post it went to. The ways are those of the civil procedure; the number of days is a parameter, no text in force was read for it. */
export const PS1 = defineRule({
  id: 'PS1',
  title: text('文书送达期限', 'Clock of service'),
  clause: { document: '民事诉讼法', article: '送达' },
  inForce: { from: '2026-01-01' },
  jurisdiction: 'CN',
  verified: false,
  parameters: { workingDays: 5 },
  actsIn: ['casework.enter-service'],
  check: (input: { readonly issuedAt: Temporal.Instant }, { workingDays }) => {
    const deadline = chinaCalendar.deadlineAfter(input.issuedAt, workingDays);
    return {
      holds: true,
      output: deadline,
      reasons: [
        text(
          `自 ${dateAt(input.issuedAt)} 起 ${workingDays} 个工作日内送达，至 ${deadline.lastDay} 止（参数待核）`,
          `To be served within ${workingDays} working days from ${dateAt(input.issuedAt)}: until ${deadline.lastDay} (a parameter)`,
        ),
      ],
    };
  },
});

import { chinaCalendar, type Deadline, defineRule, text } from '#foundation';

/**
 * The approved plan and the signed agreement are filed with the data authority above. The text gives no number of days: the one here is a parameter that a
 * bureau has to confirm. Output: the deadline.
 */
export const R27 = defineRule({
  id: 'R27',
  title: text('实施方案和协议报上级备案', 'Plan and agreement are filed with the authority above'),
  clause: { document: '实施规范', article: '11' },
  alsoBasedOn: [{ document: '实施规范', article: '13' }],
  inForce: { from: '2025-03-01', until: '2030-03-01' },
  jurisdiction: 'CN',
  verified: false,
  parameters: { workingDays: 20 },
  actsIn: ['authorisation.enter-filing', 'authorisation.send-filing'],
  check: (input: { readonly from: Temporal.Instant }, { workingDays }) => {
    const output: Deadline = chinaCalendar.deadlineAfter(input.from, workingDays);
    return {
      holds: true,
      output,
      reasons: [
        text(
          `自决定或签署之日起 ${workingDays} 个工作日内报备，至 ${output.lastDay} 止`,
          `Within ${workingDays} working days of the decision or signature: until ${output.lastDay}`,
        ),
      ],
    };
  },
});

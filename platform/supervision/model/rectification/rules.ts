import { chinaCalendar, type Deadline, dateAt, defineRule, type Text, text } from '#foundation';

/**
 * By when something is put right: working days from the service of the notice, as the notice says. 实施规范 Art 21 asks for supervision and gives no
 * number; the longest time one notice may give is a parameter.
 */
export const RC1 = defineRule({
  id: 'RC1',
  title: text('整改期限', 'Time of a rectification'),
  clause: { document: '实施规范', article: '21' },
  inForce: { from: '2025-03-01' },
  jurisdiction: 'CN',
  verified: false,
  parameters: { longest: 60 },
  actsIn: ['supervision.order-rectification', 'supervision.send-back-rectification'],
  check: (
    input: { readonly servedAt: Temporal.Instant; readonly workingDays: number },
    { longest },
  ): { holds: boolean; reasons: readonly Text[]; output: Deadline } => {
    const output = chinaCalendar.deadlineAfter(input.servedAt, input.workingDays);
    return {
      holds: input.workingDays <= longest,
      output,
      reasons: [
        text(
          `自 ${dateAt(input.servedAt)} 送达起 ${input.workingDays} 个工作日，至 ${output.lastDay} 止（最长 ${longest} 个工作日，参数待核）`,
          `${input.workingDays} working days from service on ${dateAt(input.servedAt)}: until ${output.lastDay} (at most ${longest}, a parameter)`,
        ),
      ],
    };
  },
});

/** It is handed on when its time is over and nothing was said, or when what was said does not put it right. Not before. */
export const RC2 = defineRule({
  id: 'RC2',
  title: text('何时移送', 'When it may be handed on'),
  clause: { document: '实施规范', article: '21' },
  inForce: { from: '2025-03-01' },
  jurisdiction: 'CN',
  verified: false,
  parameters: {},
  actsIn: ['supervision.escalate-rectification'],
  check: (input: {
    readonly answered: boolean;
    readonly dueOn: Temporal.PlainDate;
    readonly today: Temporal.PlainDate;
  }) => {
    const over = Temporal.PlainDate.compare(input.today, input.dueOn) > 0;
    return {
      holds: input.answered || over,
      output: over,
      reasons: [
        input.answered
          ? text('已报告整改情况', 'It was answered')
          : over
            ? text(`期限 ${input.dueOn} 已过`, `Its time was over on ${input.dueOn}`)
            : text(`整改期限至 ${input.dueOn}，尚未届满`, `It has time until ${input.dueOn}`),
      ],
    };
  },
});

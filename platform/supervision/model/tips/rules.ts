import { chinaCalendar, type Deadline, defineRule, type Text, text } from '#foundation';

/** Days in which a report is accepted or not, and in which it is answered. From memory of the rules on letters and visits; a bureau confirms them. */
export const TP1 = defineRule({
  id: 'TP1',
  title: text('举报的受理和答复时限', 'Days to accept and to answer a report from the public'),
  clause: { document: '意见', article: '五（十二）' },
  inForce: { from: '2024-09-21' },
  jurisdiction: 'CN',
  verified: false,
  parameters: { accept: 7, conclude: 40 },
  actsIn: ['supervision.send-tip', 'supervision.accept-tip'],
  check: (
    { step, at }: { readonly step: 'accept' | 'conclude'; readonly at: Temporal.Instant },
    days,
  ): { holds: boolean; reasons: readonly Text[]; output: Deadline } => ({
    holds: true,
    reasons: [
      step === 'accept'
        ? text(`应在${days.accept}个工作日内决定是否受理`, `${days.accept} working days to accept it or not`)
        : text(
            `应在${days.conclude}个工作日内办结并答复`,
            `${days.conclude} working days to conclude and answer`,
          ),
    ],
    output: chinaCalendar.deadlineAfter(at, days[step]),
  }),
});

/** How many reports the hub takes in an hour from everybody together: what floods in beyond is told to come later. */
export const TP2 = defineRule({
  id: 'TP2',
  title: text('举报接收上限', 'How many reports are taken'),
  clause: { document: '意见', article: '五（十二）' },
  inForce: { from: '2024-09-21' },
  jurisdiction: 'CN',
  verified: false,
  parameters: { perHour: 60 },
  actsIn: ['supervision.send-tip'],
  check: ({ lastHour }: { readonly lastHour: number }, { perHour }) => ({
    holds: lastHour < perHour,
    reasons: [
      text(
        `一小时内已收到 ${lastHour} 件（上限 ${perHour} 件）`,
        `${lastHour} came in the last hour (at most ${perHour})`,
      ),
    ],
    output: undefined,
  }),
});

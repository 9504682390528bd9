import { chinaCalendar, type Deadline, defineRule, type Text, text } from '#foundation';

export type AlertStep = 'explain' | 'look-into' | 'decide' | 'carry-out';

const stepTitles: { readonly [S in AlertStep]: Text } = {
  explain: text('说明情况', 'explain'),
  'look-into': text('核查', 'look into it'),
  decide: text('审定', 'decide'),
  'carry-out': text('落实', 'carry it out'),
};

/** Days of each step of an alert. The opinions demand that misconduct is looked into and name no days: a bureau confirms them. */
export const AL1 = defineRule({
  id: 'AL1',
  title: text('监督线索的办理时限', 'Days of each step of an alert'),
  clause: { document: '意见', article: '五（十二）' },
  inForce: { from: '2024-09-21' },
  jurisdiction: 'CN',
  verified: false,
  parameters: { explain: 5, 'look-into': 20, decide: 5, 'carry-out': 20 } as {
    readonly [S in AlertStep]: number;
  },
  actsIn: [
    'supervision.propose-alert-outcome',
    'supervision.decide-alert',
    'supervision.return-alert',
    'supervision.hear-persons',
    'supervision.look-for-alerts',
    'supervision.daily-look',
  ],
  check: (
    { step, at }: { readonly step: AlertStep; readonly at: Temporal.Instant },
    days,
  ): { holds: boolean; reasons: readonly Text[]; output: Deadline } => ({
    holds: true,
    reasons: [
      text(
        `应在${days[step]}个工作日内${stepTitles[step].zh}`,
        `${days[step]} working days to ${stepTitles[step].en}`,
      ),
    ],
    output: chinaCalendar.deadlineAfter(at, days[step]),
  }),
});

import { chinaCalendar, type Deadline, defineRule, type Text, text } from '#foundation';
import { freezesAtOnce, type Ground, grounds } from './grounds.ts';

const flow = { document: 'DB3208/T 219-2024', article: '异议处理' };

export type ObjectionStep = 'accept' | 'verify' | 'correct' | 'review-freeze';
const stepTitles: { readonly [S in ObjectionStep]: Text } = {
  accept: text('受理', 'accept'),
  verify: text('核实处理', 'verify'),
  correct: text('更正', 'correct'),
  'review-freeze': text('复核冻结', 'look at the freeze again'),
};

/** The days of each step. The flow is the standard's; no text in force was read that says how many days, so a bureau confirms them. */
export const OB1 = defineRule({
  id: 'OB1',
  title: text('数据异议的办理时限', 'Days of each step of a data objection'),
  clause: flow,
  inForce: { from: '2024-01-01' },
  jurisdiction: 'CN',
  verified: false,
  parameters: { accept: 3, verify: 10, correct: 5, 'review-freeze': 10 } as {
    readonly [S in ObjectionStep]: number;
  },
  actsIn: [
    'supervision.raise-objection',
    'supervision.raise-product-objection',
    'supervision.accept-objection',
    'supervision.uphold-objection',
    'supervision.approve-freeze',
  ],
  check: (
    { step, at }: { readonly step: ObjectionStep; readonly at: Temporal.Instant },
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

/**
 * Mark first; freeze at once only for leak, missing or withdrawn consent, or the source's stop. `holds` says that an objection on this ground freezes
 * at once; otherwise it takes a reasoned decision with a clock.
 */
export const OB2 = defineRule({
  id: 'OB2',
  title: text('异议先标注，依法定情形才即时冻结', 'Mark first, freeze at once only on the grounds named'),
  clause: flow,
  inForce: { from: '2024-01-01' },
  jurisdiction: 'CN',
  verified: false,
  parameters: {},
  actsIn: ['supervision.accept-objection', 'supervision.propose-freeze'],
  check: ({ ground }: { readonly ground: Ground }) => {
    const holds = freezesAtOnce(ground);
    return {
      holds,
      reasons: [
        holds
          ? text(`“${grounds[ground].zh}”即时冻结`, `“${grounds[ground].en}” freezes at once`)
          : text(
              `“${grounds[ground].zh}”先作标注，冻结须经说明理由、有复核期限的决定`,
              `“${grounds[ground].en}” marks first; freezing takes a reasoned decision with a day of review`,
            ),
      ],
      output: holds ? ('frozen' as const) : ('marked' as const),
    };
  },
});

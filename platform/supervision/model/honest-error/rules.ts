import { chinaCalendar, type Deadline, defineRule, type Text, text } from '#foundation';
import { type Exclusion, exclusions, type HonestErrorOutcome } from './words.ts';

const common = {
  clause: { document: '意见', article: '五（十三）' },
  inForce: { from: '2024-09-21' },
  jurisdiction: 'CN',
} as const;

export interface Assessed {
  readonly outcome: HonestErrorOutcome;
  /** Found by the hub in its own records, or by the assessor. */
  readonly excluded: readonly Exclusion[];
  readonly triedUntil: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
}

/**
 * What may be recognised. The opinions name 三个区分开来 and say nothing of what it holds; that knowing wrong, what was banned and private gain are its other sides is
 * common knowledge and not read in a text, so it is not verified.
 */
export const HE1 = defineRule({
  id: 'HE1',
  title: text('可以容错的范围', 'What may be recognised as an honest error'),
  ...common,
  verified: false,
  parameters: {
    /** Levels of data with which nothing may be tried. */
    prohibitedLevels: ['core'],
    /** How long after it was tried it may be filed. */
    years: 2,
    /** How far back a post or another tie to who gained counts. */
    tieYears: 3,
  },
  actsIn: [
    'supervision.file-honest-error',
    'supervision.propose-honest-error-outcome',
    'supervision.decide-honest-error',
  ],
  check: (
    { outcome, excluded, triedUntil, today }: Assessed,
    { years },
  ): { holds: boolean; reasons: readonly Text[]; output: readonly Exclusion[] } => {
    const { compare } = Temporal.PlainDate;
    const over = compare(triedUntil.add({ years }), today) < 0;
    const ahead = compare(triedUntil, today) > 0;
    return {
      holds: outcome === 'not-recognised' || (excluded.length === 0 && !over && !ahead),
      output: excluded,
      reasons: [
        ...excluded.map((one) => exclusions[one]),
        ...(over ? [text(`事项结束已逾 ${years} 年`, `It ended more than ${years} years ago`)] : []),
        ...(ahead ? [text('事项尚未结束', 'It is not over yet')] : []),
        ...(excluded.length === 0 && !over && !ahead
          ? [text('未发现不得容错的情形', 'Nothing was found that keeps it from being recognised')]
          : []),
      ],
    };
  },
});

export type HonestErrorStep = 'assess' | 'answer' | 'decide';
const stepTitles: { readonly [S in HonestErrorStep]: Text } = {
  assess: text('评估', 'assess it'),
  answer: text('陈述意见', 'answer'),
  decide: text('认定', 'decide'),
};

/** Days of each step. The opinions give none: a bureau confirms them. */
export const HE2 = defineRule({
  id: 'HE2',
  title: text('容错认定的办理时限', 'Days of each step on an honest error'),
  ...common,
  verified: false,
  parameters: { assess: 20, answer: 5, decide: 10 } as { readonly [S in HonestErrorStep]: number },
  actsIn: [
    'supervision.file-honest-error',
    'supervision.propose-honest-error-outcome',
    'supervision.return-honest-error',
    'supervision.decide-honest-error',
  ],
  check: (
    { step, at }: { readonly step: HonestErrorStep; readonly at: Temporal.Instant },
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

export const honestErrorRules = [HE1, HE2];

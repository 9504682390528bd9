import { dateAt, deadlineBefore, defineRule, text } from '#foundation';
import type { Judgement } from '../model/assessment/forms.ts';
import { atLeast, type Level } from '../model/level.ts';

export const processingKinds = [
  'sensitive',
  'automated-decision',
  'entrust-or-provide',
  'publish',
  'export',
  'major-impact',
] as const;
/** Processing before which an impact assessment is made (PIPL 55). */
export type ProcessingKind = (typeof processingKinds)[number];

type Assessed = { readonly conclusion: Judgement } | null;
const stands = (assessment: Assessed) => assessment !== null && assessment.conclusion !== 'unsound';

/** No such processing of personal information without an impact assessment that found it sound. */
export const R62 = defineRule({
  id: 'R62',
  title: text('个人信息保护影响评估', 'Personal information impact assessment'),
  clause: { document: '个人信息保护法', article: '55' },
  alsoBasedOn: [{ document: '个人信息保护法', article: '56' }],
  inForce: { from: '2021-11-01' },
  jurisdiction: 'CN',
  // Three items, and three years of keeping, are the text's; for how long one assessment holds, the text does not say.
  verified: false,
  parameters: { items: 3, validMonths: 12 },
  actsIn: ['privacy.submit-assessment', 'privacy.sign-assessment'],
  check: (input: { readonly processing: readonly ProcessingKind[]; readonly assessment: Assessed }) => {
    const required = input.processing.length > 0;
    const holds = !required || stands(input.assessment);
    return {
      holds,
      reasons: [
        !required
          ? text('不属于须事前评估的处理', 'No processing that needs an assessment before')
          : holds
            ? text('已有签署的影响评估', 'There is a signed impact assessment')
            : input.assessment
              ? text('影响评估的结论为不符合', 'The impact assessment found it not sound')
              : text('须先进行个人信息保护影响评估', 'A personal information impact assessment comes first'),
      ],
      output: { required },
    };
  },
});

/** Important data is provided, entrusted or processed jointly only after the assessment of six points, or on a statutory duty. */
export const R65 = defineRule({
  id: 'R65',
  title: text('提供重要数据前的风险评估', 'Risk assessment before providing important data'),
  clause: { document: '网数条例', article: '31' },
  inForce: { from: '2025-01-01' },
  jurisdiction: 'CN',
  // The six points are the text's; for how long one assessment holds, the text does not say.
  verified: false,
  parameters: { points: 6, validMonths: 12 },
  actsIn: ['privacy.submit-assessment', 'privacy.sign-assessment'],
  check: (input: { readonly level: Level | null; readonly assessment: Assessed }) => {
    const required = input.level !== null && atLeast(input.level, 'important');
    const holds = !required || stands(input.assessment);
    return {
      holds,
      reasons: [
        !required
          ? text('不是重要数据', 'It is not important data')
          : holds
            ? text('已有签署的风险评估', 'There is a signed risk assessment')
            : input.assessment
              ? text('风险评估的结论为不符合', 'The risk assessment found it not sound')
              : text(
                  '提供重要数据前须进行风险评估',
                  'Important data needs a risk assessment before it is provided',
                ),
      ],
      output: { required },
    };
  },
});

/** Holders of important data assess their risks every year and report (33). Ten million persons bring duties of Art 30 and 32, not this one. */
export const R66 = defineRule({
  id: 'R66',
  title: text('重要数据年度风险评估', 'Yearly risk assessment of important data'),
  clause: { document: '网数条例', article: '33' },
  alsoBasedOn: [{ document: '网数条例', article: '28' }],
  inForce: { from: '2025-01-01' },
  jurisdiction: 'CN',
  // Every year and the seven items are the text's; by which day of the year, and how soon for a new holder, the text does not say.
  verified: false,
  parameters: { items: 7, noteAtPersons: 10_000_000, newHolderDays: 90 },
  actsIn: ['privacy.submit-assessment', 'privacy.sign-assessment', 'privacy.yearly-report'],
  check: (
    input: {
      readonly holdsImportant: boolean;
      /** The most persons one of its tables is about, as far as is known. */
      readonly persons: number;
      /** When it first held important data, as this hub knows. */
      readonly heldSince: Temporal.Instant;
      /** Years whose report is signed. */
      readonly reported: readonly number[];
      readonly now: Temporal.Instant;
    },
    parameters,
  ) => {
    const many = input.persons >= parameters.noteAtPersons;
    const first = dateAt(input.heldSince);
    const lastOf = (year: number) => Temporal.PlainDate.from({ year, month: 12, day: 31 });
    let year = first.until(lastOf(first.year)).days < parameters.newHolderDays ? first.year + 1 : first.year;
    while (input.reported.includes(year)) year++;
    const lastDay = lastOf(year);
    const deadline = deadlineBefore(lastDay.add({ days: 1 }));
    return {
      holds: !input.holdsImportant || Temporal.Instant.compare(input.now, deadline.dueAt) < 0,
      reasons: [
        input.holdsImportant
          ? text(`${year}年度报告应于${lastDay}前完成`, `The report of ${year} is due by ${lastDay}`)
          : text('不持有重要数据，无须年度报告', 'It holds no important data and owes no yearly report'),
        ...(many
          ? [
              text(
                `处理${parameters.noteAtPersons}人以上个人信息，另须遵守第三十条、第三十二条`,
                `Information of ${parameters.noteAtPersons} persons or more: Articles 30 and 32 apply too`,
              ),
            ]
          : []),
      ],
      output: { owes: input.holdsImportant, year, deadline, many },
    };
  },
});

export const assessmentRules = [R62, R65, R66];

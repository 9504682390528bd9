import {
  chinaCalendar,
  type Deadline,
  type Defect,
  dateAt,
  defineRule,
  startOfDate,
  text,
} from '#foundation';
import { type ApplicationType, explanationDefects } from './model/following.ts';
import { type Materials, materialDefects } from './model/materials.ts';
import type { ThingKind } from './ports.ts';

const since = { from: '2025-03-01', until: '2030-03-01' };
const always = { jurisdiction: 'CN', inForce: since, verified: true } as const;
const registrationArticle = (article: string) => ({ document: '登记办法', article });
const operationArticle = (article: string) => ({ document: '实施规范', article });

/** A clock as a rule: so many working days after an event. */
const workingDays = (
  id: string,
  zh: string,
  en: string,
  article: string,
  days: number,
  actsIn: readonly string[],
) =>
  defineRule({
    id,
    title: text(zh, en),
    clause: registrationArticle(article),
    ...always,
    parameters: { workingDays: days },
    actsIn,
    check: (input: { readonly from: Temporal.Instant }, parameters) => {
      const deadline: Deadline = chinaCalendar.deadlineAfter(input.from, parameters.workingDays);
      return {
        holds: true,
        output: deadline,
        reasons: [
          text(
            `自 ${dateAt(input.from)} 起 ${parameters.workingDays} 个工作日，至 ${deadline.lastDay} 止`,
            `${parameters.workingDays} working days from ${dateAt(input.from)}: until ${deadline.lastDay}`,
          ),
        ],
      };
    },
  });

/** Must it be registered, or may it? Resources and products in authorised operation must; everything else is encouraged. */
export const R1 = defineRule({
  id: 'R1',
  title: text('应当登记的范围', 'What must be registered'),
  clause: registrationArticle('5'),
  alsoBasedOn: [operationArticle('16')],
  ...always,
  parameters: {},
  actsIn: ['registration.draft-application', 'registration.first-filing', 'registration.enter-delivery'],
  check: (input: { readonly inAuthorisedOperation: boolean }) => ({
    holds: input.inAuthorisedOperation,
    output: input.inAuthorisedOperation ? ('must' as const) : ('encouraged' as const),
    reasons: [
      input.inAuthorisedOperation
        ? text('纳入授权运营范围，应当登记', 'It is in authorised operation: it must be registered')
        : text(
            '未纳入授权运营范围，鼓励登记',
            'It is not in authorised operation: registration is encouraged',
          ),
    ],
  }),
});

export const R2 = workingDays('R2', '首次登记期限', 'First filing is due', '9-1', 20, [
  'registration.first-filing',
  'registration.submit-application',
  'registration.enter-delivery',
  'registration.withdraw-delivery',
]);

/** What operation delivered before the rules came into force is filed within thirty working days of that day: 2025-04-14. */
export const R3 = defineRule({
  id: 'R3',
  title: text('施行前已开展授权运营的登记期限', 'First filing of operations begun earlier'),
  clause: registrationArticle('9-1'),
  ...always,
  parameters: { workingDays: 30, inForceFrom: '2025-03-01' },
  actsIn: ['registration.first-filing', 'registration.enter-delivery', 'registration.withdraw-delivery'],
  check: (input: { readonly deliveredAt: Temporal.Instant }, parameters) => {
    const from = startOfDate(Temporal.PlainDate.from(parameters.inForceFrom));
    const deadline: Deadline = chinaCalendar.deadlineAfter(from, parameters.workingDays);
    const holds = Temporal.Instant.compare(input.deliveredAt, from) < 0;
    return {
      holds,
      output: deadline,
      reasons: [
        holds
          ? text(
              `施行前已开展的，自 ${parameters.inForceFrom} 起 ${parameters.workingDays} 个工作日，至 ${deadline.lastDay} 止`,
              `Begun before the rules: ${parameters.workingDays} working days from ${parameters.inForceFrom}, until ${deadline.lastDay}`,
            )
          : text('施行后提供或交付', 'Supplied or delivered since the rules are in force'),
      ],
    };
  },
});

/** Evidence is fixed before filing: 存证 must exist and not be later than the filing. */
export const R4 = defineRule({
  id: 'R4',
  title: text('先存证后申请', 'Evidence before filing'),
  clause: registrationArticle('7'),
  ...always,
  parameters: {},
  actsIn: ['registration.draft-application', 'registration.submit-application'],
  check: (input: { readonly evidencedAt: Temporal.Instant | null; readonly filedAt: Temporal.Instant }) => {
    const holds =
      input.evidencedAt !== null && Temporal.Instant.compare(input.evidencedAt, input.filedAt) <= 0;
    return {
      holds,
      output: undefined,
      reasons: [
        holds
          ? text('存证在申请之前完成', 'The evidence was recorded before filing')
          : text('申请前没有完成存证', 'There is no evidence record from before the filing'),
      ],
    };
  },
});

/** The registrant's own business review (业务审核), by somebody else than who prepared it. */
export const R5 = defineRule({
  id: 'R5',
  title: text('先业务审核后申请', 'Business review before filing'),
  clause: registrationArticle('7'),
  ...always,
  parameters: {},
  actsIn: ['registration.review-application', 'registration.submit-application'],
  check: (input: { readonly draftedBy: string; readonly reviewedBy: string | null }) => {
    const holds = input.reviewedBy !== null && input.reviewedBy !== input.draftedBy;
    return {
      holds,
      output: undefined,
      reasons: [
        holds
          ? text('已由他人完成业务审核', 'Another person did the business review')
          : text('尚未由经办人以外的人业务审核', 'Nobody but its author has reviewed it'),
      ],
    };
  },
});

/** All defects of the materials in one notice. */
export const R6 = defineRule({
  id: 'R6',
  title: text('材料齐全性，一次性告知', 'Materials complete; all defects told at once'),
  clause: registrationArticle('10'),
  alsoBasedOn: [registrationArticle('9-1')],
  ...always,
  parameters: {},
  actsIn: ['registration.submit-application', 'registration.return-application'],
  check: (input: {
    readonly materials: Materials;
    readonly type?: ApplicationType;
    readonly details?: unknown;
  }) => {
    const type = input.type ?? 'first';
    // Renewal and cancellation leave the content as it is registered; what they ask for is why.
    const defects: readonly Defect[] = [
      ...(type === 'renewal' || type === 'cancellation' ? [] : materialDefects(input.materials)),
      ...(type === 'first' || type === 'correction' ? [] : explanationDefects(input.details)),
    ];
    return { holds: defects.length === 0, output: defects, reasons: defects.map((defect) => defect.message) };
  },
});

export const R7 = workingDays('R7', '受理期限', 'Acceptance clock', '10', 3, [
  'registration.submit-application',
  'registration.accept-application',
  'registration.return-application',
  'registration.decline-application',
  'registration.request-correction',
]);
export const R8 = workingDays('R8', '形式审核期限', 'Form-review clock', '11', 20, [
  'registration.accept-application',
  'registration.pass-examination',
  'registration.fail-examination',
]);
export const R9 = workingDays('R9', '公示期', 'Period of public notice', '12', 10, [
  'registration.pass-examination',
]);

/** The code comes after a notice that ran to its end. */
export const R13 = defineRule({
  id: 'R13',
  title: text('公示期满无异议后赋码', 'A code after a clean public notice'),
  clause: registrationArticle('13'),
  alsoBasedOn: [registrationArticle('14')],
  ...always,
  parameters: {},
  actsIn: ['registration.assign-code'],
  check: (input: { readonly noticeUntil: Temporal.Instant | null; readonly at: Temporal.Instant }) => {
    const holds = input.noticeUntil !== null && Temporal.Instant.compare(input.noticeUntil, input.at) <= 0;
    return {
      holds,
      output: undefined,
      reasons: [
        holds
          ? text('公示期已满', 'The notice has run to its end')
          : text('公示期未满', 'The notice is still running'),
      ],
    };
  },
});

/**
 * Three years from the coding date; a product under an agreement of at most three years is valid for the operating term, and never
 * longer than the three years. Output: the last day of validity.
 */
export const R14 = defineRule({
  id: 'R14',
  title: text('登记结果有效期', 'Validity of a registration'),
  clause: registrationArticle('15'),
  ...always,
  parameters: { years: 3 },
  actsIn: ['registration.assign-code'],
  check: (
    input: {
      readonly codedOn: Temporal.PlainDate;
      readonly thing: ThingKind;
      readonly operatingTerm?: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate };
    },
    parameters,
  ) => {
    const inPrinciple = input.codedOn.add({ years: parameters.years });
    const term = input.thing === 'product' ? input.operatingTerm : undefined;
    // Coded before the operation begins, a short term may still end after the three years.
    // A term ends with the beginning of its last date, which is no day of operation any more.
    const lastOfTerm = term?.until.subtract({ days: 1 });
    const byTerm =
      term &&
      lastOfTerm &&
      Temporal.PlainDate.compare(term.from.add({ years: parameters.years }), term.until) >= 0 &&
      Temporal.PlainDate.compare(lastOfTerm, inPrinciple) < 0;
    return {
      holds: true,
      output: byTerm ? lastOfTerm : inPrinciple,
      reasons: [
        byTerm
          ? text(
              `授权运营期限不超过三年，有效至实际运营期限最后一日 ${lastOfTerm}`,
              `Operating term of at most three years: valid until its last day, ${lastOfTerm}`,
            )
          : text(
              `自赋码之日起 ${parameters.years} 年，至 ${inPrinciple}`,
              `${parameters.years} years from the coding date, until ${inPrinciple}`,
            ),
      ],
    };
  },
});

export const registrationRules = [R1, R2, R3, R4, R5, R6, R7, R8, R9, R13, R14];

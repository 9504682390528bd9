import { defineRule, type Text, text } from '#foundation';
import {
  type DiscloserRole,
  type DisclosureField,
  fieldsOf,
  fieldTitles,
  type ReportKind,
} from './fields.ts';

interface Asked {
  readonly year: number;
  readonly today: Temporal.PlainDate;
  /** Of each field, whether it is said; `not-applicable` when there is nothing to say. A missing field is not said. */
  readonly said: { readonly [Field in DisclosureField]?: boolean | 'not-applicable' };
}
export interface YearlyDisclosure extends Asked {
  readonly role: DiscloserRole;
  /** The day on which the authorised operation began. */
  readonly beganOn: Temporal.PlainDate;
}

export interface DisclosureDue {
  /** The last day; null when there is nothing to disclose. */
  readonly dueOn: Temporal.PlainDate | null;
  readonly missing: readonly DisclosureField[];
  readonly overdue: boolean;
}

/**
 * 信息披露 is due by the end of March for the year before, once operation has begun, with fields by role (实施规范 Art 18, 19;
 * 披露通知).
 */
export const R33 = defineRule({
  id: 'R33',
  title: text('信息披露的时限和内容', 'Disclosure: when it is due and what it says'),
  clause: { document: '实施规范', article: '18、19' },
  inForce: { from: '2025-03-01' },
  jurisdiction: 'CN',
  // 截止日期出自披露通知的转述，尚未与原文核对。
  verified: false,
  parameters: { lastMonth: 3, lastDay: 31 },
  actsIn: [
    'supervision.disclosure',
    'supervision.daily-totals',
    'supervision.draft-yearly-report',
    'supervision.submit-yearly-report',
    'supervision.approve-yearly-report',
  ],
  check: (
    { role, year, beganOn, today, said }: YearlyDisclosure,
    { lastMonth, lastDay },
  ): { holds: boolean; reasons: readonly Text[]; output: DisclosureDue } => {
    if (beganOn.year > year) {
      return {
        holds: true,
        reasons: [
          text(
            `${year}年度尚未开展授权运营，无须披露`,
            `No authorised operation in ${year}: nothing to disclose`,
          ),
        ],
        output: { dueOn: null, missing: [], overdue: false },
      };
    }
    const dueOn = Temporal.PlainDate.from({ year: year + 1, month: lastMonth, day: lastDay });
    return due(role, dueOn, { year, today, said }, [
      text(
        `${year}年度应于${dueOn}前（含当日）披露`,
        `The disclosure for ${year} is due by ${dueOn}, that day included`,
      ),
      text('应披露的内容齐全', 'Everything to be disclosed is there'),
    ]);
  },
});

/**
 * 运营情况报告: the authorising body sends the authorities of prices and of data, by the end of March, last year's report on each operator with
 * the items 价格通知 五 names.
 */
export const R44 = defineRule({
  id: 'R44',
  title: text('运营机构年度报告的时限和内容', 'The report on an operator: when it is due and what it says'),
  clause: { document: '价格通知', article: '五' },
  inForce: { from: '2025-03-01' },
  jurisdiction: 'CN',
  verified: true,
  parameters: { lastMonth: 3, lastDay: 31 },
  actsIn: [
    'supervision.draft-yearly-report',
    'supervision.submit-yearly-report',
    'supervision.approve-yearly-report',
  ],
  check: (
    { year, today, said }: Asked,
    { lastMonth, lastDay },
  ): { holds: boolean; reasons: readonly Text[]; output: DisclosureDue } => {
    const dueOn = Temporal.PlainDate.from({ year: year + 1, month: lastMonth, day: lastDay });
    return due('operator-report', dueOn, { year, today, said }, [
      text(
        `${year}年度运营情况应于${dueOn}前（含当日）报送`,
        `The report for ${year} is due by ${dueOn}, that day included`,
      ),
      text('应报告的内容齐全', 'Everything to be reported is there'),
    ]);
  },
});

function due(
  kind: ReportKind,
  dueOn: Temporal.PlainDate,
  { today, said }: Asked,
  [by, whole]: readonly [Text, Text],
) {
  const missing = fieldsOf[kind].filter((field) => !said[field]);
  return {
    holds: missing.length === 0,
    reasons: [
      by,
      ...(missing.length === 0
        ? [whole]
        : missing.map((field) =>
            text(`缺：${fieldTitles[field].zh}`, `Missing: ${fieldTitles[field].en.toLowerCase()}`),
          )),
    ],
    output: { dueOn, missing, overdue: missing.length > 0 && Temporal.PlainDate.compare(today, dueOn) > 0 },
  };
}

export const disclosureRules = [R33, R44];

import { defineRule, type Text, text } from '#foundation';
import { type DiscloserRole, type DisclosureField, fieldsOf, fieldTitles } from './fields.ts';

export interface YearlyDisclosure {
  readonly role: DiscloserRole;
  /** The year disclosed about. */
  readonly year: number;
  /** The day on which the authorised operation began. */
  readonly beganOn: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  /** Of each field, whether the public page says it; `not-applicable` when there is nothing to say. A missing field is not said. */
  readonly said: { readonly [Field in DisclosureField]?: boolean | 'not-applicable' };
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
  actsIn: ['supervision.disclosure', 'supervision.daily-totals'],
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
    const missing = fieldsOf[role].filter((field) => !said[field]);
    const overdue = missing.length > 0 && Temporal.PlainDate.compare(today, dueOn) > 0;
    const due = text(
      `${year}年度应于${dueOn}前（含当日）披露`,
      `The disclosure for ${year} is due by ${dueOn}, that day included`,
    );
    return {
      holds: missing.length === 0,
      reasons: [
        due,
        ...(missing.length === 0
          ? [text('应披露的内容齐全', 'Everything to be disclosed is there')]
          : missing.map((field) =>
              text(`缺：${fieldTitles[field].zh}`, `Missing: ${fieldTitles[field].en.toLowerCase()}`),
            )),
      ],
      output: { dueOn, missing, overdue },
    };
  },
});

export const supervisionRules = [R33];

import { defineLifecycle, defineRule, type Text, text } from '#foundation';
import { isPersonal } from './families.ts';

export type StandingReviewState = 'awaiting' | 'confirmed' | 'rejected' | 'ended';

/** A secrecy review of what is delivered again and again: entered by the reviewer, checked by a second person, ended by its day or by what it does not cover. */
export const standingReviewLifecycle = defineLifecycle<StandingReviewState, 'confirm' | 'reject' | 'end'>({
  id: 'privacy.standing-review',
  title: text('常态保密审查', 'Standing secrecy review'),
  initial: 'awaiting',
  states: {
    awaiting: {
      title: text('待核对', 'To be checked'),
      on: { confirm: 'confirmed', reject: 'rejected', end: 'ended' },
    },
    confirmed: { title: text('有效', 'In force'), on: { end: 'ended' } },
    rejected: { title: text('登记有误', 'Entered wrongly') },
    ended: { title: text('已终止', 'Ended') },
  },
  events: {
    confirm: text('核对无误', 'Confirm'),
    reject: text('登记有误', 'Reject'),
    end: text('终止', 'End'),
  },
});

export type EndedBecause = 'structure' | 'finding' | 'secrecy' | 'over' | 'taken-back' | 'superseded';
export const endTitles: { readonly [Because in EndedBecause]: Text } = {
  structure: text('表结构有变', 'Other columns'),
  finding: text('发现新的个人信息', 'Personal information that was not there'),
  secrecy: text('发现涉密或不能确定', 'Secrets or doubt'),
  over: text('到期', 'Run out'),
  'taken-back': text('撤回', 'Taken back'),
  superseded: text('由新的审查替代', 'Superseded by a newer one'),
};

/** A table as far as a standing review is bound to it. */
export interface Reviewed {
  /** Name and type of each column, in any order. */
  readonly structure: readonly (readonly [name: string, type: string])[];
  /** What was found of persons, as `code@column`. */
  readonly baseline: readonly string[];
}

export const reviewedAs = (table: {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly findings: readonly {
    readonly code: string;
    readonly at?: readonly { readonly column?: string }[];
  }[];
}): Reviewed => ({
  structure: table.columns.map(({ name, type }): [string, string] => [name, type]),
  baseline: [
    ...new Set(
      table.findings
        .filter(({ code }) => isPersonal(code))
        .flatMap(({ code, at = [] }) => {
          const columns = at.flatMap(({ column }) => (column === undefined ? [] : [column]));
          return columns.length > 0 ? columns.map((column) => `${code}@${column}`) : [`${code}@`];
        }),
    ),
  ].sort(),
});

/** Why a delivery is not like what was reviewed: other columns, or something found of persons that was not there. Null when it is. */
export function unlike(base: Reviewed, delivery: Reviewed): 'structure' | 'finding' | null {
  const shape = ({ structure }: Reviewed) => JSON.stringify([...structure].map((one) => [...one]).sort());
  if (shape(base) !== shape(delivery)) return 'structure';
  const known = new Set(base.baseline);
  return delivery.baseline.every((one) => known.has(one)) ? null : 'finding';
}

/** How long deliveries may be covered by one look at them. */
export const GR1 = defineRule({
  id: 'GR1',
  title: text('常态保密审查的期限', 'How long a standing secrecy review may last'),
  clause: { document: '保守国家秘密法', article: '35' },
  inForce: { from: '2024-05-01' },
  jurisdiction: 'CN',
  // The law asks for a review before release; that one may cover deliveries of one kind, and for how long, is the house's.
  verified: false,
  parameters: { longestDays: 366, noticeDays: 30 },
  actsIn: ['privacy.record-standing-review', 'privacy.confirm-standing-review'],
  check: (input: { readonly from: Temporal.Instant; readonly until: Temporal.Instant }, { longestDays }) => {
    const hours = input.from.until(input.until).total('hours');
    const holds = hours > 0 && hours <= longestDays * 24;
    return {
      holds,
      reasons: [
        holds
          ? text('期限在允许范围内', 'Within the time allowed')
          : text(
              `须有终止日，晚于今天且不超过 ${longestDays} 天`,
              `It has an end, later than today and at most ${longestDays} days away`,
            ),
      ],
      output: null,
    };
  },
});

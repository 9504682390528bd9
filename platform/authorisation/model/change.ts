import { defineLifecycle, defineRule, text } from '#foundation';
import type { AgreementDifference } from './agreement-diff.ts';

export type ChangeState =
  | 'proposed'
  | 'approved'
  | 'agreed'
  | 'in-force'
  | 'declined'
  | 'withdrawn'
  | 'lapsed';
export type ChangeEvent = 'approve' | 'waive' | 'consent' | 'take-effect' | 'decline' | 'withdraw' | 'lapse';
export type ChangeSize = Exclude<AgreementDifference['size'], 'none'>;

/** 协议变更: a larger one is decided on like the agreement itself, then both sides agree; it takes effect at once or on a day (实施规范 Art 11, 14-12). */
export const changeLifecycle = defineLifecycle<ChangeState, ChangeEvent>({
  id: 'authorisation.change',
  title: text('授权协议变更', 'Change of an agreement'),
  initial: 'proposed',
  states: {
    proposed: {
      title: text('待审议', 'Awaiting the decision'),
      on: {
        approve: 'approved',
        waive: 'approved',
        decline: 'declined',
        withdraw: 'withdrawn',
        lapse: 'lapsed',
      },
    },
    approved: {
      title: text('待运营机构同意', 'Awaiting the operator’s consent'),
      on: { consent: 'agreed', decline: 'declined', withdraw: 'withdrawn', lapse: 'lapsed' },
    },
    agreed: {
      title: text('双方同意，待生效', 'Agreed, not yet in force'),
      on: { 'take-effect': 'in-force', lapse: 'lapsed' },
    },
    'in-force': { title: text('已生效', 'In force') },
    declined: { title: text('未获同意', 'Declined') },
    withdrawn: { title: text('已撤回', 'Withdrawn') },
    lapsed: { title: text('未能生效', 'Did not take effect') },
  },
  events: {
    approve: text('审议通过', 'Approve'),
    waive: text('一般变更，无须重新审议', 'Minor: needs no new decision'),
    consent: text('同意变更', 'Consent'),
    'take-effect': text('变更生效', 'Take effect'),
    decline: text('不同意', 'Decline'),
    withdraw: text('撤回', 'Withdraw'),
    lapse: text('未能生效', 'Lapse'),
  },
});

const since = { inForce: { from: '2025-03-01', until: '2030-03-01' }, jurisdiction: 'CN' } as const;

/**
 * Which way a change goes. A larger one repeats the approval (Art 11); the text does not say what is larger, so the list of matters is the house's own and
 * this rule is not verified. Output: its size; it does not hold when nothing is changed.
 */
export const AR4 = defineRule({
  ...since,
  id: 'AR4',
  title: text('较大变更按原程序重新审议', 'A larger change repeats the approval'),
  clause: { document: '实施规范', article: '11' },
  verified: false,
  parameters: {},
  actsIn: ['authorisation.propose-change', 'authorisation.approve-change'],
  check: ({ size, larger }: AgreementDifference) => ({
    holds: size !== 'none',
    output: size,
    reasons:
      size === 'larger'
        ? larger.map(({ zh, en }) =>
            text(`涉及${zh}，属较大变更，须重新审议`, `Touches ${en}: larger, decided on anew`),
          )
        : size === 'minor'
          ? [
              text(
                '不涉及较大事项，双方同意即可',
                'Touches no larger matter: both sides agree, and that is all',
              ),
            ]
          : [text('与现行版本没有不同', 'It says the same as the version in force')],
  }),
});

/** A renewal is proposed as long before the end of the term as part 9 of the agreement says. Output: the last day for it. */
export const AR5 = defineRule({
  ...since,
  id: 'AR5',
  title: text('续期须在期满前提出', 'A renewal is proposed before the term ends'),
  clause: { document: '实施规范', article: '14-9' },
  verified: true,
  parameters: {},
  actsIn: ['authorisation.propose-change', 'authorisation.request-renewal'],
  check: (input: {
    readonly until: Temporal.PlainDate;
    readonly noticeDays: number;
    readonly today: Temporal.PlainDate;
    /** Texts that were in force before, until when. */
    readonly earlier?: readonly {
      readonly until: Temporal.PlainDate;
      readonly noticeDays: number;
      readonly inForceUntil: Temporal.PlainDate;
    }[];
  }) => {
    const output = input.until.subtract({ days: input.noticeDays });
    // A notice that is shortened after its time was over opens nothing again.
    const closedBefore = (input.earlier ?? []).some(
      ({ until, noticeDays, inForceUntil }) =>
        Temporal.PlainDate.compare(inForceUntil, until.subtract({ days: noticeDays })) > 0,
    );
    const holds = !closedBefore && Temporal.PlainDate.compare(input.today, output) <= 0;
    return {
      holds,
      output,
      reasons: [
        closedBefore
          ? text(
              '续期提出时间在此前版本下已过；其后缩短提前天数的变更不使其重新开始',
              'The time for it was over under an earlier version; a notice shortened since does not open it again',
            )
          : text(
              `协议约定期满前 ${input.noticeDays} 日提出，最迟 ${output}`,
              `The agreement asks for ${input.noticeDays} days before the end: until ${output}`,
            ),
      ],
    };
  },
});

import { chinaCalendar, type Deadline, defineRule, text } from '#foundation';
import type { Difference } from './model/following.ts';

const law = (article: string) => ({ document: '登记办法', article });
const inForce = { from: '2025-03-01', until: '2030-03-01' };
const always = { jurisdiction: 'CN', inForce } as const;

/** When a registration may be renewed, and until when it is valid then. */
export const R15 = defineRule({
  id: 'R15',
  title: text('续展', 'Renewal'),
  clause: law('15'),
  ...always,
  verified: true,
  parameters: { calendarDaysBefore: 60, years: 3 },
  actsIn: ['registration.draft-renewal', 'registration.record-result', 'registration.renewal-window'],
  check: (
    input: {
      readonly validUntil: Temporal.PlainDate;
      readonly on: Temporal.PlainDate;
      readonly years?: number;
    },
    parameters,
  ) => {
    const opensOn = input.validUntil.subtract({ days: parameters.calendarDaysBefore });
    // It runs from the day after the old expiry, so its last day is that many years after the old one.
    const until = input.validUntil.add({
      years: Math.min(input.years ?? parameters.years, parameters.years),
    });
    const holds =
      Temporal.PlainDate.compare(opensOn, input.on) <= 0 &&
      Temporal.PlainDate.compare(input.on, input.validUntil) <= 0;
    return {
      holds,
      output: { opensOn, until },
      reasons: [
        text(
          `可在 ${opensOn} 至 ${input.validUntil} 申请续展，续展后有效至 ${until}`,
          `Renewal may be asked for from ${opensOn} to ${input.validUntil}; it is then valid until ${until}`,
        ),
      ],
    };
  },
});

/** A registration whose validity is over and that was not renewed is cancelled by the registrar. One whose renewal is with the registrar waits. */
export const R16 = defineRule({
  id: 'R16',
  title: text('到期未续展注销', 'Lapse'),
  clause: law('15'),
  ...always,
  verified: true,
  parameters: {},
  actsIn: ['registration.lapse', 'registration.tell-platform'],
  check: (input: {
    readonly validUntil: Temporal.PlainDate;
    readonly on: Temporal.PlainDate;
    readonly renewalWithRegistrar: boolean;
  }) => {
    const over = Temporal.PlainDate.compare(input.on, input.validUntil) > 0;
    const holds = over && !input.renewalWithRegistrar;
    return {
      holds,
      output: holds ? ('lapses' as const) : over ? ('waits' as const) : ('valid' as const),
      reasons: [
        holds
          ? text(
              `有效期至 ${input.validUntil}，未续展，注销`,
              `Valid until ${input.validUntil}, not renewed: cancelled`,
            )
          : over
            ? text('续展申请在登记机构办理中', 'The registrar is deciding on its renewal')
            : text(`有效期至 ${input.validUntil}`, `Valid until ${input.validUntil}`),
      ],
    };
  },
});

/** Is a change to be filed: what is served is not what was registered. The text says “promptly”; the days are a parameter. */
export const R17 = defineRule({
  id: 'R17',
  title: text('应当变更登记', 'A change is to be filed'),
  clause: law('9-2'),
  ...always,
  verified: false,
  parameters: { workingDays: 20 },
  actsIn: ['registration.draft-change', 'registration.change-due', 'registration.holders-changed'],
  check: (
    input: { readonly differences: readonly Difference[]; readonly from: Temporal.Instant },
    parameters,
  ) => {
    const deadline: Deadline = chinaCalendar.deadlineAfter(input.from, parameters.workingDays);
    return {
      holds: input.differences.length > 0,
      output: deadline,
      reasons:
        input.differences.length > 0
          ? input.differences.map(({ what, registered, served }) =>
              text(
                `${what}：登记为“${registered}”，现为“${served}”`,
                `${what}: registered as “${registered}”, now “${served}”`,
              ),
            )
          : [text('与登记一致', 'It is as registered')],
    };
  },
});

/** May registered information be corrected: the registrant agrees in writing, or the evidence proves the error. */
export const R18 = defineRule({
  id: 'R18',
  title: text('更正条件', 'When a registration is corrected'),
  clause: law('9-3'),
  ...always,
  verified: true,
  parameters: {},
  actsIn: [
    'registration.request-correction',
    'registration.answer-correction',
    'registration.pass-examination',
  ],
  check: (input: { readonly consents: boolean | null; readonly proven: boolean }) => {
    const holds = input.consents === true || input.proven;
    return {
      holds,
      output: undefined,
      reasons: [
        input.consents === true
          ? text('登记主体书面同意', 'The registrant agrees in writing')
          : input.proven
            ? text('有证据证明登记确有错误', 'The evidence proves the error')
            : text(
                '登记主体没有书面同意，也没有认定证据足以证明登记确有错误',
                'The registrant has not agreed in writing, and the evidence was not found to prove the error',
              ),
      ],
    };
  },
});

/** By when a cancellation is to be finished after its acceptance. */
export const R19 = defineRule({
  id: 'R19',
  title: text('注销登记办理期限', 'Cancellation clock'),
  clause: law('9-4'),
  ...always,
  verified: true,
  parameters: { workingDays: 10 },
  actsIn: [
    'registration.draft-cancellation',
    'registration.accept-application',
    'registration.pass-examination',
    'registration.record-result',
  ],
  check: (input: { readonly from: Temporal.Instant }, { workingDays }) => {
    const deadline: Deadline = chinaCalendar.deadlineAfter(input.from, workingDays);
    return {
      holds: true,
      output: deadline,
      reasons: [
        text(
          `自受理起 ${workingDays} 个工作日内办结，至 ${deadline.lastDay} 止`,
          `To be finished ${workingDays} working days after acceptance: until ${deadline.lastDay}`,
        ),
      ],
    };
  },
});

/** A registration is revoked on a ground of Art 20 that a second person confirmed. */
export const R20 = defineRule({
  id: 'R20',
  title: text('撤销登记', 'Revocation'),
  clause: law('20'),
  ...always,
  verified: true,
  parameters: {},
  actsIn: [
    'registration.propose-revocation',
    'registration.confirm-revocation',
    'registration.drop-revocation',
  ],
  check: (input: { readonly proposedBy: string; readonly confirmedBy: string | null }) => {
    const holds = input.confirmedBy !== null && input.confirmedBy !== input.proposedBy;
    return {
      holds,
      output: undefined,
      reasons: [
        holds
          ? text('经第二人确认', 'Confirmed by a second person')
          : text('尚未经第二人确认', 'No second person has confirmed it'),
      ],
    };
  },
});

export const lifeRules = [R15, R16, R17, R18, R19, R20];

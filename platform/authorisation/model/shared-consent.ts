import { chinaCalendar, type Deadline, defineLifecycle, defineRule, text } from '#foundation';

export type SharedConsentState = 'due' | 'overdue' | 'given' | 'refused' | 'withdrawn' | 'lapsed';
export type SharedConsentEvent = 'give' | 'refuse' | 'withdraw' | 'run-out' | 'lapse';

/** Consent of who shared the data to its authorised operation, for one resource of one agreement (实施规范 Art 5, R28). */
export const sharedConsentLifecycle = defineLifecycle<SharedConsentState, SharedConsentEvent>({
  id: 'authorisation.shared-consent',
  title: text('共享数据提供单位同意', 'Consent of who shared the data'),
  initial: 'due',
  states: {
    due: {
      title: text('待提供单位答复', 'Awaiting the provider'),
      on: { give: 'given', refuse: 'refused', 'run-out': 'overdue', lapse: 'lapsed' },
    },
    overdue: {
      title: text('逾期未答复，停止使用', 'No answer in time: not used'),
      on: { give: 'given', refuse: 'refused', lapse: 'lapsed' },
    },
    given: { title: text('已同意', 'Given'), on: { withdraw: 'withdrawn', lapse: 'lapsed' } },
    refused: { title: text('不同意，停止使用', 'Refused: not used'), on: { give: 'given', lapse: 'lapsed' } },
    withdrawn: {
      title: text('已撤回，停止使用', 'Withdrawn: not used'),
      on: { give: 'given', lapse: 'lapsed' },
    },
    lapsed: { title: text('不再需要', 'Not needed any more') },
  },
  events: {
    give: text('同意', 'Give'),
    refuse: text('不同意', 'Refuse'),
    withdraw: text('撤回同意', 'Withdraw'),
    'run-out': text('逾期', 'Time runs out'),
    lapse: text('不再需要', 'Lapse'),
  },
});

/** What stands on it is not used any more. */
export const stops = (state: SharedConsentState): boolean =>
  state === 'overdue' || state === 'refused' || state === 'withdrawn';

/**
 * How long the provider has to answer when shared data comes into a resource that is in operation already; what stood on the resource before goes on until
 * then. The text gives no number: a parameter that a bureau has to confirm. Output: the deadline.
 */
export const AR10 = defineRule({
  id: 'AR10',
  title: text('共享数据提供单位答复限期', 'Time for the consent of who shared the data'),
  clause: { document: '实施规范', article: '5' },
  inForce: { from: '2025-03-01', until: '2030-03-01' },
  jurisdiction: 'CN',
  verified: false,
  parameters: { workingDays: 10 },
  actsIn: [
    'authorisation.give-shared-consent',
    'authorisation.refuse-shared-consent',
    'authorisation.enter-shared-consent',
  ],
  check: (input: { readonly from: Temporal.Instant }, { workingDays }) => {
    const output: Deadline = chinaCalendar.deadlineAfter(input.from, workingDays);
    return {
      holds: true,
      output,
      reasons: [
        text(
          `${workingDays} 个工作日内答复，至 ${output.lastDay} 止；逾期停止使用`,
          `Answered within ${workingDays} working days: until ${output.lastDay}; not used afterwards`,
        ),
      ],
    };
  },
});

import { defineLifecycle, text } from '#foundation';

export type AlertState = 'open' | 'explained' | 'proposed' | 'decided' | 'closed';

/** States in which it is not decided yet: the persons concerned see nothing of it. */
export const undecided: readonly AlertState[] = ['open', 'explained', 'proposed'];

/** An alert: raised by a rule, explained by the organisation, decided by two persons, closed with what was done. An unfounded one is closed by the decision. An outcome proposed and returned takes no word from the organisation: while it has not explained, it still may. */
export const alertLifecycle = defineLifecycle<
  AlertState,
  'explain' | 'propose' | 'return' | 'reopen' | 'decide' | 'dismiss' | 'close'
>({
  id: 'supervision.alert',
  title: text('监督线索', 'Alert'),
  initial: 'open',
  states: {
    open: {
      title: text('待核查', 'To be looked into'),
      on: { explain: 'explained', propose: 'proposed' },
    },
    explained: { title: text('已说明，待核查', 'Explained, to be looked into'), on: { propose: 'proposed' } },
    proposed: {
      title: text('已提出结论，待审定', 'Outcome proposed, to be decided'),
      on: { explain: 'proposed', return: 'explained', reopen: 'open', decide: 'decided', dismiss: 'closed' },
    },
    decided: { title: text('已认定，待落实', 'Decided, to be carried out'), on: { close: 'closed' } },
    closed: { title: text('已办结', 'Closed') },
  },
  events: {
    explain: text('说明情况', 'Explain'),
    propose: text('提出结论', 'Propose an outcome'),
    return: text('退回', 'Return'),
    reopen: text('退回（尚未说明情况）', 'Return, not explained yet'),
    decide: text('认定', 'Decide'),
    dismiss: text('认定不成立', 'Decide that it is unfounded'),
    close: text('办结', 'Close'),
  },
});

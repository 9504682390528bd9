import { defineLifecycle, text } from '#foundation';

export type EntryState =
  | 'proposed'
  | 'listed'
  | 'returned'
  | 'taken-back'
  | 'withdrawing'
  | 'withdrawn'
  | 'replaced';

/** An entry of the open list (开放目录): the department proposes, the data authority decides; the next version replaces it, and it leaves by the same two. */
export const entryLifecycle = defineLifecycle<
  EntryState,
  'list' | 'return' | 'take-back' | 'replace' | 'ask-withdrawal' | 'keep' | 'withdraw'
>({
  id: 'opening.entry',
  title: text('开放目录条目', 'Entry of the open list'),
  initial: 'proposed',
  states: {
    proposed: {
      title: text('待审定', 'To be decided'),
      on: { list: 'listed', return: 'returned', 'take-back': 'taken-back' },
    },
    listed: {
      title: text('已列入', 'On the list'),
      on: { replace: 'replaced', 'ask-withdrawal': 'withdrawing' },
    },
    returned: { title: text('已退回', 'Returned') },
    'taken-back': { title: text('已撤回申报', 'Taken back') },
    withdrawing: {
      title: text('申请撤出', 'Withdrawal asked for'),
      on: { keep: 'listed', withdraw: 'withdrawn' },
    },
    withdrawn: { title: text('已撤出', 'Withdrawn') },
    replaced: { title: text('已由新版本替代', 'Replaced by the next version') },
  },
  events: {
    list: text('列入', 'List'),
    return: text('退回', 'Return'),
    'take-back': text('撤回申报', 'Take back'),
    replace: text('由新版本替代', 'Replace by the next version'),
    'ask-withdrawal': text('申请撤出', 'Ask for withdrawal'),
    keep: text('不同意撤出', 'Keep on the list'),
    withdraw: text('撤出', 'Withdraw'),
  },
});

/** What stands on the list now. */
export const standingStates: readonly EntryState[] = ['listed', 'withdrawing'];

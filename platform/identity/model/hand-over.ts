import { defineLifecycle, text } from '#foundation';

/**
 * 交接: the giver lists what is handed over and signs; with that the receiver holds the post and its tasks, and signs in turn, or
 * says what is missing. The record keeps both.
 */
export const handOverLifecycle = defineLifecycle({
  id: 'identity.hand-over',
  title: text('岗位交接', 'Hand-over of a post'),
  initial: 'proposed',
  states: {
    proposed: {
      title: text('待移交人确认', 'To be confirmed by the giver'),
      on: { give: 'given', withdraw: 'withdrawn' },
    },
    given: {
      title: text('已移交，待接收人确认', 'Given, to be confirmed by the receiver'),
      on: { receive: 'done', dispute: 'disputed' },
    },
    done: { title: text('已完成交接', 'Handed over') },
    disputed: { title: text('接收人提出异议', 'Disputed by the receiver'), on: { receive: 'done' } },
    withdrawn: { title: text('已撤回', 'Withdrawn') },
  },
  events: {
    give: text('移交人确认', 'Giver confirms'),
    receive: text('接收人确认', 'Receiver confirms'),
    dispute: text('提出异议', 'Dispute'),
    withdraw: text('撤回', 'Withdraw'),
  },
});

export type HandOverState = keyof typeof handOverLifecycle.states;

/** What can be handed over besides the tasks, which follow the post by themselves. */
export const handedThings = {
  files: text('文件档案', 'Files'),
  matter: text('未办结事项', 'Open matters'),
  credential: text('密钥与介质', 'Keys and media'),
  seal: text('印章', 'Seals'),
  equipment: text('设备', 'Equipment'),
  other: text('其他', 'Other'),
} as const;

export type HandedThing = keyof typeof handedThings;
export const handedThingCodes = Object.keys(handedThings) as readonly HandedThing[];

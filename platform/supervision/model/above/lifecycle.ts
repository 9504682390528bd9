import { defineLifecycle, text } from '#foundation';

export type ReportAboveState = 'due' | 'drafted' | 'approved' | 'sent' | 'corrected';
/** 定期报告: due, drafted from the cockpit’s figures, approved by another person, sent with its receipt, and perhaps corrected by a later version. */
export const reportAboveLifecycle = defineLifecycle<
  ReportAboveState,
  'draft' | 'approve' | 'return' | 'send' | 'correct'
>({
  id: 'supervision.report-above',
  title: text('向上级报告', 'Report to the level above'),
  initial: 'due',
  states: {
    due: { title: text('待起草', 'To be drafted'), on: { draft: 'drafted' } },
    drafted: { title: text('待审定', 'To be approved'), on: { approve: 'approved', return: 'due' } },
    approved: { title: text('已审定，待送达', 'Approved, to be delivered'), on: { send: 'sent' } },
    sent: { title: text('已送达', 'Delivered'), on: { correct: 'corrected' } },
    corrected: { title: text('已由新版更正', 'Corrected by a later version') },
  },
  events: {
    draft: text('起草', 'Draft'),
    approve: text('审定', 'Approve'),
    return: text('退回', 'Return'),
    send: text('送达', 'Deliver'),
    correct: text('更正', 'Correct'),
  },
});

export type DispatchState = 'waiting' | 'sending' | 'delivered' | 'by-hand';
/** 报送: tried over the line until it is taken, or delivered by hand where the line does not take it. */
export const dispatchLifecycle = defineLifecycle<
  DispatchState,
  'claim' | 'later' | 'give-up' | 'deliver' | 'again'
>({
  id: 'supervision.dispatch',
  title: text('报送', 'Dispatch'),
  initial: 'waiting',
  states: {
    waiting: {
      title: text('待发送', 'To be sent'),
      on: { claim: 'sending', 'give-up': 'by-hand', deliver: 'delivered' },
    },
    sending: {
      title: text('发送中', 'Being sent'),
      on: { deliver: 'delivered', later: 'waiting', 'give-up': 'by-hand' },
    },
    'by-hand': {
      title: text('待人工送达', 'To be delivered by hand'),
      on: { deliver: 'delivered', again: 'waiting' },
    },
    delivered: { title: text('已送达', 'Delivered') },
  },
  events: {
    claim: text('取出发送', 'Take it to send'),
    later: text('稍后再送', 'Try later'),
    'give-up': text('转人工送达', 'Leave it to be delivered by hand'),
    deliver: text('收到回执或登记送达', 'Receipt or delivery entered'),
    again: text('再次发送', 'Send again'),
  },
});

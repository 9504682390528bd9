import { defineLifecycle, text } from '#foundation';

export type ChangeState = 'proposed' | 'approved' | 'declined';

/** A change of a population's budget: proposed by one person, decided by another. */
export const budgetLifecycle = defineLifecycle<ChangeState, 'approve' | 'decline'>({
  id: 'privacy.budget-change',
  title: text('隐私预算变更', 'Change of a privacy budget'),
  initial: 'proposed',
  states: {
    proposed: {
      title: text('待复核', 'Awaiting a second person'),
      on: { approve: 'approved', decline: 'declined' },
    },
    approved: { title: text('已生效', 'In force') },
    declined: { title: text('未同意', 'Declined') },
  },
  events: { approve: text('同意', 'Approve'), decline: text('不同意', 'Decline') },
});

export type AlarmState = 'open' | 'harmless' | 'acted-on';

/** A differencing alarm: somebody looks at the two queries and says what was found. */
export const alarmLifecycle = defineLifecycle<AlarmState, 'dismiss' | 'act'>({
  id: 'privacy.alarm',
  title: text('差分攻击告警', 'Differencing alarm'),
  initial: 'open',
  states: {
    open: { title: text('待处理', 'To be looked at'), on: { dismiss: 'harmless', act: 'acted-on' } },
    harmless: { title: text('无风险', 'Found harmless') },
    'acted-on': { title: text('已处置', 'Acted on') },
  },
  events: { dismiss: text('认定无风险', 'Dismiss'), act: text('已处置', 'Acted on') },
});

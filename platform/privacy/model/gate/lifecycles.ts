import { defineLifecycle, text } from '#foundation';

export type ReviewState = 'awaiting' | 'confirmed' | 'rejected';

/** A secrecy review decided off the system: entered by the reviewer, checked by a second person. */
export const secrecyReviewLifecycle = defineLifecycle<ReviewState, 'confirm' | 'reject'>({
  id: 'privacy.secrecy-review',
  title: text('保密审查', 'Secrecy review'),
  initial: 'awaiting',
  states: {
    awaiting: { title: text('待核对', 'To be checked'), on: { confirm: 'confirmed', reject: 'rejected' } },
    confirmed: { title: text('已核对', 'Checked') },
    rejected: { title: text('登记有误', 'Entered wrongly') },
  },
  events: { confirm: text('核对无误', 'Confirm'), reject: text('登记有误', 'Reject') },
});

export type BasisState = ReviewState | 'withdrawn';

/** Why personal information may circulate: declared by one person of the department, checked by another, and taken back when it fell away. */
export const basisLifecycle = defineLifecycle<BasisState, 'confirm' | 'reject' | 'withdraw'>({
  id: 'privacy.basis',
  title: text('个人信息流通依据', 'Basis of personal information'),
  initial: 'awaiting',
  states: {
    awaiting: {
      title: text('待核对', 'To be checked'),
      on: { confirm: 'confirmed', reject: 'rejected', withdraw: 'withdrawn' },
    },
    confirmed: { title: text('已核对', 'Checked'), on: { withdraw: 'withdrawn' } },
    rejected: { title: text('不成立', 'Not accepted') },
    withdrawn: { title: text('已撤回', 'Withdrawn') },
  },
  events: {
    confirm: text('核对无误', 'Confirm'),
    reject: text('依据不成立', 'Reject'),
    withdraw: text('撤回', 'Withdraw'),
  },
});

export type DecisionState = 'proposed' | 'approved' | 'declined' | 'withdrawn';

/** A named person's release of findings: proposed by the department, decided by the data authority, withdrawable by either. */
export const gateDecisionLifecycle = defineLifecycle<DecisionState, 'approve' | 'decline' | 'withdraw'>({
  id: 'privacy.gate-decision',
  title: text('关口放行决定', 'Release at the gate'),
  initial: 'proposed',
  states: {
    proposed: {
      title: text('待决定', 'To be decided'),
      on: { approve: 'approved', decline: 'declined', withdraw: 'withdrawn' },
    },
    approved: { title: text('已放行', 'Released'), on: { withdraw: 'withdrawn' } },
    declined: { title: text('未同意', 'Declined') },
    withdrawn: { title: text('已撤回', 'Withdrawn') },
  },
  events: {
    approve: text('同意放行', 'Approve'),
    decline: text('不同意', 'Decline'),
    withdraw: text('撤回', 'Withdraw'),
  },
});

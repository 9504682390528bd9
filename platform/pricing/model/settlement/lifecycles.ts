import { defineLifecycle, text } from '#foundation';

export type StatementState = 'issued' | 'disputed' | 'confirmed' | 'billed' | 'closed';

/** 对账单: made after the period's end, confirmed by the buyer or by silence, or disputed line by line and decided; then billed. */
export const statementLifecycle = defineLifecycle<
  StatementState,
  'confirm' | 'let-stand' | 'dispute' | 'decide' | 'bill' | 'close'
>({
  id: 'pricing.statement',
  title: text('对账单', 'Statement'),
  initial: 'issued',
  states: {
    issued: {
      title: text('待确认', 'To be confirmed'),
      on: { confirm: 'confirmed', 'let-stand': 'confirmed', dispute: 'disputed', close: 'closed' },
    },
    disputed: {
      title: text('有异议，待裁定', 'Disputed, to be decided'),
      on: { decide: 'confirmed', close: 'closed' },
    },
    confirmed: { title: text('已确认，待开账单', 'Confirmed, to be billed'), on: { bill: 'billed' } },
    billed: { title: text('已开账单', 'Billed') },
    closed: { title: text('无应付款', 'Nothing due') },
  },
  events: {
    confirm: text('确认', 'Confirm'),
    'let-stand': text('期满未提异议', 'Not disputed in time'),
    dispute: text('提出异议', 'Dispute'),
    decide: text('裁定异议', 'Decide the dispute'),
    bill: text('开具账单', 'Bill'),
    close: text('无应付款，办结', 'Close: nothing is due'),
  },
});

export type CreditNoteState = 'proposed' | 'approved' | 'declined';

/** 贷项通知单: what takes off from a bill, proposed by one person and approved by another. */
export const creditNoteLifecycle = defineLifecycle<CreditNoteState, 'approve' | 'decline'>({
  id: 'pricing.credit-note',
  title: text('贷项通知单', 'Credit note'),
  initial: 'proposed',
  states: {
    proposed: { title: text('待复核', 'To be approved'), on: { approve: 'approved', decline: 'declined' } },
    approved: { title: text('已生效', 'In effect') },
    declined: { title: text('未同意', 'Declined') },
  },
  events: { approve: text('复核同意', 'Approve'), decline: text('不同意', 'Decline') },
});

export type SharingState = 'proposed' | 'decided' | 'withdrawn';

/** 收益分配: drawn up by the operator, decided by the implementing body, then paid out or delivered line by line. */
export const sharingLifecycle = defineLifecycle<SharingState, 'decide' | 'withdraw'>({
  id: 'pricing.sharing',
  title: text('收益分配', 'Benefit sharing'),
  initial: 'proposed',
  states: {
    proposed: { title: text('待审定', 'To be decided'), on: { decide: 'decided', withdraw: 'withdrawn' } },
    decided: { title: text('已审定', 'Decided') },
    withdrawn: { title: text('已撤回', 'Withdrawn') },
  },
  events: { decide: text('审定', 'Decide'), withdraw: text('撤回', 'Withdraw') },
});

import { defineLifecycle, text } from '#foundation';

export type ObjectionState =
  | 'raised'
  | 'withdrawn'
  | 'declined'
  | 'marked'
  | 'upheld'
  | 'corrected'
  | 'archived';
type ObjectionEvent =
  | 'accept'
  | 'decline'
  | 'withdraw'
  | 'uphold'
  | 'dismiss'
  | 'correct'
  | 'freeze'
  | 'lift';

/** 提出 → 受理 → 异议标注 → 核实处理 → 撤销标注 → 归档 (DB3208/T 219-2024). Marks are lifted by the step that archives. A freeze is proposed only while they stand: on what nobody accepted, or what is over, nothing freezes. */
export const objectionLifecycle = defineLifecycle<ObjectionState, ObjectionEvent>({
  id: 'supervision.objection',
  title: text('数据异议', 'Data objection'),
  initial: 'raised',
  states: {
    raised: {
      title: text('待受理', 'To be accepted'),
      on: { accept: 'marked', decline: 'declined', withdraw: 'withdrawn' },
    },
    withdrawn: { title: text('已撤回', 'Withdrawn') },
    declined: { title: text('不予受理', 'Not accepted') },
    marked: {
      title: text('已标注，核实中', 'Marked, being verified'),
      on: { freeze: 'marked', uphold: 'upheld', dismiss: 'archived' },
    },
    upheld: {
      title: text('属实，待更正', 'Upheld, to be corrected'),
      on: { freeze: 'upheld', correct: 'corrected' },
    },
    corrected: {
      title: text('已更正，待撤销标注', 'Corrected, mark to be lifted'),
      on: { freeze: 'corrected', lift: 'archived' },
    },
    archived: { title: text('已撤销标注并归档', 'Mark lifted, archived') },
  },
  events: {
    accept: text('受理并标注', 'Accept and mark'),
    decline: text('不予受理', 'Decline'),
    withdraw: text('撤回', 'Withdraw'),
    uphold: text('核实属实', 'Uphold'),
    dismiss: text('核实不属实，撤销标注', 'Dismiss and lift the mark'),
    correct: text('报告更正', 'Report the correction'),
    freeze: text('提请冻结', 'Propose a freeze'),
    lift: text('撤销标注并归档', 'Lift the mark and archive'),
  },
});

/** States in which the marks stand. */
export const standingStates: readonly ObjectionState[] = ['marked', 'upheld', 'corrected'];

export type FreezeState = 'proposed' | 'declined' | 'in-force' | 'lifted';

/** An officer's reasoned decision to freeze on an objection, by two persons, looked at again by its day. */
export const freezeLifecycle = defineLifecycle<FreezeState, 'approve' | 'decline' | 'lift'>({
  id: 'supervision.freeze',
  title: text('冻结决定', 'Decision to freeze'),
  initial: 'proposed',
  states: {
    proposed: { title: text('待决定', 'To be decided'), on: { approve: 'in-force', decline: 'declined' } },
    declined: { title: text('未同意', 'Declined') },
    'in-force': { title: text('冻结中', 'In force'), on: { lift: 'lifted' } },
    lifted: { title: text('已解除', 'Lifted') },
  },
  events: {
    approve: text('同意冻结', 'Approve'),
    decline: text('不同意', 'Decline'),
    lift: text('解除冻结', 'Lift'),
  },
});

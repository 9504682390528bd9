import { defineLifecycle, text } from '#foundation';

export const decisionKinds = {
  'meeting-minutes': text('会议纪要', 'Minutes of a meeting'),
  'major-matter': text('“三重一大”集体决策', 'Collective decision on a major matter'),
  approval: text('上级批复', 'Approval from above'),
  opinion: text('书面意见', 'Written opinion'),
} as const;
export type DecisionKind = keyof typeof decisionKinds;

export type DecisionState = 'recorded' | 'confirmed' | 'rejected';

export const decisionLifecycle = defineLifecycle<DecisionState, 'confirm' | 'reject'>({
  id: 'casework.external-decision',
  title: text('系统外决策', 'Decision taken off the system'),
  initial: 'recorded',
  events: { confirm: text('复核一致', 'Confirm'), reject: text('复核不一致', 'Reject') },
  states: {
    recorded: { title: text('待复核', 'To be checked'), on: { confirm: 'confirmed', reject: 'rejected' } },
    confirmed: { title: text('已复核', 'Confirmed') },
    rejected: { title: text('已退回', 'Rejected') },
  },
});

import { defineLifecycle, text } from '#foundation';

export const decisionKinds = {
  'meeting-minutes': text('会议纪要', 'Minutes of a meeting'),
  'major-matter': text('“三重一大”集体决策', 'Collective decision on a major matter'),
  approval: text('上级批复', 'Approval from above'),
  opinion: text('书面意见', 'Written opinion'),
  proof: text('书面凭证（验收单、回执）', 'Written proof (acceptance, receipt)'),
} as const;
export type DecisionKind = keyof typeof decisionKinds;

/** Meetings that decide collectively. */
export const meetings = {
  'government-executive': text('人民政府常务会议', 'Executive meeting of the people’s government'),
  'ministry-affairs': text('部务会议', 'Affairs meeting of the ministry'),
  'party-group': text('党组（党委）会议', 'Meeting of the Party group'),
  'office-meeting': text('办公会议', 'Office meeting'),
  'special-meeting': text('专题会议', 'Special meeting'),
} as const;
export type Meeting = keyof typeof meetings;

export type DecisionState = 'recorded' | 'confirmed' | 'rejected' | 'superseded';

export const decisionLifecycle = defineLifecycle<DecisionState, 'confirm' | 'reject' | 'supersede'>({
  id: 'casework.external-decision',
  title: text('系统外决策', 'Decision taken off the system'),
  initial: 'recorded',
  events: {
    confirm: text('复核一致', 'Confirm'),
    reject: text('复核不一致', 'Reject'),
    supersede: text('被后一决策取代', 'A later one takes its place'),
  },
  states: {
    recorded: { title: text('待复核', 'To be checked'), on: { confirm: 'confirmed', reject: 'rejected' } },
    confirmed: { title: text('已复核', 'Confirmed'), on: { supersede: 'superseded' } },
    rejected: { title: text('已退回', 'Rejected') },
    superseded: { title: text('已被取代', 'Superseded') },
  },
});

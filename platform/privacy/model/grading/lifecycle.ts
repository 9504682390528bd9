import { defineLifecycle, text } from '#foundation';

export type GradingState = 'proposed' | 'awaiting' | 'in-force' | 'superseded' | 'dropped';
type GradingEvent = 'confirm' | 'lower' | 'agree' | 'decline' | 'supersede' | 'drop';

/** A grading of one table: proposed by what was found, decided by the department, lowered only when the data authority agrees. */
export const gradingLifecycle = defineLifecycle<GradingState, GradingEvent>({
  id: 'privacy.grading',
  title: text('数据分级', 'Grading of a table'),
  initial: 'proposed',
  states: {
    proposed: {
      title: text('待确认', 'Awaiting confirmation'),
      on: { confirm: 'in-force', lower: 'awaiting', drop: 'dropped' },
    },
    awaiting: {
      title: text('下调待复核', 'Lowered, awaiting a second person'),
      on: { agree: 'in-force', decline: 'proposed', drop: 'dropped' },
    },
    'in-force': { title: text('已生效', 'In force'), on: { supersede: 'superseded' } },
    superseded: { title: text('已更新', 'Superseded') },
    dropped: { title: text('已被新建议取代', 'Replaced by a newer proposal') },
  },
  events: {
    confirm: text('确认', 'Confirm'),
    lower: text('下调', 'Lower'),
    agree: text('同意下调', 'Agree'),
    decline: text('不同意下调', 'Decline'),
    supersede: text('更新', 'Supersede'),
    drop: text('重新建议', 'Propose anew'),
  },
});

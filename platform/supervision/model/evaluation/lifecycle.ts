import { defineLifecycle, text } from '#foundation';

export type SchemeState = 'proposed' | 'adopted' | 'returned';
/** 评价方案: proposed by one person, adopted or returned by another. An adopted one stands until a later one takes effect. */
export const schemeLifecycle = defineLifecycle<SchemeState, 'adopt' | 'return'>({
  id: 'supervision.evaluation-scheme',
  title: text('评价方案', 'Evaluation scheme'),
  initial: 'proposed',
  states: {
    proposed: { title: text('待审定', 'Proposed'), on: { adopt: 'adopted', return: 'returned' } },
    adopted: { title: text('已发布', 'Adopted and published') },
    returned: { title: text('已退回', 'Returned') },
  },
  events: { adopt: text('审定发布', 'Adopt'), return: text('退回', 'Return') },
});

export type EvaluationState = 'heard' | 'published' | 'withdrawn';
/** 评价: computed, heard by the evaluated, then published by another person, or withdrawn. */
export const evaluationLifecycle = defineLifecycle<EvaluationState, 'publish' | 'withdraw'>({
  id: 'supervision.evaluation',
  title: text('评价', 'Evaluation'),
  initial: 'heard',
  states: {
    heard: { title: text('征求意见', 'Heard'), on: { publish: 'published', withdraw: 'withdrawn' } },
    published: { title: text('已公布', 'Published') },
    withdrawn: { title: text('已撤回', 'Withdrawn') },
  },
  events: { publish: text('审定公布', 'Decide and publish'), withdraw: text('撤回', 'Withdraw') },
});

export type EvaluationObjectionState = 'raised' | 'upheld' | 'dismissed';
export const evaluationObjectionLifecycle = defineLifecycle<EvaluationObjectionState, 'uphold' | 'dismiss'>({
  id: 'supervision.evaluation-objection',
  title: text('评价意见', 'Objection to an evaluation'),
  initial: 'raised',
  states: {
    raised: { title: text('待答复', 'To be answered'), on: { uphold: 'upheld', dismiss: 'dismissed' } },
    upheld: { title: text('采纳，该指标不计入', 'Upheld: the indicator is left out') },
    dismissed: { title: text('不采纳', 'Dismissed') },
  },
  events: { uphold: text('采纳', 'Uphold'), dismiss: text('不采纳', 'Dismiss') },
});

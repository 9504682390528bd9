import { defineLifecycle, text } from '#foundation';

export type RectificationState = 'ordered' | 'answered' | 'accepted' | 'escalated';

/** 整改: ordered with demands and a time, answered, found done by another person, sent back, or handed on because it was not done. */
export const rectificationLifecycle = defineLifecycle<
  RectificationState,
  'answer' | 'accept' | 'send-back' | 'escalate'
>({
  id: 'supervision.rectification',
  title: text('整改', 'Rectification'),
  initial: 'ordered',
  states: {
    ordered: { title: text('整改中', 'To be put right'), on: { answer: 'answered', escalate: 'escalated' } },
    answered: {
      title: text('待验收', 'To be found done'),
      on: { accept: 'accepted', 'send-back': 'ordered', escalate: 'escalated' },
    },
    accepted: { title: text('验收通过', 'Found done') },
    escalated: { title: text('未完成，已移送', 'Not done, handed on') },
  },
  events: {
    answer: text('报告整改情况', 'Answer'),
    accept: text('验收通过', 'Find done'),
    'send-back': text('退回再整改', 'Send back'),
    escalate: text('移送处理', 'Hand on'),
  },
});

import { defineLifecycle, text } from '#foundation';

export type HonestErrorState = 'filed' | 'proposed' | 'recognised' | 'not-recognised' | 'withdrawn';

/** 容错认定: filed by who tried, assessed by one person of another body, heard, decided by a second one. */
export const honestErrorLifecycle = defineLifecycle<
  HonestErrorState,
  'propose' | 'answer' | 'return' | 'recognise' | 'refuse' | 'withdraw'
>({
  id: 'supervision.honest-error',
  title: text('容错认定', 'Record of an honest error'),
  initial: 'filed',
  states: {
    filed: {
      title: text('待评估', 'To be assessed'),
      on: { propose: 'proposed', withdraw: 'withdrawn' },
    },
    proposed: {
      title: text('已提出结论，听取意见', 'Outcome proposed, being heard'),
      on: { answer: 'proposed', return: 'filed', recognise: 'recognised', refuse: 'not-recognised' },
    },
    recognised: { title: text('认定容错', 'Recognised') },
    'not-recognised': { title: text('不予认定', 'Not recognised') },
    withdrawn: { title: text('已撤回', 'Withdrawn') },
  },
  events: {
    propose: text('提出结论', 'Propose an outcome'),
    answer: text('陈述意见', 'Answer'),
    return: text('退回评估', 'Return'),
    recognise: text('认定容错', 'Recognise'),
    refuse: text('不予认定', 'Do not recognise'),
    withdraw: text('撤回', 'Withdraw'),
  },
});

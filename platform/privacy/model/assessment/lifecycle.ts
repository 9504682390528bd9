import { defineLifecycle, text } from '#foundation';

export type AssessmentState = 'draft' | 'submitted' | 'signed' | 'withdrawn';

/** An assessment: written by one person, signed by another, kept at least three years also when withdrawn. */
export const assessmentLifecycle = defineLifecycle<
  AssessmentState,
  'submit' | 'sign' | 'return' | 'withdraw'
>({
  id: 'privacy.assessment',
  title: text('评估', 'Assessment'),
  initial: 'draft',
  states: {
    draft: { title: text('填写中', 'Being written'), on: { submit: 'submitted', withdraw: 'withdrawn' } },
    submitted: {
      title: text('待签署', 'Awaiting signature'),
      on: { sign: 'signed', return: 'draft', withdraw: 'withdrawn' },
    },
    signed: { title: text('已签署', 'Signed'), on: { withdraw: 'withdrawn' } },
    withdrawn: { title: text('已撤回', 'Withdrawn') },
  },
  events: {
    submit: text('提交', 'Submit'),
    sign: text('签署', 'Sign'),
    return: text('退回修改', 'Return'),
    withdraw: text('撤回', 'Withdraw'),
  },
});

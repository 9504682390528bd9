import { defineLifecycle, text } from '#foundation';

export type ApplicationState =
  | 'draft'
  | 'business-reviewed'
  | 'submitted'
  | 'returned'
  | 'not-accepted'
  | 'accepted'
  | 'examination-failed'
  | 'public-notice'
  | 'objected'
  | 'terminated'
  | 'notice-ended'
  | 'registered'
  | 'cancelled';

export type ApplicationEvent =
  | 'review'
  | 'submit'
  | 'return'
  | 'decline'
  | 'accept'
  | 'fail-examination'
  | 'pass-examination'
  | 'object'
  | 'uphold'
  | 'dismiss'
  | 'end-notice'
  | 'assign-code'
  | 'cancel';

/** 申请 → 受理 → 形式审核 → 公示 → 赋码 (登记办法 Art 8). */
export const applicationLifecycle = defineLifecycle<ApplicationState, ApplicationEvent>({
  id: 'registration.application',
  title: text('公共数据资源登记', 'Registration of a public data resource'),
  initial: 'draft',
  states: {
    draft: { title: text('材料准备', 'Being prepared'), on: { review: 'business-reviewed' } },
    'business-reviewed': { title: text('业务审核通过', 'Business review done'), on: { submit: 'submitted' } },
    submitted: {
      title: text('已申请，待受理', 'Filed, awaiting acceptance'),
      on: { accept: 'accepted', return: 'returned', decline: 'not-accepted' },
    },
    returned: { title: text('补正中', 'Returned for completion'), on: { submit: 'submitted' } },
    'not-accepted': { title: text('不予受理', 'Not accepted') },
    accepted: {
      title: text('已受理，形式审核中', 'Accepted, under form review'),
      on: { 'pass-examination': 'public-notice', 'fail-examination': 'examination-failed' },
    },
    'examination-failed': { title: text('形式审核未通过', 'Form review not passed') },
    'public-notice': {
      title: text('公示中', 'In public notice'),
      on: { 'end-notice': 'notice-ended', object: 'objected' },
    },
    objected: {
      title: text('异议复核中，公示中止', 'Objected to: being rechecked, the notice stands still'),
      on: { dismiss: 'public-notice', uphold: 'terminated' },
    },
    terminated: { title: text('异议成立，登记终止', 'Terminated on an objection') },
    'notice-ended': {
      title: text('公示期满，待赋码', 'Notice ended, awaiting its code'),
      on: { 'assign-code': 'registered' },
    },
    registered: { title: text('已登记', 'Registered'), on: { cancel: 'cancelled' } },
    cancelled: { title: text('已注销', 'Cancelled') },
  },
  events: {
    review: text('业务审核', 'Business review'),
    submit: text('提出申请', 'File'),
    return: text('一次性告知补正', 'Return with all defects'),
    decline: text('不予受理', 'Decline'),
    accept: text('受理', 'Accept'),
    'fail-examination': text('审核不通过', 'Fail the form review'),
    'pass-examination': text('审核通过并公示', 'Pass and publish'),
    object: text('提出异议', 'Object'),
    uphold: text('异议成立', 'Uphold the objection'),
    dismiss: text('异议不成立', 'Dismiss the objection'),
    'end-notice': text('公示期满', 'The notice period ends'),
    'assign-code': text('赋码', 'Assign the code'),
    cancel: text('注销', 'Cancel'),
  },
});

/** An application in one of these is over: the thing may be filed anew. The database's index of live applications says the same. */
export const overStates = ['not-accepted', 'examination-failed', 'terminated', 'cancelled'] as const;

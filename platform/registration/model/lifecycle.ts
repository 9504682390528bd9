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
  | 'to-record'
  | 'withdrawn'
  | 'registered'
  | 'recorded'
  | 'cancelled'
  | 'lapsed'
  | 'revoked';

export type ApplicationEvent =
  | 'review'
  | 'name-applicants'
  | 'complete'
  | 'submit'
  | 'return'
  | 'decline'
  | 'accept'
  | 'fail-examination'
  | 'pass-examination'
  | 'pass-without-notice'
  | 'object'
  | 'uphold'
  | 'dismiss'
  | 'end-notice'
  | 'end-notice-of-change'
  | 'assign-code'
  | 'record'
  | 'withdraw'
  | 'end'
  | 'cancel'
  | 'lapse'
  | 'revoke';

/** What every application that is not decided yet allows besides its own steps. */
const pending = { withdraw: 'withdrawn', end: 'terminated' } as const;

/**
 * 申请 → 受理 → 形式审核 → 公示 → 赋码 (登记办法 Art 8). A first registration gets its code from `notice-ended` and nowhere else. A
 * change has its notice, too; correction, cancellation and renewal are recorded after the form review. What is registered lives on
 * until it is cancelled, lapses or is revoked.
 */
export const applicationLifecycle = defineLifecycle<ApplicationState, ApplicationEvent>({
  id: 'registration.application',
  title: text('公共数据资源登记', 'Registration of a public data resource'),
  initial: 'draft',
  states: {
    draft: {
      title: text('材料准备', 'Being prepared'),
      on: { review: 'business-reviewed', 'name-applicants': 'draft', complete: 'draft', ...pending },
    },
    'business-reviewed': {
      title: text('业务审核通过', 'Business review done'),
      on: { submit: 'submitted', 'name-applicants': 'draft', complete: 'draft', ...pending },
    },
    submitted: {
      title: text('已申请，待受理', 'Filed, awaiting acceptance'),
      on: { accept: 'accepted', return: 'returned', decline: 'not-accepted', ...pending },
    },
    returned: {
      title: text('补正中', 'Returned for completion'),
      on: { submit: 'submitted', 'name-applicants': 'returned', complete: 'draft', ...pending },
    },
    'not-accepted': { title: text('不予受理', 'Not accepted') },
    accepted: {
      title: text('已受理，形式审核中', 'Accepted, under form review'),
      on: {
        'pass-examination': 'public-notice',
        'pass-without-notice': 'to-record',
        'fail-examination': 'examination-failed',
        ...pending,
      },
    },
    'examination-failed': { title: text('形式审核未通过', 'Form review not passed') },
    'public-notice': {
      title: text('公示中', 'In public notice'),
      on: {
        'end-notice': 'notice-ended',
        'end-notice-of-change': 'to-record',
        object: 'objected',
        ...pending,
      },
    },
    objected: {
      title: text('异议复核中，公示中止', 'Objected to: being rechecked, the notice stands still'),
      on: { dismiss: 'public-notice', uphold: 'terminated', end: 'terminated' },
    },
    terminated: { title: text('登记终止', 'Terminated') },
    'notice-ended': {
      title: text('公示期满，待赋码', 'Notice ended, awaiting its code'),
      on: { 'assign-code': 'registered' },
    },
    'to-record': {
      title: text('审核通过，待记载', 'Passed, to be recorded'),
      on: { record: 'recorded', end: 'terminated' },
    },
    withdrawn: { title: text('已撤回', 'Withdrawn') },
    registered: {
      title: text('已登记', 'Registered'),
      on: { cancel: 'cancelled', lapse: 'lapsed', revoke: 'revoked' },
    },
    recorded: { title: text('已记载', 'Recorded') },
    cancelled: { title: text('已注销', 'Cancelled') },
    lapsed: { title: text('到期未续展，已注销', 'Lapsed: not renewed, cancelled') },
    revoked: { title: text('已撤销', 'Revoked') },
  },
  events: {
    review: text('业务审核', 'Business review'),
    'name-applicants': text('约定联合申请人', 'Name the applicants'),
    complete: text('补充修改材料', 'Complete the materials'),
    submit: text('提出申请', 'File'),
    return: text('一次性告知补正', 'Return with all defects'),
    decline: text('不予受理', 'Decline'),
    accept: text('受理', 'Accept'),
    'fail-examination': text('审核不通过', 'Fail the form review'),
    'pass-examination': text('审核通过并公示', 'Pass and publish'),
    'pass-without-notice': text('审核通过（更正、注销、续展）', 'Pass (correction, cancellation, renewal)'),
    object: text('提出异议', 'Object'),
    uphold: text('异议成立', 'Uphold the objection'),
    dismiss: text('异议不成立', 'Dismiss the objection'),
    'end-notice': text('公示期满', 'The notice period ends'),
    'end-notice-of-change': text('公示期满（变更）', 'The notice period ends (change)'),
    'assign-code': text('赋码', 'Assign the code'),
    record: text('记载登记结果', 'Record the result'),
    withdraw: text('撤回', 'Withdraw'),
    end: text('原登记失效，办理终止', 'Its registration ended'),
    cancel: text('注销', 'Cancel'),
    lapse: text('到期失效', 'Lapse'),
    revoke: text('撤销', 'Revoke'),
  },
});

/** A first application in one of these is over: the thing may be filed anew. The database's index of live applications says the same. */
export const overStates = [
  'not-accepted',
  'examination-failed',
  'terminated',
  'withdrawn',
  'cancelled',
  'lapsed',
  'revoked',
] as const;
/** States of what was registered once. */
export const registeredStates = ['registered', 'cancelled', 'lapsed', 'revoked'] as const;

import { defineLifecycle, text } from '#foundation';

export type FormationState =
  | 'applied'
  | 'filed'
  | 'surveyed'
  | 'proposed'
  | 'approved'
  | 'declined'
  | 'replaced';

/**
 * 价格形成: the authorising body applies, the operator files its accounts, the price authority surveys the costs and proposes the maximum
 * permitted revenue, the data authority decides with it (价格通知 二、三).
 */
export const formationLifecycle = defineLifecycle<
  FormationState,
  'file' | 'return' | 'survey' | 'propose' | 'send-back' | 'approve' | 'decline' | 'replace'
>({
  id: 'pricing.formation',
  title: text('价格形成', 'Price formation'),
  initial: 'applied',
  states: {
    applied: { title: text('待申报成本', 'Costs to be filed'), on: { file: 'filed', decline: 'declined' } },
    filed: {
      title: text('待成本调查', 'Cost survey'),
      on: { survey: 'surveyed', return: 'applied', decline: 'declined' },
    },
    surveyed: {
      title: text('待拟定准许收入', 'Revenue to be proposed'),
      on: { propose: 'proposed', decline: 'declined' },
    },
    proposed: {
      title: text('待会同核定', 'To be approved jointly'),
      on: { approve: 'approved', 'send-back': 'surveyed' },
    },
    approved: { title: text('已核定', 'Approved'), on: { replace: 'replaced' } },
    declined: { title: text('不予受理', 'Declined') },
    replaced: { title: text('已由下一周期替代', 'Replaced by the next cycle') },
  },
  events: {
    file: text('申报成本', 'File the costs'),
    return: text('退回补正', 'Return for completion'),
    survey: text('完成成本调查', 'Conclude the survey'),
    propose: text('拟定最高准许收入', 'Propose the permitted revenue'),
    'send-back': text('退回重拟', 'Send back'),
    approve: text('核定', 'Approve'),
    decline: text('不予受理', 'Decline'),
    replace: text('由下一周期替代', 'Replace by the next cycle'),
  },
});

export type CeilingSetState = 'proposed' | 'standing' | 'declined' | 'replaced';

/** 上限收费标准: proposed by one person of the authorising body, set by another, replaced by the next. */
export const ceilingLifecycle = defineLifecycle<CeilingSetState, 'set' | 'decline' | 'replace'>({
  id: 'pricing.ceilings',
  title: text('上限收费标准', 'Fee ceilings'),
  initial: 'proposed',
  states: {
    proposed: { title: text('待复核', 'To be checked'), on: { set: 'standing', decline: 'declined' } },
    standing: { title: text('执行中', 'In force'), on: { replace: 'replaced' } },
    declined: { title: text('未通过', 'Declined') },
    replaced: { title: text('已调整', 'Replaced') },
  },
  events: {
    set: text('复核并公布', 'Check and publish'),
    decline: text('退回', 'Decline'),
    replace: text('调整', 'Replace'),
  },
});

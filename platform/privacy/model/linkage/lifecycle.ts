import { defineLifecycle, text } from '#foundation';
import type { AlarmState } from '../lifecycles.ts';

/** A released table became riskier by another one: somebody looks into it and says what was found or done. */
export const linkageAlertLifecycle = defineLifecycle<AlarmState, 'dismiss' | 'act'>({
  id: 'privacy.linkage-alert',
  title: text('汇聚关联风险告警', 'Linkage alert'),
  initial: 'open',
  states: {
    open: { title: text('待处理', 'To be looked at'), on: { dismiss: 'harmless', act: 'acted-on' } },
    harmless: { title: text('无风险', 'Found harmless') },
    'acted-on': { title: text('已处置', 'Acted on') },
  },
  events: { dismiss: text('认定无风险', 'Dismiss'), act: text('已处置', 'Acted on') },
});

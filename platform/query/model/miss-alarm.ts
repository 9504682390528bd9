import { defineLifecycle, text } from '#foundation';

export type MissAlarmState = 'open' | 'harmless' | 'acted-on';

/** A buyer's verifications missed too often: somebody looks into it. */
export const missAlarmLifecycle = defineLifecycle<MissAlarmState, 'dismiss' | 'act'>({
  id: 'query.miss-alarm',
  title: text('核验异常告警', 'Alarm about verifications'),
  initial: 'open',
  states: {
    open: { title: text('待核查', 'Open'), on: { dismiss: 'harmless', act: 'acted-on' } },
    harmless: { title: text('无风险', 'Harmless') },
    'acted-on': { title: text('已处置', 'Acted on') },
  },
  events: { dismiss: text('无风险', 'Dismiss'), act: text('已处置', 'Acted on') },
});

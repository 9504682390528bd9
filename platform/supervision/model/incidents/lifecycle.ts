import { defineLifecycle, text } from '#foundation';

export type IncidentState = 'open' | 'reported' | 'forwarded' | 'handled' | 'closed';

/** An incident or a flaw: recorded, reported, passed on, handled, closed with its report. What need not be reported is handled from the start. */
export const incidentLifecycle = defineLifecycle<IncidentState, 'report' | 'forward' | 'handle' | 'close'>({
  id: 'supervision.incident',
  title: text('安全事件', 'Incident'),
  initial: 'open',
  states: {
    open: {
      title: text('处置中，待报告', 'Being handled, to be reported'),
      on: { report: 'reported', handle: 'handled' },
    },
    reported: {
      title: text('已报告', 'Reported'),
      on: { forward: 'forwarded', handle: 'handled' },
    },
    forwarded: { title: text('已上报', 'Passed on'), on: { handle: 'handled' } },
    handled: { title: text('处置完毕，待总结', 'Handled, to be closed'), on: { close: 'closed' } },
    closed: { title: text('已结案', 'Closed') },
  },
  events: {
    report: text('报告', 'Report'),
    forward: text('上报', 'Pass on'),
    handle: text('处置完毕', 'Handled'),
    close: text('提交总结报告', 'Close with the report'),
  },
});

import { text } from '#foundation';

/** What comes when nothing has to be reported any more. */
export const handling = {
  kind: 'supervision.incident-handling',
  title: text('处置安全事件', 'Handle an incident'),
  acts: ['supervision.handle-incident', 'supervision.notify-affected', 'supervision.notify-breach'],
};

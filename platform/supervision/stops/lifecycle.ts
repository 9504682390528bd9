import { defineLifecycle, text } from '#foundation';
import type { StopState } from '../store/stops.ts';

/** An emergency stop: in force with the act, lifted by another person. */
export const stopLifecycle = defineLifecycle<StopState, 'lift'>({
  id: 'supervision.stop',
  title: text('紧急停用', 'Emergency stop'),
  initial: 'in-force',
  states: {
    'in-force': { title: text('停用中', 'In force'), on: { lift: 'lifted' } },
    lifted: { title: text('已解除', 'Lifted') },
  },
  events: { lift: text('解除停用', 'Lift') },
});

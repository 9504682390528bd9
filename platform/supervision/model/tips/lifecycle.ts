import { defineLifecycle, text } from '#foundation';

export type TipState = 'received' | 'accepted' | 'not-accepted' | 'concluded';

/** A report from the public: received, accepted or not with a reason, looked into, concluded with an answer. */
export const tipLifecycle = defineLifecycle<TipState, 'accept' | 'decline' | 'conclude'>({
  id: 'supervision.tip',
  title: text('举报', 'Report from the public'),
  initial: 'received',
  states: {
    received: {
      title: text('已收到，待受理', 'Received'),
      on: { accept: 'accepted', decline: 'not-accepted' },
    },
    accepted: { title: text('已受理，核查中', 'Accepted, looked into'), on: { conclude: 'concluded' } },
    'not-accepted': { title: text('不予受理', 'Not accepted') },
    concluded: { title: text('已办结', 'Concluded') },
  },
  events: {
    accept: text('受理', 'Accept'),
    decline: text('不予受理', 'Do not accept'),
    conclude: text('办结并答复', 'Conclude and answer'),
  },
});

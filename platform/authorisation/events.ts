import { type Text, text } from '#foundation';

export const authorisationEvents: { readonly [kind: string]: Text } = {
  'authorisation.in-force': text('授权生效', 'An agreement took effect'),
  'authorisation.changed': text('授权协议变更生效', 'Another version of an agreement is in force'),
  'authorisation.suspended': text('授权暂停', 'An agreement was suspended'),
  'authorisation.resumed': text('授权恢复', 'An agreement was resumed'),
  'authorisation.termination-decided': text('决定终止授权', 'The end of an agreement was decided'),
  'authorisation.terminated': text('授权终止', 'An agreement was terminated'),
  'authorisation.exit-step-confirmed': text('退出事项办结', 'A step of an exit was confirmed'),
  'authorisation.scenario-approved': text('应用场景通过审核', 'A scenario passed both reviews'),
  'authorisation.scenario-suspended': text('应用场景暂停', 'A scenario was suspended'),
  'authorisation.scenario-resumed': text('应用场景恢复', 'A scenario was resumed'),
  'authorisation.scenario-ended': text('应用场景终止', 'A scenario ended'),
  'authorisation.expired': text('授权期满', 'The term of an agreement ended'),
};

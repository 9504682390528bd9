import type { Actor, AnyAct } from '#foundation';
import { mayStart as mayStartOn, type PolicySet } from '#platform/identity';

/** Whether a post may start an act by itself: on something of its own organisation, with nothing but the form before it. */
export const mayStart = (act: AnyAct, actor: Actor, policies: PolicySet): boolean =>
  !(act.subject.opens === undefined && fromTask(act)) && mayStartOn(policies, actor, act);

/** Acts on a thing somebody already has before them: their input names it by an id that only a task or page knows. */
const fromTask = (act: AnyAct): boolean =>
  act.path !== undefined ||
  ['applicationId', 'planId', 'taskId', 'noticeId', 'decisionId'].some(
    (key) => key in (act.input.properties ?? {}),
  );

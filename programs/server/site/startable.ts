import { type Actor, type AnyAct, organisationOf } from '#foundation';
import { decide, type PolicySet } from '#platform/identity';

/**
 * Whether a post may start an act by itself: on something of its own organisation. What makes something new says of what kind, since policies
 * speak of kinds.
 */
export function mayStart(act: AnyAct, actor: Actor, policies: PolicySet): boolean {
  const { opens } = act.subject;
  if (!opens && fromTask(act)) return false;
  const organisation = organisationOf(actor) ?? '';
  return (opens ?? ['new']).some(
    (kind) =>
      decide(policies, actor, act.name, {
        kind,
        id: 'new',
        owner: organisation,
        handler: organisation,
        parties: [organisation],
        agents: [organisation],
      }).allowed,
  );
}

/** Acts on a thing somebody already has before them: their input names it by an id that only a task or page knows. */
const fromTask = (act: AnyAct): boolean =>
  act.path !== undefined ||
  ['applicationId', 'planId', 'taskId', 'noticeId', 'decisionId'].some(
    (key) => key in (act.input.properties ?? {}),
  );

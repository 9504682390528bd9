import { type Actor, type AnyAct, organisationOf } from '#foundation';
import { decide } from './decide.ts';
import type { PolicySet } from './load.ts';

/**
 * May the present post do the act on something of its own organisation? What is shown as possible before it is known on which thing. `kinds`: of what
 * kind such a thing is, since policies speak of kinds; what an act makes something new of says so itself.
 */
export function mayStart(
  policies: PolicySet,
  actor: Actor,
  act: AnyAct,
  kinds: readonly string[] = act.subject.opens ?? ['new'],
): boolean {
  const organisation = organisationOf(actor) ?? '';
  return kinds.some(
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

import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { type Actor, actorReference, organisationOf, type Subject } from '#foundation';
import type { Policy, PolicySet } from './load.ts';

export type Decision =
  | { readonly allowed: true; readonly permits: readonly string[] }
  /** `forbids` holds the policies that said no; it is empty when simply nothing permits. */
  | { readonly allowed: false; readonly forbids: readonly Policy[]; readonly failure?: string };

/**
 * May this actor do this act on this subject? Anything but Cedar's own success with "allow" is a no, also a failure of the
 * decision itself. Only the two entities of this one decision are sent, because their JSON is the cost.
 */
export function decide(set: PolicySet, actor: Actor, act: string, subject: Subject): Decision {
  const principal = { type: 'Actor', id: actorReference(actor) };
  const resource = { type: 'Thing', id: `${subject.kind}/${subject.id}` };
  const answer = cedar.statefulIsAuthorized({
    principal,
    action: { type: 'Action', id: act },
    resource,
    context: {},
    preparsedPolicySetId: set.name,
    preparsedSchemaName: set.name,
    validateRequest: true,
    entities: [
      { uid: principal, attrs: actorAttributes(actor), parents: [] },
      { uid: resource, attrs: subjectAttributes(subject), parents: [] },
    ],
  });
  if (answer.type === 'failure') {
    return { allowed: false, forbids: [], failure: answer.errors.map((error) => error.message).join('; ') };
  }
  const { decision, diagnostics } = answer.response;
  if (decision === 'allow' && diagnostics.errors.length === 0)
    return { allowed: true, permits: diagnostics.reason };
  const forbids = diagnostics.reason.flatMap((id) => {
    const policy = set.policies.get(id);
    return policy?.effect === 'forbid' ? [policy] : [];
  });
  return { allowed: false, forbids };
}

const actorAttributes = (actor: Actor) => ({
  kind: actor.kind,
  person: actor.kind === 'person' ? actor.personId : '',
  organisation: organisationOf(actor) ?? '',
  roles: [...actor.roles],
  deputy: actor.kind === 'person' && actor.deputyUntil !== undefined,
});

const subjectAttributes = (subject: Subject) => ({
  kind: subject.kind,
  id: subject.id,
  owner: subject.owner ?? '',
  handler: subject.handler ?? '',
  parties: [...(subject.parties ?? [])],
  authors: [...(subject.authors ?? [])],
  state: subject.state ?? '',
});

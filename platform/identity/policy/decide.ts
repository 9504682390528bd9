import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { type Actor, actorReference, isSandboxKey, organisationOf, type Subject } from '#foundation';
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
  const asked: Asked = {
    principal: { uid: { type: 'Actor', id: actorReference(actor) }, attrs: actorAttributes(actor) },
    resource: {
      uid: { type: 'Thing', id: `${subject.kind}/${subject.id}` },
      attrs: subjectAttributes(subject),
    },
    act,
  };
  return remembered(set, JSON.stringify(asked), () => decided(set, asked));
}

/** All that a decision depends on, beside the policies. */
interface Asked {
  readonly principal: { readonly uid: cedar.TypeAndId; readonly attrs: ReturnType<typeof actorAttributes> };
  readonly resource: { readonly uid: cedar.TypeAndId; readonly attrs: ReturnType<typeof subjectAttributes> };
  readonly act: string;
}

const mostRemembered = 2000;
const answered = new WeakMap<PolicySet, Map<string, Decision>>();

/**
 * Policies of a set never change and see nothing but what is asked (no clock, no context), so the same question has the same answer.
 * What it is asked about is read anew each time. Kept are only permissions; the one not asked for longest goes first.
 */
function remembered(set: PolicySet, question: string, decideAnew: () => Decision): Decision {
  const known = answered.get(set) ?? new Map<string, Decision>();
  answered.set(set, known);
  const decision = known.get(question) ?? decideAnew();
  known.delete(question);
  if (decision.allowed) known.set(question, decision);
  const [longest] = known.keys();
  if (known.size > mostRemembered && longest !== undefined) known.delete(longest);
  return decision;
}

function decided(set: PolicySet, { principal, resource, act }: Asked): Decision {
  const answer = cedar.statefulIsAuthorized({
    principal: principal.uid,
    action: { type: 'Action', id: act },
    resource: resource.uid,
    context: {},
    preparsedPolicySetId: set.name,
    preparsedSchemaName: set.name,
    validateRequest: true,
    entities: [
      { ...principal, parents: [] },
      { ...resource, parents: [] },
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
  sandbox: isSandboxKey(actor),
});

const subjectAttributes = (subject: Subject) => ({
  kind: subject.kind,
  id: subject.id,
  owner: subject.owner ?? '',
  handler: subject.handler ?? '',
  parties: [...(subject.parties ?? [])],
  agents: [...(subject.agents ?? [])],
  authors: [...(subject.authors ?? [])],
  interested: [...(subject.interested ?? [])],
  state: subject.state ?? '',
});

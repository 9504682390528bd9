import { type Actor, organisationOf } from '#foundation';

/** Who fetches an evidence bundle: those who oversee, or somebody in a post of one of the agreement's parties. */
export type BundleReader = 'overseer' | 'operator' | 'body';

const overseers = ['auditor', 'audit-admin', 'data-authority'];

interface Parties {
  readonly operator: string;
  readonly implementingBody: string;
  readonly authorisingBody: string;
}

/** Null: to this actor the agreement is not there. Machines fetch none. */
export function bundleReader(actor: Actor, parties: Parties): BundleReader | null {
  if (actor.kind !== 'person') return null;
  const has = (role: string) => (actor.roles as readonly string[]).includes(role);
  if (overseers.some(has)) return 'overseer';
  const organisation = organisationOf(actor);
  if (has('operator') && organisation === parties.operator) return 'operator';
  const body =
    (has('implementing-body') && organisation === parties.implementingBody) ||
    (has('authorising-body') && organisation === parties.authorisingBody);
  return body ? 'body' : null;
}

/** Names of the fields that are not shown of a call of this organisation. */
export type Withheld = (organisation: string) => readonly string[];

/**
 * Fields of somebody else's call that a party is not shown. Who holds the entry's id may fetch the whole receipt; digests of question,
 * result and run record can be tried with every guess; a consent is about a person. Buyers are known to the operator, who took their orders.
 */
export function withheldFrom(reader: BundleReader, ownOrganisation: string | undefined): Withheld {
  if (reader === 'overseer') return () => [];
  const fields = ['entry', 'question', 'result', 'record', 'consent'];
  const ofOthers = reader === 'operator' ? fields : [...fields, 'organisation'];
  return (organisation) => (organisation === ownOrganisation ? [] : ofOthers);
}

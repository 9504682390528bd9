import { type Actor, personIn, type Subject, type Tx } from '#foundation';
import { cataloguedRevision } from '#platform/catalog';
import { looksInto } from '../desk.ts';
import { findBasis, findGateDecision, findReview, revisionsOfReview } from '../store/gate.ts';

/** Revisions of one department as policies see them: who loaded one of them is an author. Null when one is not there, or they are not of one department. */
export async function revisionsSubject(tx: Tx, revisionIds: readonly string[]): Promise<Subject | null> {
  const owners = new Set<string>();
  const authors = new Set<string>();
  for (const id of revisionIds) {
    const revision = await cataloguedRevision(tx, id);
    if (!revision) return null;
    owners.add(revision.resource.sourceOrganisation);
    authors.add(personIn(revision.loadedBy));
  }
  const [owner] = owners;
  return owner && owners.size === 1
    ? { kind: 'revision', id: revisionIds[0]!, owner, authors: [...authors] }
    : null;
}

/** A secrecy review: who recorded it and who uploaded what it covers may not check it. */
export async function reviewSubject(tx: Tx, id: string): Promise<Subject | null> {
  const review = await findReview(tx, id);
  if (!review) return null;
  const covered = await revisionsOfReview(tx, id);
  const revisions = await revisionsSubject(
    tx,
    covered.map(({ revision_id }) => revision_id),
  );
  return {
    kind: 'secrecy-review',
    id,
    owner: review.organisation,
    authors: [review.recorded_by, ...(revisions?.authors ?? [])],
    state: review.state,
  };
}

/** A declared basis: who declared it may not check it. */
export async function basisSubject(tx: Tx, id: string): Promise<Subject | null> {
  const basis = await findBasis(tx, id);
  return basis
    ? {
        kind: 'release-basis',
        id,
        owner: basis.organisation,
        authors: [basis.declared_by],
        state: basis.state,
      }
    : null;
}

/** A proposed release: the department's, in the hands of the data authority; who proposed it does not decide. */
export async function decisionSubject(tx: Tx, id: string): Promise<Subject | null> {
  const decision = await findGateDecision(tx, id);
  return decision
    ? {
        kind: 'gate-decision',
        id,
        owner: decision.organisation,
        handler: decision.authority,
        parties: [decision.organisation, decision.authority],
        authors: [decision.proposed_by],
        state: decision.state,
      }
    : null;
}

/** Who may look at the gate of a revision: people of the department, and those who oversee. */
export const mayLookAtGate = (actor: Actor, owner: string): boolean =>
  actor.kind === 'person' && looksInto(actor, owner);

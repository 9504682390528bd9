import type { Selectable } from 'kysely';
import type { Tx } from '#foundation';
import type { GateFacts, Release } from '../model/gate/facts.ts';
import type { ReleaseForm } from '../model/release-form.ts';
import { type GateTables, gateTables, type ReleasedFinding } from './gate-tables.ts';
import { lockSpaces } from './lock.ts';

export type ReviewRow = Selectable<GateTables['privacy.secrecy_review']>;
export type BasisRow = Selectable<GateTables['privacy.basis']>;
export type DecisionRow = Selectable<GateTables['privacy.gate_decision']>;
export type PassRow = Selectable<GateTables['privacy.gate_pass']>;
export type ClosingRow = Selectable<GateTables['privacy.gate_closing']>;

/** One judgement of a revision at a time: what passes and what takes a pass away wait for each other. Taken before any lock of lineage. */
export const lockGate = (tx: Tx, revisionIds: readonly string[]): Promise<void> =>
  lockSpaces(
    tx,
    revisionIds.map((id) => `gate:${id}`),
  );

export const findReview = (tx: Tx, id: string): Promise<ReviewRow | undefined> =>
  gateTables(tx).selectFrom('privacy.secrecy_review').selectAll().where('id', '=', id).executeTakeFirst();

export const findBasis = (tx: Tx, id: string): Promise<BasisRow | undefined> =>
  gateTables(tx).selectFrom('privacy.basis').selectAll().where('id', '=', id).executeTakeFirst();

export const findGateDecision = (tx: Tx, id: string): Promise<DecisionRow | undefined> =>
  gateTables(tx).selectFrom('privacy.gate_decision').selectAll().where('id', '=', id).executeTakeFirst();

export const findClosing = (tx: Tx, id: string): Promise<ClosingRow | undefined> =>
  gateTables(tx).selectFrom('privacy.gate_closing').selectAll().where('id', '=', id).executeTakeFirst();

export const revisionsOfReview = (tx: Tx, id: string) =>
  gateTables(tx)
    .selectFrom('privacy.secrecy_review_revision')
    .select(['revision_id', 'resource_id'])
    .where('review_id', '=', id)
    .orderBy('revision_id')
    .execute();

export const revisionsOfBasis = (tx: Tx, id: string) =>
  gateTables(tx)
    .selectFrom('privacy.basis_revision')
    .select(['revision_id', 'resource_id'])
    .where('basis_id', '=', id)
    .orderBy('revision_id')
    .execute();

/** Reviews of a revision, the newest first. */
export const reviewsOf = (tx: Tx, revisionId: string): Promise<ReviewRow[]> =>
  gateTables(tx)
    .selectFrom('privacy.secrecy_review as review')
    .innerJoin('privacy.secrecy_review_revision as covered', 'covered.review_id', 'review.id')
    .selectAll('review')
    .where('covered.revision_id', '=', revisionId)
    .orderBy('review.arrival', 'desc')
    .execute();

/** Whether secrets or doubt were entered about any revision of the resource after this review of one of them, whatever became of it. */
export async function doubtedSince(tx: Tx, resourceId: string, arrival: bigint): Promise<boolean> {
  const row = await gateTables(tx)
    .selectFrom('privacy.secrecy_review as review')
    .innerJoin('privacy.secrecy_review_revision as covered', 'covered.review_id', 'review.id')
    .select('review.id')
    .where('covered.resource_id', '=', resourceId)
    .where('review.result', '!=', 'non-secret')
    .where('review.arrival', '>', arrival)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Bases declared for a revision, the newest first. */
export const basesOf = (tx: Tx, revisionId: string): Promise<BasisRow[]> =>
  gateTables(tx)
    .selectFrom('privacy.basis as basis')
    .innerJoin('privacy.basis_revision as covered', 'covered.basis_id', 'basis.id')
    .selectAll('basis')
    .where('covered.revision_id', '=', revisionId)
    .orderBy('basis.arrival', 'desc')
    .execute();

export const decisionsOf = (tx: Tx, revisionId: string, form?: ReleaseForm): Promise<DecisionRow[]> => {
  let select = gateTables(tx)
    .selectFrom('privacy.gate_decision')
    .selectAll()
    .where('revision_id', '=', revisionId);
  if (form) select = select.where('form', '=', form);
  return select.orderBy('proposed_at', 'desc').orderBy('id', 'desc').execute();
};

export const passesOf = (tx: Tx, revisionId: string): Promise<PassRow[]> =>
  gateTables(tx)
    .selectFrom('privacy.gate_pass')
    .selectAll()
    .where('revision_id', '=', revisionId)
    .orderBy('passed_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

export const closingsOf = (tx: Tx, revisionId: string): Promise<ClosingRow[]> =>
  gateTables(tx)
    .selectFrom('privacy.gate_closing')
    .selectAll()
    .where('revision_id', '=', revisionId)
    .orderBy('closed_at', 'desc')
    .execute();

/** Revisions of the resource that passed at some time: those that a change of a fact of the resource may concern. */
export async function passedRevisions(tx: Tx, resourceId: string): Promise<readonly string[]> {
  const rows = await gateTables(tx)
    .selectFrom('privacy.gate_pass')
    .select('revision_id')
    .distinct()
    .where('resource_id', '=', resourceId)
    .orderBy('revision_id')
    .execute();
  return rows.map(({ revision_id }) => revision_id);
}

/** The basis that counts: the newest one checked, or else the newest that waits. */
export function basisNow(
  bases: readonly Pick<BasisRow, 'state' | 'kind' | 'reference'>[],
): GateFacts['basis'] {
  const basis =
    bases.find(({ state }) => state === 'confirmed') ?? bases.find(({ state }) => state === 'awaiting');
  return basis
    ? { kind: basis.kind, reference: basis.reference, confirmed: basis.state === 'confirmed' }
    : null;
}

export const releasedFindings = (decision: Pick<DecisionRow, 'findings'>): readonly ReleasedFinding[] =>
  decision.findings as unknown as ReleasedFinding[];

/** What named persons released, by decisions that stand. */
export const releasesOf = (decisions: readonly DecisionRow[]): readonly Release[] =>
  decisions
    .filter(({ state }) => state === 'approved')
    .flatMap((decision) =>
      releasedFindings(decision).map((finding) => ({
        ...finding,
        decisionId: decision.id,
        by: decision.proposed_by,
        second: decision.decided_by ?? '',
        at: decision.decided_at?.toString() ?? '',
      })),
    );

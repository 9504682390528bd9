import type { Generated, Kysely, Selectable } from 'kysely';
import type { Json, Tx } from '#foundation';
import type { EndedBecause, Reviewed, StandingReviewState } from '../model/gate/standing-review.ts';

export interface StandingTables {
  'privacy.standing_review': {
    id: string;
    resource_id: string;
    organisation: string;
    base_revision_id: string;
    structure: Json;
    baseline: string[];
    decision_number: string;
    decided_on: Temporal.PlainDate;
    until: Temporal.Instant;
    note: string | null;
    state: StandingReviewState;
    recorded_by: string;
    recorded_at: Temporal.Instant;
    checked_by: string | null;
    checked_at: Temporal.Instant | null;
    opinion: string | null;
    log_entry: string | null;
    ended_at: Temporal.Instant | null;
    ended_because: EndedBecause | null;
    ended_said: string | null;
    arrival: Generated<bigint>;
  };
  'privacy.standing_review_revision': {
    revision_id: string;
    review_id: string;
    covered_at: Temporal.Instant;
  };
}
export type StandingRow = Selectable<StandingTables['privacy.standing_review']>;
export const standingTables = (tx: Tx): Kysely<StandingTables> => tx.tables<StandingTables>();

export const findStandingReview = (tx: Tx, id: string): Promise<StandingRow | undefined> =>
  standingTables(tx)
    .selectFrom('privacy.standing_review')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

/** Those of a resource, the newest first. */
export const standingReviewsOf = (tx: Tx, resourceId: string): Promise<StandingRow[]> =>
  standingTables(tx)
    .selectFrom('privacy.standing_review')
    .selectAll()
    .where('resource_id', '=', resourceId)
    .orderBy('arrival', 'desc')
    .execute();

/** The one that covers what arrives now, or null. */
export async function standingReviewInForce(tx: Tx, resourceId: string): Promise<StandingRow | null> {
  const row = await standingTables(tx)
    .selectFrom('privacy.standing_review')
    .selectAll()
    .where('resource_id', '=', resourceId)
    .where('state', '=', 'confirmed')
    .where('until', '>', tx.now)
    .executeTakeFirst();
  return row ?? null;
}

/** What a revision was covered by when it arrived. Secrets found later take the cover from all; whatever else ended the review does not. */
export async function coverOf(tx: Tx, revisionId: string): Promise<StandingRow | null> {
  const row = await standingTables(tx)
    .selectFrom('privacy.standing_review_revision as covered')
    .innerJoin('privacy.standing_review as review', 'review.id', 'covered.review_id')
    .selectAll('review')
    .where('covered.revision_id', '=', revisionId)
    .where(({ eb, or }) =>
      or([eb('review.ended_because', 'is', null), eb('review.ended_because', '!=', 'secrecy')]),
    )
    .executeTakeFirst();
  return row ?? null;
}

export async function coveredBy(tx: Tx, reviewId: string): Promise<readonly string[]> {
  const rows = await standingTables(tx)
    .selectFrom('privacy.standing_review_revision')
    .select('revision_id')
    .where('review_id', '=', reviewId)
    .orderBy('revision_id')
    .execute();
  return rows.map(({ revision_id }) => revision_id);
}

export const baseOf = (row: Pick<StandingRow, 'structure' | 'baseline'>): Reviewed => ({
  structure: row.structure as unknown as Reviewed['structure'],
  baseline: row.baseline,
});

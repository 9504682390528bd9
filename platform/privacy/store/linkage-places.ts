import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { linkageTables } from './linkage-tables.ts';

/**
 * Give these revisions the next places, in this order; one that has a place since it entered service keeps it. Gives those that got one. One after
 * the other, so that places are in the order of commits: who has a later place finds the earlier ones in service.
 */
export async function takePlaces(
  tx: Tx,
  revisions: readonly { readonly id: string; readonly inServiceAt: Temporal.Instant }[],
): Promise<readonly string[]> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('gongshu.linkage-place', 0))`.execute(
    linkageTables(tx),
  );
  const placed: string[] = [];
  for (const { id, inServiceAt } of revisions) {
    await linkageTables(tx)
      .deleteFrom('privacy.linkage_place')
      .where('revision_id', '=', id)
      .where('in_service_at', '<>', inServiceAt)
      .execute();
    const taken = await linkageTables(tx)
      .insertInto('privacy.linkage_place')
      .values({ revision_id: id, in_service_at: inServiceAt })
      .onConflict((conflict) => conflict.column('revision_id').doNothing())
      .returning('revision_id')
      .executeTakeFirst();
    if (taken) placed.push(id);
  }
  return placed;
}

/** Those that have a place before a revision's own; all that have one where it has none. */
export async function placedBefore(tx: Tx, revisionId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ revision_id: string }>`
    SELECT revision_id FROM privacy.linkage_place
     WHERE place < coalesce((SELECT place FROM privacy.linkage_place WHERE revision_id = ${revisionId}), 9223372036854775807)`.execute(
    linkageTables(tx),
  );
  return new Set(rows.map(({ revision_id }) => revision_id));
}

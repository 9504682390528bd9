import { sql } from 'kysely';
import type { Batch, Tx } from '#foundation';
import type { ThingRef } from '#platform/lineage';

/*
 * A subject, a consent or an item has no standing row before somebody speaks of it, so a release cannot hold the row. It holds a lock in its
 * name instead, and whoever stops it takes the same lock alone: after the stop's commit nothing about it leaves.
 * Order of locks: graph, subjects, standing rows.
 */

const kinds = ['subject', 'consent', 'item'];

const names = (refs: readonly ThingRef[]): string[] =>
  [
    ...new Set(
      refs.filter(({ kind }) => kinds.includes(kind)).map(({ kind, id }) => `gongshu.subject ${kind}/${id}`),
    ),
  ].sort();

/** Shared by releases, until the transaction ends. */
export async function lockSubjects(tx: Tx, refs: readonly ThingRef[]): Promise<void> {
  const wanted = names(refs);
  if (wanted.length === 0) return;
  await sql`SELECT pg_advisory_xact_lock_shared(hashtextextended(name, 0)) FROM unnest(${wanted}::text[]) AS name`.execute(
    tx.tables(),
  );
}

/** Taken alone by who stops one; waits for the releases that are about it. */
export async function lockSubjectAlone(tx: Tx, ref: ThingRef): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${names([ref])[0]}, 0))`.execute(tx.tables());
}

const lockShared = {
  name: 'query.lock-subjects',
  text: 'SELECT pg_advisory_xact_lock_shared(hashtextextended(name, 0)) FROM unnest($1::text[]) AS name',
};

/** {@link lockSubjects} in a batch, before the standing is held. */
export function lockSubjectsIn(batch: Batch, refs: readonly ThingRef[]): void {
  const wanted = names(refs);
  if (wanted.length > 0) batch.add(lockShared, [wanted]);
}

import type { Database } from '#foundation';
import type { KnownRevision } from '#platform/catalog';
import type { LinkageEngine } from '../../linkage/engine.ts';
import { type KeptSketches, keepSketches, keptSketches } from '../../store/linkage-sketches.ts';

/**
 * Sketches of a revision and the others; those that are not there yet are made and kept, each in a transaction of its own. Where the revision
 * itself could not be sketched before, it is tried again.
 */
export async function sketchesOf(
  engine: LinkageEngine,
  database: Database,
  revision: KnownRevision,
  others: readonly KnownRevision[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, KeptSketches>> {
  const revisions = [revision, ...others];
  const kept = new Map(
    await database.transaction(
      (tx) =>
        keptSketches(
          tx,
          revisions.map(({ id }) => id),
          engine.keyId,
        ),
      { mode: 'snapshot' },
    ),
  );
  for (const { id, parquetSha256, columns } of revisions) {
    const before = kept.get(id);
    if (before && (before.undecided === null || id !== revision.id)) continue;
    signal?.throwIfAborted();
    const sketched = await engine.sketch(parquetSha256, columns);
    const made: KeptSketches = sketched.ok
      ? { rows: sketched.rows, columns: sketched.columns, undecided: null }
      : { undecided: sketched.reason };
    await database.transaction((tx) => keepSketches(tx, id, engine.keyId, made));
    kept.set(id, made);
  }
  return kept;
}

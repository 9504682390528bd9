import type { KnownRevision } from '#platform/catalog';
import { type KeptSketches, keepSketches, keptSketches } from '../../store/linkage-sketches.ts';
import type { Check } from './compare.ts';

/**
 * Sketches of these revisions; those that are not there yet are made and kept, each in a transaction of its own. Those for which the check has no
 * time are left out. `again`: what could not be sketched before is tried again.
 */
export async function sketchesOf(
  { engine, database, over, did, signal }: Check,
  revisions: readonly KnownRevision[],
  { again = false } = {},
): Promise<ReadonlyMap<string, KeptSketches>> {
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
    if (before && (before.undecided === null || !again)) continue;
    signal?.throwIfAborted();
    if (over()) break;
    const sketched = await engine.sketch(parquetSha256, columns);
    const made: KeptSketches = sketched.ok
      ? { rows: sketched.rows, columns: sketched.columns, undecided: null }
      : { undecided: sketched.reason };
    await database.transaction((tx) => keepSketches(tx, id, engine.keyId, made));
    kept.set(id, made);
    did();
  }
  return kept;
}

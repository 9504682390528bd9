import type { Tx } from '#foundation';
import type { Undecided } from '../linkage/engine.ts';
import type { ColumnSketch } from '../model/linkage/sketch.ts';
import { linkageTables } from './linkage-tables.ts';

/** What is kept of a revision: its sketches, or why there are none. */
export type KeptSketches =
  | { readonly rows: number; readonly columns: readonly ColumnSketch[]; readonly undecided: null }
  | { readonly undecided: Undecided };

/** Under which key a revision was sketched; null: it was not. */
export async function sketchKeyOf(tx: Tx, revisionId: string): Promise<string | null> {
  const row = await linkageTables(tx)
    .selectFrom('privacy.sketched_table')
    .select('key_id')
    .where('revision_id', '=', revisionId)
    .executeTakeFirst();
  return row?.key_id ?? null;
}

/** Sketches of these revisions made under one secret, by revision; one that was not looked at is left out. */
export async function keptSketches(
  tx: Tx,
  revisionIds: readonly string[],
  keyId: string,
): Promise<ReadonlyMap<string, KeptSketches>> {
  const found = new Map<string, KeptSketches>();
  for (const ids of pieces(revisionIds, 200)) {
    const tables = await linkageTables(tx)
      .selectFrom('privacy.sketched_table')
      .selectAll()
      .where('revision_id', 'in', [...ids])
      .where('key_id', '=', keyId)
      .execute();
    const columns = await linkageTables(tx)
      .selectFrom('privacy.column_sketch')
      .selectAll()
      .where('revision_id', 'in', [...ids])
      .orderBy('position')
      .execute();
    const byRevision = Map.groupBy(columns, ({ revision_id }) => revision_id);
    for (const { revision_id, rows, undecided } of tables)
      found.set(
        revision_id,
        undecided === null
          ? {
              rows: Number(rows),
              columns: (byRevision.get(revision_id) ?? []).map(asSketch),
              undecided,
            }
          : { undecided: undecided as Undecided },
      );
  }
  return found;
}

/** Keep what was made of a revision, in the place of what was made before. */
export async function keepSketches(
  tx: Tx,
  revisionId: string,
  keyId: string,
  made: KeptSketches,
): Promise<void> {
  await linkageTables(tx)
    .deleteFrom('privacy.sketched_table')
    .where('revision_id', '=', revisionId)
    .execute();
  await linkageTables(tx)
    .insertInto('privacy.sketched_table')
    .values({
      revision_id: revisionId,
      rows: BigInt(made.undecided === null ? made.rows : 0),
      key_id: keyId,
      undecided: made.undecided,
      sketched_at: tx.now,
    })
    // Two who made the same at once: theirs is the same.
    .onConflict((conflict) => conflict.column('revision_id').doNothing())
    .execute();
  if (made.undecided !== null) return;
  for (const columns of pieces(made.columns, 200))
    await linkageTables(tx)
      .insertInto('privacy.column_sketch')
      .values(
        columns.map((sketch) => ({
          revision_id: revisionId,
          position: sketch.position,
          view: sketch.view,
          column_name: sketch.column,
          type: sketch.type,
          filled: BigInt(sketch.filled),
          distinct_values: BigInt(sketch.distinct),
          hashes: bytesOf(sketch.hashes),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

const pieces = <Value>(values: readonly Value[], length: number): readonly (readonly Value[])[] =>
  Array.from({ length: Math.ceil(values.length / length) }, (_, at) =>
    values.slice(at * length, (at + 1) * length),
  );

function bytesOf(hashes: Float64Array): Buffer {
  const bytes = Buffer.alloc(hashes.length * 8);
  for (const [at, hash] of hashes.entries()) bytes.writeBigUInt64LE(BigInt(hash), at * 8);
  return bytes;
}

const asSketch = (row: {
  position: number;
  column_name: string;
  type: string;
  view: ColumnSketch['view'];
  filled: bigint;
  distinct_values: bigint;
  hashes: Buffer;
}): ColumnSketch => ({
  position: row.position,
  column: row.column_name,
  type: row.type,
  view: row.view,
  filled: Number(row.filled),
  distinct: Number(row.distinct_values),
  hashes: Float64Array.from({ length: row.hashes.length / 8 }, (_, at) =>
    Number(row.hashes.readBigUInt64LE(at * 8)),
  ),
});

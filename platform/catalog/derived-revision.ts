import { type Actor, actorReference, type Tx } from '#foundation';
import { connect } from '#platform/lineage';
import type { Derivation } from './model/drift.ts';
import type { ReadRevision } from './ports.ts';
import { type StoredRevision, storeRevision } from './store/new-revision.ts';
import { catalogTables, lockResource } from './store/resources.ts';

export type DerivedRevision =
  | ({ readonly made: true } & StoredRevision)
  /** The resource has a revision of exactly these bytes. */
  | { readonly made: false; readonly id: string; readonly number: number };

/**
 * Store what was made from a revision as a new revision of the same resource. Its files lie there already; it is `checked` like one that was
 * received and enters service by the same act. The parent is not touched. In the caller's transaction, under the resource's lock.
 */
export async function storeDerivedRevision(
  tx: Tx,
  actor: Actor,
  derivation: Derivation,
  read: ReadRevision,
): Promise<DerivedRevision> {
  const parent = await catalogTables(tx)
    .selectFrom('catalog.revision')
    .select(['resource_id', 'file_name', 'number'])
    .where('id', '=', derivation.parentRevisionId)
    .executeTakeFirstOrThrow();
  const resource = await lockResource(tx, parent.resource_id);
  if (!resource) throw new Error('a revision without its resource');
  const same = await catalogTables(tx)
    .selectFrom('catalog.revision')
    .select(['id', 'number'])
    .where('resource_id', '=', resource.id)
    .where('parquet_sha256', '=', read.parquetSha256)
    .where('state', '!=', 'stopped')
    .executeTakeFirst();
  if (same) return { made: false, ...same };
  const stored = await storeRevision(tx, actor, {
    resource,
    fileName: `${parent.file_name} (v${parent.number})`,
    read,
    derivation,
  });
  await connect(tx, {
    from: { kind: 'revision', id: derivation.parentRevisionId },
    to: { kind: 'revision', id: stored.id },
    relation: 'repaired-into',
    columns: read.columns.map(({ name }) => ({ fromColumn: name, toColumn: name })),
    by: actorReference(actor),
  });
  return { made: true, ...stored };
}

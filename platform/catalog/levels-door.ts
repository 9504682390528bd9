import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { catalogTables, lockResource } from './store/resources.ts';

/** The levels people decided on, written into the catalogue: from then on describing the items does not change them. */
export async function setGradedLevels(
  tx: Tx,
  resourceId: string,
  levels: {
    readonly table: string;
    readonly items: readonly { readonly itemId: string; readonly level: string }[];
  },
): Promise<void> {
  const resource = await lockResource(tx, resourceId);
  if (!resource) throw new Error(`there is no resource ${resourceId}`);
  await catalogTables(tx)
    .updateTable('catalog.resource')
    .set({ level: levels.table, graded: true, version: resource.version + 1, changed_at: tx.now })
    .where('id', '=', resourceId)
    .execute();
  await sql`
    UPDATE catalog.item SET level = graded.level, graded = true
    FROM unnest(${levels.items.map(({ itemId }) => itemId)}::text[], ${levels.items.map(({ level }) => level)}::text[])
      AS graded (id, level)
    WHERE item.id = graded.id AND item.resource_id = ${resourceId}`.execute(tx.tables());
}

/** The newest revision of a resource that was not stopped, in service or not; null when it has none. */
export async function newestRevision(tx: Tx, resourceId: string): Promise<string | null> {
  const row = await catalogTables(tx)
    .selectFrom('catalog.revision')
    .select('id')
    .where('resource_id', '=', resourceId)
    .where('state', '<>', 'stopped')
    .orderBy('number', 'desc')
    .executeTakeFirst();
  return row?.id ?? null;
}

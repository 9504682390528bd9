import type { Tx } from '#foundation';
import { publicKinds, type ThingDescription, type ThingRef } from '../model/thing.ts';
import type { LineageTables } from './tables.ts';

/**
 * Make sure the thing has its standing row, clear at first, and write down what is said of it. Call it when the thing is created,
 * and again when its title, owner or visibility changes.
 *
 * Throws when a kind that is never public is made public, or a kind holds a slash.
 */
export async function ensureStanding(
  tx: Tx,
  ref: ThingRef,
  description: ThingDescription = {},
): Promise<void> {
  if (!/^[a-z][a-z0-9-]*$/.test(ref.kind)) throw new Error(`lineage: not a kind: ${ref.kind}`);
  if (description.visibility === 'public' && !publicKinds.includes(ref.kind))
    throw new Error(`lineage: things of kind ${ref.kind} are never public`);
  const { title } = description;
  const names = typeof title === 'string' ? { zh: title, en: title } : title;
  const columns = {
    ...(names ? { title_zh: names.zh, title_en: names.en } : {}),
    ...(description.owner !== undefined ? { owner: description.owner } : {}),
    ...(description.visibility ? { visibility: description.visibility } : {}),
  };
  const tables = tx.tables<LineageTables>();
  const inserted = await tables
    .insertInto('lineage.standing')
    .values({ kind: ref.kind, id: ref.id, changed_at: tx.now, ...columns })
    .onConflict((conflict) => conflict.columns(['kind', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted || Object.keys(columns).length === 0) return;
  // Only a real difference writes: an update would wait for every release that holds the row.
  await tables
    .updateTable('lineage.standing')
    .set(columns)
    .where('kind', '=', ref.kind)
    .where('id', '=', ref.id)
    .where((where) =>
      where.or(
        Object.entries(columns).map(([column, value]) =>
          where(column as 'owner', 'is distinct from', value as string),
        ),
      ),
    )
    .execute();
}

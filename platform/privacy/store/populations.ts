import type { Tx } from '#foundation';
import { privacyTables } from './tables.ts';

/** The population each of these resources belongs to, by resource id; those without are left out. */
export async function populationsOf(
  tx: Tx,
  resourceIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (resourceIds.length === 0) return new Map();
  const rows = await privacyTables(tx)
    .selectFrom('privacy.population_resource')
    .select(['resource_id', 'population_id'])
    .where('resource_id', 'in', [...resourceIds])
    .execute();
  return new Map(rows.map((row) => [row.resource_id, row.population_id]));
}

import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { catalogTables } from './store/resources.ts';

/** What a department supplies, as the cockpit counts it. */
export interface SupplyCount {
  /** Id of the source organisation. */
  readonly organisation: string;
  readonly resources: number;
  /** Those with a revision in service. */
  readonly inService: number;
  readonly revisions: number;
  /** Of those in service, the ones that say how often they are renewed: in time, and overdue for it. */
  readonly fresh: number;
  readonly stale: number;
  /** Of those in service, the ones whose revision has no finding that is an error, and those whose rows are open without protection. */
  readonly clean: number;
  readonly open: number;
}

/** Days from one revision's entering service after which the next is overdue. Of realtime data a day, since only whole revisions are served. */
const daysOfCycle = { realtime: 1, daily: 1, weekly: 7, monthly: 31, quarterly: 92, yearly: 366 } as const;

/** Resources and revisions by source organisation. Reads both tables whole: for figures that are taken and kept, not for a page. */
export async function countSupply(tx: Tx): Promise<readonly SupplyCount[]> {
  const days = sql`(${JSON.stringify(daysOfCycle)}::jsonb ->> resource.update_cycle)::int`;
  const until = sql`served.in_service_at + make_interval(days => ${days})`;
  const { rows } = await sql<SupplyCount>`
    SELECT resource.source_organisation AS organisation, count(*)::int AS resources,
           count(served.id)::int AS "inService",
           coalesce(sum(received.revisions), 0)::int AS revisions,
           (count(*) FILTER (WHERE ${until} >= ${tx.now}))::int AS fresh,
           (count(*) FILTER (WHERE ${until} < ${tx.now}))::int AS stale,
           (count(served.id) FILTER (WHERE NOT served.findings @> '[{"severity": "error"}]'))::int AS clean,
           (count(served.id) FILTER (WHERE resource.release_mode IS NULL))::int AS open
    FROM catalog.resource AS resource
    LEFT JOIN catalog.revision AS served ON served.resource_id = resource.id AND served.state = 'in-service'
    LEFT JOIN (SELECT resource_id, count(*) AS revisions FROM catalog.revision GROUP BY 1) AS received
      ON received.resource_id = resource.id
    GROUP BY 1 ORDER BY 1`.execute(catalogTables(tx));
  return rows;
}

/** The source organisation of each of these resources. */
export async function departmentsOf(
  tx: Tx,
  resourceIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (resourceIds.length === 0) return new Map();
  const rows = await catalogTables(tx)
    .selectFrom('catalog.resource')
    .select(['id', 'source_organisation'])
    .where('id', 'in', [...resourceIds])
    .execute();
  return new Map(rows.map((row) => [row.id, row.source_organisation]));
}

/** The source organisations of those of these resources that have a revision in service. */
export async function departmentsInService(
  tx: Tx,
  resourceIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (resourceIds.length === 0) return new Map();
  const rows = await catalogTables(tx)
    .selectFrom('catalog.resource')
    .innerJoin('catalog.revision', 'catalog.revision.resource_id', 'catalog.resource.id')
    .select(['catalog.resource.id', 'source_organisation'])
    .where('catalog.revision.state', '=', 'in-service')
    .where('catalog.resource.id', 'in', [...resourceIds])
    .execute();
  return new Map(rows.map((row) => [row.id, row.source_organisation]));
}

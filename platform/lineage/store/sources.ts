import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { dataRelations } from '../model/relations.ts';
import type { ThingRef } from '../model/thing.ts';

/** A resource whose data is in another, and over how many edges it came; 0 is the resource itself. */
export interface DataSource {
  readonly id: string;
  readonly distance: number;
}

/**
 * Resources whose data is in each of these, themselves first, however often it was worked on between: only edges along which data flows are walked, so that
 * an agreement or a product in between leads nowhere.
 */
export async function dataSources(
  tx: Tx,
  resourceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DataSource[]>> {
  if (resourceIds.length === 0) return new Map();
  const { rows } = await sql<{ root: string; id: string; distance: number }>`
    WITH RECURSIVE walked (root, kind, id, distance) AS (
      SELECT asked, 'resource', asked, 0 FROM unnest(${[...new Set(resourceIds)]}::text[]) AS asked
      UNION
      SELECT walked.root, edge.from_kind, edge.from_id, walked.distance + 1 FROM walked
      JOIN lineage.edge ON edge.to_kind = walked.kind AND edge.to_id = walked.id AND edge.until IS NULL
        AND edge.relation = ANY (${[...dataRelations]}::text[])
      WHERE walked.distance < 64
    )
    SELECT root, id, min(distance)::int AS distance FROM walked WHERE kind = 'resource'
    GROUP BY root, id ORDER BY root, 3, id`.execute(tx.tables());
  return Map.groupBy(rows, ({ root }) => root) as ReadonlyMap<string, readonly DataSource[]>;
}

/** Resources that hold data of the thing, itself among them if it is one. */
export async function resourcesMadeOf(tx: Tx, ref: ThingRef): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE walked (kind, id, distance) AS (
      SELECT ${ref.kind}::text, ${ref.id}::text, 0
      UNION
      SELECT edge.to_kind, edge.to_id, walked.distance + 1 FROM walked
      JOIN lineage.edge ON edge.from_kind = walked.kind AND edge.from_id = walked.id AND edge.until IS NULL
        AND edge.relation = ANY (${[...dataRelations]}::text[])
      WHERE walked.distance < 64
    )
    SELECT DISTINCT id FROM walked WHERE kind = 'resource' ORDER BY id`.execute(tx.tables());
  return rows.map(({ id }) => id);
}

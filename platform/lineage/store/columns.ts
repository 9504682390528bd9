import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { type ColumnTrace, settledTrace } from '../model/columns.ts';
import type { ThingRef } from '../model/thing.ts';
import type { LineageTables } from './tables.ts';

/**
 * Keep where the columns of something computed come from: a product's definition, a call. What it had before ends now; the same again
 * changes nothing. Traces that say the same are kept once.
 */
export async function traceColumns(
  tx: Tx,
  of: ThingRef,
  { agreementId, trace }: { readonly agreementId: string; readonly trace: ColumnTrace },
): Promise<void> {
  const settled = settledTrace(trace);
  const digest = createHash('sha256')
    .update(canonicalize(settled) ?? '')
    .digest('hex');
  const tables = tx.tables<LineageTables>();
  const made = await tables
    .insertInto('lineage.column_trace')
    .values({ digest, trace: JSON.stringify(settled), made_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('digest')
    .executeTakeFirst();
  const sources = [
    ...settled.outputs.flatMap(({ name, sources: items }) =>
      items.map(({ resourceId, itemId, how }) => ({ resourceId, itemId, output: name, how: how as string })),
    ),
    ...settled.besides.map(({ resourceId, itemId, role }) => ({
      resourceId,
      itemId,
      output: null,
      how: role,
    })),
  ];
  if (made && sources.length > 0)
    await tables
      .insertInto('lineage.column_source')
      .values(
        sources.map(({ resourceId, itemId, output, how }) => ({
          digest,
          resource_id: resourceId,
          item_id: itemId,
          output,
          how,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  const live = await tables
    .selectFrom('lineage.column_use')
    .select(['digest', 'agreement_id'])
    .where('kind', '=', of.kind)
    .where('id', '=', of.id)
    .where('until', 'is', null)
    .executeTakeFirst();
  if (live?.digest === digest && live.agreement_id === agreementId) return;
  if (live)
    await tables
      .updateTable('lineage.column_use')
      .set({ until: tx.now })
      .where('kind', '=', of.kind)
      .where('id', '=', of.id)
      .where('until', 'is', null)
      .execute();
  await tables
    .insertInto('lineage.column_use')
    .values({ kind: of.kind, id: of.id, digest, agreement_id: agreementId, since: tx.now, until: null })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'id', 'since'])
        .doUpdateSet({ digest, agreement_id: agreementId, until: null }),
    )
    .execute();
}

/** Where the columns of a thing come from, as it is now; null when nothing was kept. */
export async function columnsOf(tx: Tx, of: ThingRef): Promise<ColumnTrace | null> {
  const row = await tx
    .tables<LineageTables>()
    .selectFrom('lineage.column_use as used')
    .innerJoin('lineage.column_trace as kept', 'kept.digest', 'used.digest')
    .select('kept.trace')
    .where('used.kind', '=', of.kind)
    .where('used.id', '=', of.id)
    .where('used.until', 'is', null)
    .executeTakeFirst();
  return row ? (row.trace as unknown as ColumnTrace) : null;
}

/** {@link columnsOf} as it was at an instant. */
export async function columnsAt(tx: Tx, of: ThingRef, at: Temporal.Instant): Promise<ColumnTrace | null> {
  const row = await tx
    .tables<LineageTables>()
    .selectFrom('lineage.column_use as used')
    .innerJoin('lineage.column_trace as kept', 'kept.digest', 'used.digest')
    .select('kept.trace')
    .where('used.kind', '=', of.kind)
    .where('used.id', '=', of.id)
    .where('used.since', '<=', at)
    .where((where) => where.or([where('used.until', 'is', null), where('used.until', '>', at)]))
    .orderBy('used.since', 'desc')
    .executeTakeFirst();
  return row ? (row.trace as unknown as ColumnTrace) : null;
}

/** Something that looks at an item: with which outputs and how. */
export interface ItemUse extends ThingRef {
  readonly itemId: string;
  readonly agreementId: string;
  /** Null where the item only decides the rows. */
  readonly output: string | null;
  readonly how: string;
}

/** What of one kind looks at the items of a resource now; things, items and outputs in order. */
export async function usesOfItems(tx: Tx, resourceId: string, kind: string): Promise<readonly ItemUse[]> {
  const { rows } = await sql<ItemUse>`
    SELECT used.kind, used.id, used.agreement_id AS "agreementId", source.item_id AS "itemId", source.output, source.how
    FROM lineage.column_source AS source
    JOIN lineage.column_use AS used ON used.digest = source.digest AND used.until IS NULL
    WHERE source.resource_id = ${resourceId} AND used.kind = ${kind}
    ORDER BY used.id, source.item_id, source.output NULLS LAST, source.how LIMIT 5000`.execute(tx.tables());
  return rows;
}

/** What of one kind is computed under an agreement now, with its columns; in order of id. */
export async function tracesUnder(
  tx: Tx,
  agreementId: string,
  kind: string,
): Promise<readonly { readonly id: string; readonly trace: ColumnTrace }[]> {
  const rows = await tx
    .tables<LineageTables>()
    .selectFrom('lineage.column_use as used')
    .innerJoin('lineage.column_trace as kept', 'kept.digest', 'used.digest')
    .select(['used.id', 'kept.trace'])
    .where('used.agreement_id', '=', agreementId)
    .where('used.kind', '=', kind)
    .where('used.until', 'is', null)
    .orderBy('used.id')
    .execute();
  return rows.map(({ id, trace }) => ({ id, trace: trace as unknown as ColumnTrace }));
}

/** How many things of a kind ever looked at each item of a resource, and when the last one did. */
export async function countItemUses(
  tx: Tx,
  resourceId: string,
  kind: string,
): Promise<ReadonlyMap<string, { readonly count: number; readonly last: Temporal.Instant }>> {
  const { rows } = await sql<{ item: string; count: number; last: Temporal.Instant }>`
    SELECT source.item_id AS item, count(DISTINCT used.id)::int AS count, max(used.since) AS last
    FROM lineage.column_source AS source
    JOIN lineage.column_use AS used ON used.digest = source.digest
    WHERE source.resource_id = ${resourceId} AND used.kind = ${kind}
    GROUP BY 1`.execute(tx.tables());
  return new Map(rows.map(({ item, count, last }) => [item, { count, last }]));
}

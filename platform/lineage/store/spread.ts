import { sql } from 'kysely';
import { newId, type Tx } from '#foundation';
import { carriedEffect, type Effect, statusOf } from '../model/reasons.ts';
import { carryingRelations, notingRelations } from '../model/relations.ts';
import { type ThingRef, thingKey } from '../model/thing.ts';
import { lockGraph } from './lock.ts';
import { pairs } from './standing.ts';
import type { LineageTables } from './tables.ts';

type OwnReason = LineageTables['lineage.reason'];

/**
 * Bring the carried copies of one reason to where edges carry it now, and take them from where they no longer do. Returns the
 * things whose reasons changed. The graph lock is held by the caller, so nothing moves meanwhile.
 */
export async function spread(tx: Tx, reason: OwnReason): Promise<readonly ThingRef[]> {
  const wanted = reason.until ? new Map<string, Reached>() : await reachedBy(tx, reason);
  const standing = await carriedCopies(tx, reason.id);
  const gone = standing.filter((copy) => wanted.get(thingKey(copy))?.effect !== copy.effect);
  const kept = new Set(standing.filter((copy) => !gone.includes(copy)).map(thingKey));
  const fresh = [...wanted.values()].filter((place) => !kept.has(thingKey(place)));
  const changed = [...new Map([...gone, ...fresh].map((place) => [thingKey(place), place])).values()];
  if (changed.length === 0) return [];

  const tables = tx.tables<LineageTables>();
  if (gone.length > 0) {
    await tables
      .updateTable('lineage.reason')
      .set({ until: tx.now, until_by: reason.until_by ?? 'lineage' })
      .where(
        'id',
        'in',
        gone.map((copy) => copy.reasonId),
      )
      .execute();
  }
  if (fresh.length > 0) {
    await tables
      .insertInto('lineage.reason')
      .values(
        fresh.map((place) => ({
          ...reason,
          id: newId('rsn'),
          kind: place.kind,
          thing_id: place.id,
          origin: reason.id,
          effect: place.effect,
          decision: null,
          since: tx.now,
        })),
      )
      .execute();
  }
  return changed;
}

interface Reached extends ThingRef {
  readonly effect: Effect;
}

/** Where a reason arrives along the live edges, and with which weight. A note stops where it arrives. */
export async function reachedBy(tx: Tx, reason: OwnReason): Promise<Map<string, Reached>> {
  const from = { kind: reason.kind, id: reason.thing_id };
  const reached = (await reach(tx, from)).map(({ kind, id, noted }) => ({
    kind,
    id,
    effect: carriedEffect(reason.effect, noted),
  }));
  return new Map(
    reached.filter((place) => thingKey(place) !== thingKey(from)).map((place) => [thingKey(place), place]),
  );
}

/** A thing and what reasons on it arrive at. */
async function reach(
  tx: Tx,
  { kind, id }: ThingRef,
): Promise<readonly (ThingRef & { readonly noted: boolean })[]> {
  const { rows } = await sql<{ kind: string; id: string; noted: boolean }>`
    WITH RECURSIVE reached (kind, id, noted) AS (
      SELECT ${kind}::text, ${id}::text, false
      UNION
      SELECT edge.to_kind, edge.to_id, edge.relation = ANY (${notingRelations}::text[])
      FROM reached
      JOIN lineage.edge ON edge.from_kind = reached.kind AND edge.from_id = reached.id AND edge.until IS NULL
      WHERE NOT reached.noted AND edge.relation = ANY (${carryingRelations}::text[])
    )
    SELECT kind, id, bool_and(noted) AS noted FROM reached GROUP BY kind, id`.execute(tx.tables());
  return rows;
}

/**
 * Takes the graph and waits for every release that holds one of the things or what stands on it, all of them in the order of releases. For who puts several
 * reasons in one transaction: one after the other they would be locked out of that order, and PostgreSQL would have to end one of two as a deadlock.
 */
export async function holdDownstream(tx: Tx, ...refs: readonly ThingRef[]): Promise<void> {
  await lockGraph(tx);
  const reached: ThingRef[] = [];
  for (const ref of refs) reached.push(...(await reach(tx, ref)));
  await holdForChange(tx, reached);
}

export async function carriedCopies(
  tx: Tx,
  origin: string,
): Promise<(Reached & { readonly reasonId: string })[]> {
  const rows = await tx
    .tables<LineageTables>()
    .selectFrom('lineage.reason')
    .select(['id', 'kind', 'thing_id', 'effect'])
    .where('origin', '=', origin)
    .where('until', 'is', null)
    .execute();
  return rows.map((row) => ({ reasonId: row.id, kind: row.kind, id: row.thing_id, effect: row.effect }));
}

/** Waits for every release that holds one of the things, in the order in which releases lock them, so neither can lock out the other. */
async function holdForChange(tx: Tx, refs: readonly ThingRef[]): Promise<void> {
  await sql`
    SELECT 1 FROM lineage.standing AS standing WHERE (kind, id) IN (${pairs(refs)})
    ORDER BY kind, id FOR NO KEY UPDATE OF standing`.execute(tx.tables());
}

/** After reasons changed: a new version, the weightiest status, and the event, for each thing. */
export async function settle(tx: Tx, refs: readonly ThingRef[]): Promise<void> {
  const distinct = [...new Map(refs.map((ref) => [thingKey(ref), ref])).values()];
  if (distinct.length === 0) return;
  await holdForChange(tx, distinct);
  const { rows } = await sql<{ kind: string; id: string; effects: Effect[]; codes: string[] }>`
    SELECT standing.kind, standing.id,
           coalesce(array_agg(DISTINCT reason.effect) FILTER (WHERE reason.id IS NOT NULL), '{}') AS effects,
           coalesce(array_agg(DISTINCT reason.code) FILTER (WHERE reason.id IS NOT NULL), '{}') AS codes
    FROM lineage.standing
    LEFT JOIN lineage.reason ON reason.kind = standing.kind AND reason.thing_id = standing.id AND reason.until IS NULL
    WHERE (standing.kind, standing.id) IN (${pairs(distinct)})
    GROUP BY standing.kind, standing.id`.execute(tx.tables());
  for (const row of rows) {
    const status = statusOf(row.effects);
    const { version } = await tx
      .tables<LineageTables>()
      .updateTable('lineage.standing')
      .set((column) => ({ status, version: sql<bigint>`${column.ref('version')} + 1`, changed_at: tx.now }))
      .where('kind', '=', row.kind)
      .where('id', '=', row.id)
      .returning('version')
      .executeTakeFirstOrThrow();
    await tx.emit({
      kind: 'lineage.standing-changed',
      subject: row.id,
      payload: { kind: row.kind, id: row.id, status, version: version.toString(), reasons: row.codes },
    });
  }
}

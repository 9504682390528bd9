import { sql } from 'kysely';
import { newId, Refusal, type Tx, text } from '#foundation';
import { type Relation, sourceRelations } from '../model/relations.ts';
import { type ColumnEdge, type ThingDescription, type ThingRef, thingKey } from '../model/thing.ts';
import { problems } from '../problems.ts';
import { lockGraph } from './lock.ts';
import { respread } from './reasons.ts';
import { pairs } from './standing.ts';
import type { LineageTables } from './tables.ts';
import { ensureStanding } from './things.ts';

export interface NewEdge {
  /** Upstream: where data or permission comes from. A description given with it is written down. */
  readonly from: ThingRef & ThingDescription;
  /** Downstream: where it goes. */
  readonly to: ThingRef & ThingDescription;
  readonly relation: Relation;
  readonly columns?: readonly ColumnEdge[];
  /** Who says so: `actorReference(actor)`. */
  readonly by: string;
}

/**
 * Draw an edge from now on. Reasons that weigh on `from` weigh on what is downstream at once. The same edge again changes
 * nothing; with other columns the old edge ends now and the new one begins.
 *
 * Throws {@link Refusal} `lineage/cycle` when `from` itself comes from `to`.
 */
export async function connect(tx: Tx, edge: NewEdge): Promise<void> {
  await lockGraph(tx);
  await ensureStanding(tx, edge.from, edge.from);
  await ensureStanding(tx, edge.to, edge.to);
  const present = await liveEdge(tx, edge);
  if (present && sameColumns(present.columns, edge.columns)) return;
  if (present) await endEdge(tx, present.id, edge.by);
  else await refuseCycle(tx, edge);
  await tx
    .tables<LineageTables>()
    .insertInto('lineage.edge')
    .values({
      id: newId('edg'),
      from_kind: edge.from.kind,
      from_id: edge.from.id,
      to_kind: edge.to.kind,
      to_id: edge.to.id,
      relation: edge.relation,
      columns: edge.columns ? (JSON.stringify(edge.columns) as unknown as readonly ColumnEdge[]) : null,
      since: tx.now,
      until: null,
      by: edge.by,
      until_by: null,
    })
    .execute();
  if (present) return;
  await respread(tx, edge.from);
  await tellOfSource(tx, 'added', edge);
}

/** End an edge now; it stays in the history. Reasons that came only over it go. Ending one that is not there changes nothing. Answers whether one was. */
export async function disconnect(
  tx: Tx,
  edge: {
    readonly from: ThingRef;
    readonly to: ThingRef;
    readonly relation: Relation;
    readonly by: string;
  },
): Promise<boolean> {
  await lockGraph(tx);
  const present = await liveEdge(tx, edge);
  if (!present) return false;
  await endEdge(tx, present.id, edge.by);
  await respread(tx, edge.from);
  await tellOfSource(tx, 'ended', edge);
  return true;
}

/** Whoever must ask consent of whom data comes from hears of it. */
async function tellOfSource(tx: Tx, what: 'added' | 'ended', { from, to, relation }: EdgeKey): Promise<void> {
  if (!sourceRelations.includes(relation)) return;
  await tx.emit({
    kind: `lineage.source-${what}`,
    subject: to.id,
    payload: { kind: to.kind, id: to.id, from: { kind: from.kind, id: from.id } },
  });
}

type EdgeKey = { readonly from: ThingRef; readonly to: ThingRef; readonly relation: Relation };

const liveEdge = (tx: Tx, edge: EdgeKey) =>
  tx
    .tables<LineageTables>()
    .selectFrom('lineage.edge')
    .select(['id', 'columns'])
    .where('from_kind', '=', edge.from.kind)
    .where('from_id', '=', edge.from.id)
    .where('to_kind', '=', edge.to.kind)
    .where('to_id', '=', edge.to.id)
    .where('relation', '=', edge.relation)
    .where('until', 'is', null)
    .executeTakeFirst();

async function endEdge(tx: Tx, id: string, by: string): Promise<void> {
  await tx
    .tables<LineageTables>()
    .updateTable('lineage.edge')
    .set({ until: tx.now, until_by: by })
    .where('id', '=', id)
    .execute();
}

const columnSet = (columns: readonly ColumnEdge[] | null | undefined): string =>
  (columns ?? [])
    .map((column) => JSON.stringify([column.fromColumn, column.toColumn]))
    .sort()
    .join();
const sameColumns = (one: readonly ColumnEdge[] | null, other: readonly ColumnEdge[] | undefined): boolean =>
  columnSet(one) === columnSet(other);

async function refuseCycle(tx: Tx, edge: EdgeKey): Promise<void> {
  const same = thingKey(edge.from) === thingKey(edge.to);
  if (!same && !(await comesFrom(tx, edge.from, edge.to))) return;
  throw new Refusal(
    problems.cycle({
      detail: text(
        `${thingKey(edge.from)} 由 ${thingKey(edge.to)} 加工而来，不能再作为它的来源。`,
        `${thingKey(edge.from)} comes from ${thingKey(edge.to)} and cannot be its source as well.`,
      ),
    }),
  );
}

async function comesFrom(tx: Tx, thing: ThingRef, ancestor: ThingRef): Promise<boolean> {
  const { rows } = await sql`
    WITH RECURSIVE above (kind, id) AS (
      SELECT ${thing.kind}::text, ${thing.id}::text
      UNION
      SELECT edge.from_kind, edge.from_id FROM above
      JOIN lineage.edge ON edge.to_kind = above.kind AND edge.to_id = above.id AND edge.until IS NULL
    )
    SELECT 1 FROM above WHERE kind = ${ancestor.kind} AND id = ${ancestor.id}`.execute(tx.tables());
  return rows.length > 0;
}

/** A thing on the way up or down, with the least number of edges to it. */
export interface Relative extends ThingRef {
  readonly distance: number;
}

export interface WalkOptions {
  /** How many edges far; at most and by default 64. */
  readonly depth?: number;
  /** How many things at most, nearest first; by default 5,000. */
  readonly limit?: number;
  /** The graph as it was then; by default as it is. */
  readonly at?: Temporal.Instant;
}

/** Everything the thing comes from, nearest first, without the thing itself. */
export const upstream = (tx: Tx, ref: ThingRef, options?: WalkOptions): Promise<readonly Relative[]> =>
  walk(tx, ref, 'up', options);

/** Everything that comes from the thing, nearest first, without the thing itself. */
export const downstream = (tx: Tx, ref: ThingRef, options?: WalkOptions): Promise<readonly Relative[]> =>
  walk(tx, ref, 'down', options);

async function walk(
  tx: Tx,
  ref: ThingRef,
  direction: 'up' | 'down',
  { depth = 64, limit = 5_000, at }: WalkOptions = {},
): Promise<readonly Relative[]> {
  const [here, there] = direction === 'up' ? (['to', 'from'] as const) : (['from', 'to'] as const);
  const live = at
    ? sql`edge.since <= ${at} AND (edge.until IS NULL OR edge.until > ${at})`
    : sql`edge.until IS NULL`;
  const { rows } = await sql<Relative>`
    WITH RECURSIVE walked (kind, id, distance) AS (
      SELECT ${ref.kind}::text, ${ref.id}::text, 0
      UNION
      SELECT edge.${sql.ref(`${there}_kind`)}, edge.${sql.ref(`${there}_id`)}, walked.distance + 1
      FROM walked
      JOIN lineage.edge ON edge.${sql.ref(`${here}_kind`)} = walked.kind
        AND edge.${sql.ref(`${here}_id`)} = walked.id AND ${live}
      WHERE walked.distance < ${Math.min(depth, 64)}
    )
    SELECT kind, id, min(distance) AS distance FROM walked WHERE distance > 0
    GROUP BY kind, id ORDER BY 3, 1, 2 LIMIT ${limit}`.execute(tx.tables());
  return rows;
}

export interface Edge {
  readonly from: ThingRef;
  readonly to: ThingRef;
  readonly relation: Relation;
  readonly columns?: readonly ColumnEdge[];
  readonly since: Temporal.Instant;
}

/** The live edges that run between the given things. */
export async function edgesAmong(tx: Tx, refs: readonly ThingRef[]): Promise<readonly Edge[]> {
  if (refs.length === 0) return [];
  const rows = await tx
    .tables<LineageTables>()
    .selectFrom('lineage.edge')
    .selectAll()
    .where('until', 'is', null)
    .where(sql<boolean>`(from_kind, from_id) IN (${pairs(refs)})`)
    .where(sql<boolean>`(to_kind, to_id) IN (${pairs(refs)})`)
    .orderBy('since')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    from: { kind: row.from_kind, id: row.from_id },
    to: { kind: row.to_kind, id: row.to_id },
    relation: row.relation,
    since: row.since,
    ...(row.columns ? { columns: row.columns } : {}),
  }));
}

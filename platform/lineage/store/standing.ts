import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#foundation';
import type { Status } from '../model/reasons.ts';
import type { Reason, Standing } from '../model/standing.ts';
import { type ThingRef, thingKey } from '../model/thing.ts';
import type { LineageTables } from './tables.ts';

/** The standing of each thing at this moment, without holding it: for pages, and for the admission that a release is compared with. */
export const standingOf = (tx: Tx, refs: readonly ThingRef[]): Promise<readonly Standing[]> =>
  readStanding(tx, refs, sql``);

/**
 * The standing of each thing, held (`FOR SHARE`) until the transaction ends: no reason is added or cleared on any of them before
 * that. Rows are locked by kind and id, so two releases never wait for each other. For the release transaction.
 *
 * Throws when a thing was never given a standing (`ensureStanding`).
 */
export const holdStanding = (tx: Tx, refs: readonly ThingRef[]): Promise<readonly Standing[]> =>
  readStanding(tx, refs, sql`FOR SHARE OF standing`);

/**
 * Like {@link holdStanding}, for things of which some may have no standing (a subject nobody ever spoke of): those are left out.
 * Several releases in one transaction hold all of theirs at once with it.
 */
export const holdStandingIfAny = (tx: Tx, refs: readonly ThingRef[]): Promise<readonly Standing[]> =>
  readStanding(tx, refs, sql`FOR SHARE OF standing`, true);

/** Like {@link standingOf}, leaving out things of which nobody ever spoke. */
export const standingIfAny = (tx: Tx, refs: readonly ThingRef[]): Promise<readonly Standing[]> =>
  readStanding(tx, refs, sql``, true);

interface StandingRow {
  readonly kind: string;
  readonly id: string;
  readonly status: Status;
  readonly version: bigint;
}

async function readStanding(
  tx: Tx,
  refs: readonly ThingRef[],
  lock: RawBuilder<unknown>,
  someMayLack = false,
): Promise<readonly Standing[]> {
  if (refs.length === 0) return [];
  const { rows } = await sql<StandingRow>`
    SELECT kind, id, status, version FROM lineage.standing AS standing
    WHERE (kind, id) IN (${pairs(refs)})
    ORDER BY kind, id ${lock}`.execute(tx.tables());
  const found = new Map(rows.map((row) => [thingKey(row), row]));
  const missing = refs.find((ref) => !found.has(thingKey(ref)));
  if (missing && !someMayLack) throw new Error(`lineage: ${thingKey(missing)} has no standing`);
  const reasons = await liveReasons(
    tx,
    rows.filter((row) => row.status !== 'clear'),
  );
  return rows.map((row) => ({ ...row, reasons: reasons.get(thingKey(row)) ?? [] }));
}

async function liveReasons(tx: Tx, refs: readonly ThingRef[]): Promise<ReadonlyMap<string, Reason[]>> {
  const byThing = new Map<string, Reason[]>();
  if (refs.length === 0) return byThing;
  const rows = await tx
    .tables<LineageTables>()
    .selectFrom('lineage.reason')
    .selectAll()
    .where(sql<boolean>`(kind, thing_id) IN (${pairs(refs)})`)
    .where('until', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .execute();
  for (const row of rows) {
    const key = thingKey({ kind: row.kind, id: row.thing_id });
    const list = byThing.get(key) ?? [];
    byThing.set(key, list);
    list.push({
      id: row.id,
      code: row.code,
      effect: row.effect,
      text: { zh: row.text_zh, en: row.text_en },
      since: row.since,
      by: row.by,
      ...(row.rule ? { rule: row.rule } : {}),
      ...(row.clause_document && row.clause_article
        ? { clause: { document: row.clause_document, article: row.clause_article } }
        : {}),
      ...(row.origin ? { origin: row.origin } : {}),
    });
  }
  return byThing;
}

/** Things as rows of a subquery with two parameters, whatever their number: one prepared statement for all. */
export const pairs = (refs: readonly ThingRef[]): RawBuilder<unknown> =>
  sql`SELECT * FROM unnest(${refs.map((ref) => ref.kind)}::text[], ${refs.map((ref) => ref.id)}::text[])`;

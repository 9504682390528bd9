import { newId, type Text, type Tx } from '#foundation';
import { type Effect, type NewReason, reasonCodes } from '../model/reasons.ts';
import type { Standing } from '../model/standing.ts';
import { type ThingRef, thingKey } from '../model/thing.ts';
import { lockGraph } from './lock.ts';
import { settle, spread } from './spread.ts';
import type { LineageTables } from './tables.ts';
import { ensureStanding } from './things.ts';

/**
 * Put a reason on a thing and, in the same transaction, on everything downstream that it weighs on. After the commit no release
 * passes that was admitted before. Waits for the releases that hold one of these things now.
 *
 * @returns the reason's id (`rsn_…`), with which it is cleared.
 */
export async function addReason(tx: Tx, ref: ThingRef, reason: NewReason): Promise<string> {
  await lockGraph(tx);
  await ensureStanding(tx, ref);
  const row: LineageTables['lineage.reason'] = {
    id: newId('rsn'),
    kind: ref.kind,
    thing_id: ref.id,
    origin: null,
    code: reason.code,
    effect: reasonCodes[reason.code].effect,
    text_zh: reason.text.zh,
    text_en: reason.text.en,
    rule: reason.rule ?? null,
    clause_document: reason.clause?.document ?? null,
    clause_article: reason.clause?.article ?? null,
    decision: null,
    since: tx.now,
    until: null,
    by: reason.by,
    until_by: null,
  };
  const decision =
    reason.code === 'decided-freeze'
      ? JSON.stringify({ ...reason.decision, reviewBy: reason.decision.reviewBy.toString() })
      : null;
  await tx
    .tables<LineageTables>()
    .insertInto('lineage.reason')
    .values({ ...row, decision })
    .execute();
  await settle(tx, [ref, ...(await spread(tx, row))]);
  return row.id;
}

/** Take a reason away, here and wherever it was carried. Clearing one that is cleared already changes nothing. Throws for a carried one: clear its origin. */
export async function clearReason(tx: Tx, reasonId: string, by: string): Promise<void> {
  await lockGraph(tx);
  const tables = tx.tables<LineageTables>();
  const reason = await tables
    .selectFrom('lineage.reason')
    .selectAll()
    .where('id', '=', reasonId)
    .executeTakeFirst();
  if (!reason) throw new Error(`lineage: no reason ${reasonId}`);
  if (reason.origin) throw new Error(`lineage: ${reasonId} was carried here; clear ${reason.origin}`);
  if (reason.until) return;
  const ref = { kind: reason.kind, id: reason.thing_id };
  await tables
    .updateTable('lineage.reason')
    .set({ until: tx.now, until_by: by })
    .where('id', '=', reasonId)
    .execute();
  await settle(tx, [ref, ...(await spread(tx, { ...reason, until: tx.now, until_by: by }))]);
}

/** Have one reason of a rule on a thing itself, or none: one that is there stays as it is. `standing` is the thing's, as it is now. */
export async function keepReason(
  tx: Tx,
  standing: Standing,
  rule: string,
  { wanted, by }: { readonly wanted: NewReason | null; readonly by: string },
): Promise<void> {
  const own = standing.reasons.find((one) => one.rule === rule && !one.origin);
  if (!wanted && own) await clearReason(tx, own.id, by);
  if (wanted && !own) await addReason(tx, standing, wanted);
}

/**
 * What a thing says is changed while no reason comes or goes, as with the terms of an agreement: a new version of its standing, so that after the commit
 * no release passes that was admitted before.
 */
export async function changeStanding(tx: Tx, ref: ThingRef): Promise<void> {
  await lockGraph(tx);
  await settle(tx, [ref]);
}

/** A thing on which a reason weighs now, with what it is called. */
export interface Weighed extends ThingRef {
  readonly effect: Effect;
  readonly title: Text | null;
}

/** Everything one live reason weighs on now: the thing it was put on and what it was carried to, by kind and id. */
export async function weighsOn(tx: Tx, reasonId: string): Promise<readonly Weighed[]> {
  const rows = await tx
    .tables<LineageTables>()
    .selectFrom('lineage.reason as here')
    .innerJoin('lineage.standing as thing', (join) =>
      join.onRef('thing.kind', '=', 'here.kind').onRef('thing.id', '=', 'here.thing_id'),
    )
    .select(['here.kind', 'here.thing_id', 'here.effect', 'thing.title_zh', 'thing.title_en'])
    .where('here.until', 'is', null)
    .where((where) => where.or([where('here.id', '=', reasonId), where('here.origin', '=', reasonId)]))
    .orderBy('here.kind')
    .orderBy('here.thing_id')
    .execute();
  return rows.map(({ kind, thing_id, effect, title_zh, title_en }) => ({
    kind,
    id: thing_id,
    effect,
    title: title_zh !== null && title_en !== null ? { zh: title_zh, en: title_en } : null,
  }));
}

/** Carry anew every reason that weighs on a thing, after an edge from it came or went. */
export async function respread(tx: Tx, from: ThingRef): Promise<void> {
  const rows = await tx
    .tables<LineageTables>()
    .selectFrom('lineage.reason as here')
    .innerJoin('lineage.reason as own', (join) =>
      join.on((on) =>
        on.or([on('own.id', '=', on.ref('here.id')), on('own.id', '=', on.ref('here.origin'))]),
      ),
    )
    .selectAll('own')
    .where('here.kind', '=', from.kind)
    .where('here.thing_id', '=', from.id)
    .where('here.until', 'is', null)
    .where('own.origin', 'is', null)
    .execute();
  const changed = new Map<string, ThingRef>();
  for (const reason of rows) for (const ref of await spread(tx, reason)) changed.set(thingKey(ref), ref);
  await settle(tx, [...changed.values()]);
}

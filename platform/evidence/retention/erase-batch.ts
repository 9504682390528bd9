import { sql } from 'kysely';
import { startOfDate, type Tx } from '#foundation';
import { auditedEntries } from '../metered-entries.ts';
import { countsFrom, idsIn } from '../model/erasure.ts';
import { R67 } from '../rules.ts';
import { type EvidenceTables, evidenceTables } from '../store/tables.ts';
import { heldAmong } from './holds.ts';
import type { AskNeeds } from './needs.ts';

export interface RetentionOptions {
  readonly needs: AskNeeds;
  /** Overlay of R67's parameters by the profile of the region. */
  readonly parameters?: Partial<typeof R67.parameters>;
  /** Entries looked at in one transaction. */
  readonly batch?: number;
}

type Erasure = Pick<EvidenceTables['evidence.erasure'], 'id' | 'before' | 'reached_at' | 'reached_id'>;

/**
 * Take the next entries of an erasure, in the order of time: salts and values of those that nobody needs go, the others stay as they are. Answers
 * whether any may be left. The mark moves in the same transaction, so a batch is done once or not at all.
 */
export async function eraseBatch(
  tx: Tx,
  erasure: Erasure,
  { needs, parameters, batch = 2_000 }: RetentionOptions,
): Promise<{ readonly more: boolean }> {
  const { rows } = await sql<{ id: string; made: Temporal.Instant }>`
    SELECT id, created_at AS made FROM evidence.entry
    WHERE openings IS NOT NULL AND created_at < ${startOfDate(erasure.before)}
      AND (${erasure.reached_at}::timestamptz IS NULL
           OR (created_at, id) > (${erasure.reached_at}::timestamptz, ${erasure.reached_id}::text))
    ORDER BY created_at, id LIMIT ${batch} FOR UPDATE`.execute(evidenceTables(tx));
  const last = rows.at(-1);
  if (!last) return { more: false };
  const kept = await keptAmong(tx, rows, { needs, parameters });
  const going = rows.map(({ id }) => id).filter((id) => !kept.has(id));
  if (going.length > 0)
    await evidenceTables(tx)
      .updateTable('evidence.entry')
      .set({ openings: null, erasure: erasure.id })
      .where('id', 'in', going)
      .execute();
  await evidenceTables(tx)
    .updateTable('evidence.erasure')
    .set((row) => ({
      reached_at: last.made,
      reached_id: last.id,
      erased: row('erased', '+', BigInt(going.length)),
      kept: row('kept', '+', BigInt(kept.size)),
    }))
    .where('id', '=', erasure.id)
    .execute();
  return { more: rows.length === batch };
}

/**
 * Of entries older than the date, those that must stay: what is held by decision; what an agreement or product still needs that goes on or is
 * under dispute; what is not past its period counted from the end of that agreement.
 */
async function keptAmong(
  tx: Tx,
  rows: readonly { readonly id: string; readonly made: Temporal.Instant }[],
  { needs, parameters }: Pick<RetentionOptions, 'needs' | 'parameters'>,
): Promise<ReadonlySet<string>> {
  const entries = await auditedEntries(
    tx,
    rows.map(({ id }) => id),
  );
  const named = new Map(
    rows.map(({ id }) => {
      const { values, meter } = entries.get(id)!;
      const metered = meter ? [meter.agreement, meter.product, meter.buyer] : [];
      return [id, [id, ...idsIn([...Object.values(values ?? {}), ...metered])]];
    }),
  );
  const ids = [...new Set([...named.values()].flat())];
  const needed = await needs(tx, ids);
  const partiesTo = (thing: string) => needed.get(thing)?.parties ?? [];
  const held = await heldAmong(tx, [...new Set([...ids, ...ids.flatMap(partiesTo)])]);
  return new Set(
    rows
      .filter(({ id, made }) => {
        const things = named.get(id)!;
        const matters = things.flatMap((thing) => needed.get(thing) ?? []);
        const over = matters.flatMap(({ over }) => over ?? []);
        const isHeld = [...things, ...things.flatMap(partiesTo)].some((thing) => held.has(thing));
        if (isHeld || over.length < matters.length) return true;
        const createdAt = countsFrom(made, over);
        // A released call is a record of what was provided to another; the consent it rests on is kept as long.
        return !R67.judge({ record: 'provision', createdAt, now: tx.now }, parameters).holds;
      })
      .map(({ id }) => id),
  );
}

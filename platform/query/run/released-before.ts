import { sql } from 'kysely';
import { ok, type Result, refuse, type Tx } from '#foundation';
import { problems } from '../problems.ts';
import { queryTables } from '../store/tables.ts';

/** A key that may have been used before, and what for; `inputCheck` null when that cannot be told any more. */
export interface KeyedBefore {
  /** `actorReference` of who asks. */
  readonly actor: string;
  readonly idempotencyKey: string;
  readonly inputCheck: string | null;
}

export interface ReleasedBefore {
  readonly callId: string;
  readonly receiptId: string;
  readonly engineMs: number;
}

/** An earlier release under a key: its receipt, never its answer (that would escape a stop that came since). */
export async function releasedBefore(tx: Tx, asked: KeyedBefore): Promise<Result<ReleasedBefore | null>> {
  return (await allReleasedBefore(tx, [asked]))[0]!;
}

/** The same for several calls in one look. */
export async function allReleasedBefore(
  tx: Tx,
  asked: readonly KeyedBefore[],
): Promise<readonly Result<ReleasedBefore | null>[]> {
  const rows = await queryTables(tx)
    .selectFrom('query.call')
    .select(['id', 'entry_id', 'engine_ms', 'input_check', 'actor', 'idempotency_key'])
    .where(
      sql<boolean>`(actor, idempotency_key) IN (SELECT * FROM unnest(
        ${asked.map(({ actor }) => actor)}::text[], ${asked.map((one) => one.idempotencyKey)}::text[]))`,
    )
    .execute();
  return asked.map(({ actor, idempotencyKey, inputCheck }) => {
    const row = rows.find((one) => one.actor === actor && one.idempotency_key === idempotencyKey);
    if (!row) return ok(null);
    if (row.input_check !== null && inputCheck !== null && row.input_check !== inputCheck)
      return refuse(problems['key-used-otherwise']());
    return ok({ callId: row.id, receiptId: row.entry_id, engineMs: row.engine_ms });
  });
}

/** Two calls with one key met at their release: the one that came second has the database's word for it. */
export const isKeyTaken = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === '23505' &&
  (error as { constraint?: unknown }).constraint === 'call_once';

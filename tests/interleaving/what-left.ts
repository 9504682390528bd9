import { sql } from 'kysely';
import type pg from 'pg';
import type { Tx } from '#foundation';

/** What left in one transaction that wrote no call: only the control does that. */
const probe = 'CREATE TABLE IF NOT EXISTS kernel.left_without_call (id text PRIMARY KEY)';
export const prepareProbe = (pool: pg.Pool): Promise<unknown> => pool.query(probe);

/** A point before which all that left is of no matter: nothing may be under way at it. Whatever is written later has a later transaction. */
export async function fromNowOn(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ now: string }>('SELECT pg_current_xact_id()::xid::text AS now');
  return rows[0]!.now;
}

/** Ids of what has left from a point on, as this transaction sees it now. */
export async function whatLeft(tx: Tx, from: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM query.call WHERE age(xmin) <= age(${from}::xid)
    UNION ALL SELECT id FROM kernel.left_without_call WHERE age(xmin) <= age(${from}::xid)`.execute(
    tx.tables(),
  );
  return new Set(rows.map(({ id }) => id));
}

export const leaveWithoutCall = (tx: Tx, id: string): Promise<unknown> =>
  sql`INSERT INTO kernel.left_without_call VALUES (${id})`.execute(tx.tables());

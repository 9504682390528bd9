import { sql } from 'kysely';
import type pg from 'pg';
import type { Tx } from '#foundation';

/** What left in one transaction that wrote no call: only the control does that. */
const probe = 'CREATE TABLE IF NOT EXISTS kernel.left_without_call (id text PRIMARY KEY)';
export const prepareProbe = (pool: pg.Pool): Promise<unknown> => pool.query(probe);

/** Ids of all that has left, as this transaction sees it now. */
export async function whatLeft(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{
    id: string;
  }>`SELECT id FROM query.call UNION ALL SELECT id FROM kernel.left_without_call`.execute(tx.tables());
  return new Set(rows.map(({ id }) => id));
}

export const leaveWithoutCall = (tx: Tx, id: string): Promise<unknown> =>
  sql`INSERT INTO kernel.left_without_call VALUES (${id})`.execute(tx.tables());

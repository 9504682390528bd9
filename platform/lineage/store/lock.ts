import { sql } from 'kysely';
import type { Tx } from '#foundation';

/**
 * Take the lock of the graph until the transaction ends. Whoever changes edges or reasons holds it (the functions of this module
 * take it themselves), so reasons spread over a graph that stands still. Readers and releases never need it.
 *
 * Order of locks: graph first, then standing rows by kind and id. A transaction that both holds standing and writes edges or
 * reasons should call this before the first `holdStanding`; otherwise PostgreSQL may have to end one of two as a deadlock.
 */
export async function lockGraph(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('gongshu.lineage.graph'))`.execute(tx.tables());
}

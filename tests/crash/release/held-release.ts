import { sql } from 'kysely';
import type { Database, Tx } from '#foundation';

/** A release that has written everything and not committed. */
export interface Held {
  readonly entry: string;
  /** Of its connection. */
  readonly backend: number;
  letGo(): void;
}

/**
 * A database in which the first transaction that has metered a call stands still before its commit; the others go on. `meanwhile` is what
 * it does until it is let go; without it, it waits.
 */
export function holding(
  database: Database,
  meanwhile: (tx: Tx, letGo: Promise<void>) => Promise<unknown> = (_, letGo) => letGo,
): { readonly database: Database; readonly held: Promise<Held> } {
  const held = Promise.withResolvers<Held>();
  const gate = Promise.withResolvers<void>();
  let armed = true;
  return {
    held: held.promise,
    database: {
      batch: database.batch,
      transaction: (body, options) =>
        database.transaction(async (tx) => {
          const value = await body(tx);
          if (!armed || options?.mode === 'snapshot') return value;
          // Its own alone: what others have metered is of another transaction.
          const { rows } = await sql<{ entry: string; backend: number }>`
            SELECT entry, pg_backend_pid() AS backend FROM evidence.meter_line
            WHERE xmin = pg_current_xact_id_if_assigned()::xid`.execute(tx.tables());
          if (!rows[0] || !armed) return value;
          armed = false;
          held.resolve({ ...rows[0], letGo: gate.resolve });
          await meanwhile(tx, gate.promise);
          return value;
        }, options),
    },
  };
}

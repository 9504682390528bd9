import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import type { Clock, Database, Tx } from '#foundation';
import type { KernelTables } from './tables.ts';

/**
 * The transaction port on PostgreSQL. READ COMMITTED for writes (rows that matter are locked by name), REPEATABLE READ READ ONLY
 * for snapshots.
 */
export function createDatabase(
  pool: pg.Pool,
  clock: Clock,
): Database & { readonly close: () => Promise<void> } {
  const kysely = new Kysely<KernelTables>({ dialect: new PostgresDialect({ pool }) });

  return {
    async transaction(body, options = {}) {
      const hints: (() => void)[] = [];
      const requestId = options.requestId ?? `int_${randomBytes(9).toString('base64url')}`;
      const snapshot = options.mode === 'snapshot';
      const builder = snapshot
        ? kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
        : kysely.transaction();
      const value = await builder.execute(async (transaction) => {
        const now = clock.now();
        const tx: Tx = {
          now,
          requestId,
          tables: <Tables>() => transaction as unknown as Kysely<Tables>,
          async emit(event) {
            await transaction
              .insertInto('kernel.outbox')
              .values({
                kind: event.kind,
                subject: event.subject,
                payload: JSON.stringify(event.payload),
                request_id: requestId,
                occurred_at: now,
              })
              .execute();
            // Delivered by PostgreSQL only if the transaction commits.
            await sql`SELECT pg_notify('gongshu_outbox', '')`.execute(transaction);
          },
          afterCommit: (hint) => void hints.push(hint),
        };
        return body(tx);
      });
      for (const hint of hints) hint();
      return value;
    },
    close: () => kysely.destroy(),
  };
}

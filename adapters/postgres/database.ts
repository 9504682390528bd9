import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import { BatchUndone, type Clock, type Database, type Statement, type Tx } from '#foundation';
import { type Loaded, loadedWith, sendBatch } from './batch.ts';
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
      let hints: (() => void)[] = [];
      const requestId = options.requestId ?? `int_${randomBytes(9).toString('base64url')}`;
      const snapshot = options.mode === 'snapshot';
      const builder = snapshot
        ? kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
        : kysely.transaction();
      const once = () =>
        builder.execute(async (transaction) => {
          hints = [];
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
      const value = await (options.afterDeadlock === 'again' ? againAfterDeadlock(once) : once());
      for (const hint of hints) hint();
      return value;
    },
    async batch(load, { mode = 'write' } = {}) {
      // Waiting for a connection comes before the time is taken, or the batch might be of a day that is long over.
      const client = await pool.connect();
      const loaded: Loaded[] = [];
      let committed = false;
      let value: ReturnType<typeof load>;
      let broken: unknown;
      try {
        value = load({
          now: clock.now(),
          add<Row>(statement: Statement, values: readonly unknown[]) {
            const one = loadedWith(statement, values);
            loaded.push(one);
            return () => {
              if (!committed) throw new Error('rows of a batch are there once it is committed');
              return one.rows as unknown as readonly Row[];
            };
          },
        });
        const sent = mode === 'write' ? sendBatch(client, loaded) : sendSnapshot(client, loaded);
        await sent.catch((error) => {
          broken = error instanceof BatchUndone ? undefined : error;
          throw error;
        });
      } finally {
        client.release(broken instanceof Error ? broken : broken !== undefined);
      }
      committed = true;
      return value();
    },
    close: () => kysely.destroy(),
  };
}

/** What PostgreSQL ended was rolled back whole; whoever it waited for has gone on by then. */
async function againAfterDeadlock<Value>(once: () => Promise<Value>, most = 3): Promise<Value> {
  for (let turn = 1; ; turn++) {
    try {
      return await once();
    } catch (error) {
      if (turn === most || (error as { code?: unknown }).code !== deadlockDetected) throw error;
    }
  }
}

/** SQLSTATE. */
const deadlockDetected = '40P01';

const beginSnapshot = {
  name: 'kernel.begin-snapshot',
  text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
};
const endSnapshot = { name: 'kernel.end-snapshot', text: 'COMMIT' };

/** Statements that see one picture and may write nothing. */
async function sendSnapshot(client: pg.PoolClient, loaded: readonly Loaded[]): Promise<void> {
  try {
    await sendBatch(client, [loadedWith(beginSnapshot, []), ...loaded, loadedWith(endSnapshot, [])]);
  } catch (error) {
    if (error instanceof BatchUndone) await client.query('ROLLBACK');
    throw error;
  }
}

import { sql } from 'kysely';
import type pg from 'pg';
import type { Database, Subscriber, Tx } from '#foundation';
import type { KernelTables } from './tables.ts';

export interface OutboxOptions {
  readonly database: Database;
  /** Subscribers by event kind, gathered from all modules; several modules may listen to one kind. */
  readonly subscribers: ReadonlyMap<string, readonly Subscriber[]>;
  readonly onError: (event: { id: bigint; kind: string }, error: unknown) => void;
  readonly intervalMs?: number;
}

export interface Outbox {
  /** Deliver everything that can be delivered now; returns how many events. */
  drain(): Promise<number>;
  /** Listen for commits and drain after each, and every `intervalMs` in case a notification was lost. */
  start(pool: pg.Pool): Promise<void>;
  stop(): Promise<void>;
}

/** Delivers events in order of their ids: one transaction holds the subscribers' work and the mark "delivered". A failing event waits (1 s, 2 s, … 5 min) without holding up others. */
export function createOutbox(options: OutboxOptions): Outbox {
  let running: Promise<number> | null = null;
  let again = false;
  let listener: pg.PoolClient | null = null;
  let timer: NodeJS.Timeout | null = null;

  async function deliverOne(): Promise<boolean> {
    let taken: { id: bigint; kind: string } | null = null;
    try {
      return await options.database.transaction(async (tx) => {
        const row = await next(tx);
        if (!row) return false;
        taken = { id: row.id, kind: row.kind };
        for (const subscriber of options.subscribers.get(row.kind) ?? []) {
          await subscriber(tx, {
            id: `evt_${row.id}`,
            kind: row.kind,
            subject: row.subject,
            payload: row.payload,
            occurredAt: row.occurred_at,
          });
        }
        await kernel(tx)
          .updateTable('kernel.outbox')
          .set({ delivered_at: tx.now })
          .where('id', '=', row.id)
          .execute();
        return true;
      });
    } catch (error) {
      if (!taken) throw error;
      const failed: { id: bigint; kind: string } = taken;
      options.onError(failed, error);
      await options.database.transaction((tx) => postpone(tx, failed.id, error));
      return true;
    }
  }

  async function drain(): Promise<number> {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      let delivered = 0;
      do {
        again = false;
        while (await deliverOne()) delivered++;
      } while (again);
      return delivered;
    })().finally(() => {
      running = null;
    });
    return running;
  }

  const wake = () => void drain().catch((error) => options.onError({ id: 0n, kind: 'outbox' }, error));

  return {
    drain,
    async start(pool) {
      listener = await pool.connect();
      listener.on('notification', wake);
      await listener.query('LISTEN gongshu_outbox');
      timer = setInterval(wake, options.intervalMs ?? 5_000);
      wake();
    },
    async stop() {
      if (timer) clearInterval(timer);
      listener?.release(true);
      await running?.catch(() => {});
    },
  };
}

/** Events not delivered yet, and those of them whose delivery failed before. */
export async function undeliveredEvents(
  tx: Tx,
): Promise<{ readonly waiting: number; readonly failing: number }> {
  const { waiting, failing } = await kernel(tx)
    .selectFrom('kernel.outbox')
    .select(({ fn }) => [
      fn.countAll<string>().as('waiting'),
      fn.countAll<string>().filterWhere('attempts', '>', 0).as('failing'),
    ])
    .where('delivered_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { waiting: Number(waiting), failing: Number(failing) };
}

const kernel = (tx: Tx) => tx.tables<KernelTables>();

function next(tx: Tx) {
  return kernel(tx)
    .selectFrom('kernel.outbox')
    .select(['id', 'kind', 'subject', 'payload', 'occurred_at'])
    .where('delivered_at', 'is', null)
    .where((where) =>
      where.or([where('retry_after', 'is', null), where('retry_after', '<', sql<Temporal.Instant>`now()`)]),
    )
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

async function postpone(tx: Tx, id: bigint, error: unknown): Promise<void> {
  await kernel(tx)
    .updateTable('kernel.outbox')
    .set((column) => ({
      attempts: sql<number>`${column.ref('attempts')} + 1`,
      retry_after: sql<Temporal.Instant>`now() + least(power(2, attempts), 300) * interval '1 second'`,
      last_error: error instanceof Error ? error.message.slice(0, 500) : 'unknown',
    }))
    .where('id', '=', id)
    .execute();
}

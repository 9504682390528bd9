import { sql } from 'kysely';
import type { Database, Tx } from '#foundation';
import type { QueryPorts } from '../ports.ts';
import { queryTables } from '../store/tables.ts';
import { askForCareOfAll } from './care.ts';
import { careFor } from './keeper.ts';

export interface ProjectionKeeper {
  /** Look after every agreement that is due now; gives how many were. */
  drain(): Promise<number>;
  /** Remove files of which no row speaks, ask for the care of all, and go on until stopped. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface ProjectionKeeperOptions {
  readonly onError: (agreementId: string | null, error: unknown) => void;
  readonly intervalMs?: number;
  /**
   * Whether no other process makes files in the folder now; yes where nothing is said. While one does, the start removes none: it could be
   * one that is being made.
   */
  readonly alone?: () => Promise<boolean>;
}

/**
 * Works through the agreements whose projections need care, one after the other. A failure is told and tried again after 2, 4, 8 … 300
 * seconds; the others do not wait for it.
 */
export function createProjectionKeeper(
  ports: QueryPorts,
  database: Database,
  options: ProjectionKeeperOptions,
): ProjectionKeeper {
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function work(): Promise<number> {
    let done = 0;
    while (!stopped) {
      const next = await database.transaction(nextCare, { mode: 'snapshot' });
      if (!next) break;
      try {
        const again = await careFor(ports, database, next.agreement_id);
        await database.transaction((tx) => (again ? putOff(tx, next, again) : takeOff(tx, next)));
      } catch (error) {
        options.onError(next.agreement_id, error);
        await database.transaction((tx) => postpone(tx, next, error));
      }
      done += 1;
    }
    return done;
  }

  function drain(): Promise<number> {
    const mine = running.then(work);
    running = mine.catch(() => {});
    return mine;
  }
  const wake = () => void drain().catch((error) => options.onError(null, error));

  return {
    drain,
    async start() {
      if ((await options.alone?.()) ?? true) await sweepProjections(ports, database);
      await database.transaction(askForCareOfAll);
      timer = setInterval(wake, options.intervalMs ?? 1_000);
      wake();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

interface Care {
  readonly agreement_id: string;
  readonly turn: bigint;
}

const nextCare = (tx: Tx): Promise<Care | undefined> =>
  queryTables(tx)
    .selectFrom('query.projection_care')
    .select(['agreement_id', 'turn'])
    .where('due_at', '<=', tx.now)
    .orderBy('due_at')
    .orderBy('agreement_id')
    .limit(1)
    .executeTakeFirst();

/** Asked for again meanwhile, it stays. */
async function takeOff(tx: Tx, { agreement_id, turn }: Care): Promise<void> {
  await queryTables(tx)
    .deleteFrom('query.projection_care')
    .where('agreement_id', '=', agreement_id)
    .where('turn', '=', turn)
    .execute();
}

/** Asked for again meanwhile, it is due already. */
async function putOff(tx: Tx, { agreement_id, turn }: Care, again: Temporal.Instant): Promise<void> {
  await queryTables(tx)
    .updateTable('query.projection_care')
    .set({ due_at: again, attempts: 0, last_error: null })
    .where('agreement_id', '=', agreement_id)
    .where('turn', '=', turn)
    .execute();
}

async function postpone(tx: Tx, { agreement_id }: Care, error: unknown): Promise<void> {
  await queryTables(tx)
    .updateTable('query.projection_care')
    .set({
      attempts: sql<number>`attempts + 1`,
      due_at: sql<Temporal.Instant>`${tx.now}::timestamptz + least(power(2, attempts + 1), 300) * interval '1 second'`,
      last_error: error instanceof Error ? error.message.slice(0, 500) : 'unknown',
    })
    .where('agreement_id', '=', agreement_id)
    .execute();
}

/** Remove what a killed build left, and files that no row speaks of. */
export async function sweepProjections(ports: QueryPorts, database: Database): Promise<number> {
  const rows = await database.transaction(
    (tx) =>
      queryTables(tx).selectFrom('query.projection').select('id').where('destroyed_at', 'is', null).execute(),
    { mode: 'snapshot' },
  );
  return ports.projections.sweep(new Set(rows.map(({ id }) => id)));
}

import type { Database } from '#foundation';
import type { QueryPorts } from '../ports.ts';
import { queryTables } from '../store/tables.ts';
import { projectionsInUse } from './use.ts';

export interface EndedWatch {
  /** Look once. */
  look(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

/**
 * Lets go of what this process holds open and another process has ended: projections in the engine, and, through
 * `AgreementKeys.tellDestroyed`, everything opened under a key that is gone. No answer hangs on it, since a release asks the database;
 * it is so that nothing stays readable in memory here after its exit elsewhere.
 */
export function watchEnded(
  ports: QueryPorts,
  database: Database,
  options: { readonly onError: (error: unknown) => void; readonly intervalMs?: number },
): EndedWatch {
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    const mine = running.then(() => letGoOfEnded(ports, database));
    running = mine.catch(() => {});
    return mine;
  };
  return {
    look,
    start() {
      timer ??= setInterval(() => void look().catch(options.onError), options.intervalMs ?? 1_000);
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

async function letGoOfEnded(ports: QueryPorts, database: Database): Promise<void> {
  await ports.keys.tellDestroyed();
  const use = projectionsInUse(ports.projections);
  const open = use.openNow();
  if (open.length === 0) return;
  const ended = await database.transaction(
    (tx) =>
      queryTables(tx)
        .selectFrom('query.projection')
        .select('id')
        .where('id', 'in', [...open])
        .where('ending_at', 'is not', null)
        .execute(),
    { mode: 'snapshot' },
  );
  const names = use.letGoOf(new Set(ended.map(({ id }) => id)));
  await Promise.all(names.map((name) => ports.engine.forget(name)));
}

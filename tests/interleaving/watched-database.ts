import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from '#foundation';
import type { Pauses } from './pauses.ts';

/** A database that halts writing transactions at their boundaries, each under the name of the task it belongs to. */
export interface WatchedDatabase extends Database {
  /** Runs a task under its name. */
  readonly as: <Value>(who: string, task: () => Promise<Value>) => Promise<Value>;
  readonly who: () => string;
}

export function watchedDatabase(real: Database, at: Pauses['at']): WatchedDatabase {
  const names = new AsyncLocalStorage<string>();
  const who = (): string => names.getStore() ?? 'somebody';
  const between = async <Value>(send: (name: string) => Promise<Value>): Promise<Value> => {
    const name = who();
    await at(name, 'before release');
    const value = await send(name);
    await at(name, 'after release');
    return value;
  };
  return {
    who,
    as: (name, task) => names.run(name, task),
    transaction: (body, options) =>
      options?.mode === 'snapshot'
        ? real.transaction(body, options)
        : between((name) =>
            real.transaction(async (tx) => {
              const result = await body(tx);
              await at(name, 'in release');
              return result;
            }, options),
          ),
    // One journey: nothing can halt inside it but PostgreSQL, where it waits for a lock.
    batch: (load, options) =>
      options?.mode === 'snapshot' ? real.batch(load, options) : between(() => real.batch(load, options)),
  };
}

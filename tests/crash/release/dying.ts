import type { KyselyPlugin } from 'kysely';
import type { Database, Tx } from '#foundation';

/** Thrown in place of a crash at a chosen step. */
export class Crash extends Error {}

/** Where a step is cut off: before it does anything, or when it has done its work and only the answer is lost. */
export type CrashPoint = 'before' | 'after';

/**
 * Counts the steps of a process and is dead from a chosen one on: a call of a port, a statement inside a transaction, a commit, a batch.
 * While nothing is chosen everything comes through.
 */
export class Life {
  #steps = 0;
  #at = Number.POSITIVE_INFINITY;
  #point: CrashPoint = 'before';
  #dead = false;

  /** From now on: die at this step. */
  diesAt(step: number, point: CrashPoint): void {
    this.#steps = 0;
    this.#at = step;
    this.#point = point;
    this.#dead = false;
  }
  lives(): void {
    this.diesAt(Number.POSITIVE_INFINITY, 'before');
  }
  get died(): boolean {
    return this.#dead;
  }

  begin(): void {
    if (this.#dead) throw new Crash('the process is gone');
    this.#steps += 1;
    if (this.#steps !== this.#at || this.#point !== 'before') return;
    this.#dead = true;
    throw new Crash(`before step ${this.#at}`);
  }
  end(): void {
    if (this.#dead) throw new Crash('the process is gone');
    if (this.#steps < this.#at || this.#point !== 'after') return;
    this.#dead = true;
    throw new Crash(`after step ${this.#at}`);
  }
  async step<Value>(call: () => Promise<Value>): Promise<Value> {
    this.begin();
    const value = await call();
    this.end();
    return value;
  }
}

/** Every method of a port is a step. */
export function stepping<Port extends object>(port: Port, life: Life): Port {
  return new Proxy(port, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        const answer = Reflect.apply(value, target, given);
        // What answers at once has no moment in which it could be cut off.
        return answer instanceof Promise ? life.step(async () => answer) : answer;
      };
    },
  });
}

/** A database whose statements and commits are steps. What a dead process had begun is rolled back, as its connection would be. */
export function steppingDatabase(database: Database, life: Life): Database {
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      life.begin();
      return node;
    },
    async transformResult({ result }) {
      life.end();
      return result;
    },
  };
  const stepwise = (tx: Tx): Tx => ({
    ...tx,
    tables: <Tables>() => tx.tables<Tables>().withPlugin(plugin),
    emit: (event) => life.step(() => tx.emit(event)),
  });
  return {
    transaction: async (body, options) => {
      life.begin();
      const value = await database.transaction(async (tx) => {
        const done = await body(stepwise(tx));
        // The commit: it is not said, or its answer is lost.
        life.begin();
        return done;
      }, options);
      life.end();
      return value;
    },
    batch: (load, options) => life.step(() => database.batch(load, options)),
  };
}

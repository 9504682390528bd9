import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Text } from '#foundation';
import type {
  QueryAnswer,
  QueryEngine,
  QueryFailure,
  QueryOutcome,
  QueryRun,
} from '../../platform/query/ports.ts';
import { describeConfinement, type Measure, unmet } from './confinement.ts';
import { FairQueue } from './fair-queue.ts';
import { relationPattern } from './protocol.ts';
import type { QueryWorker } from './query-worker.ts';
import { sealedContentBytes } from './sealed-file.ts';
import { createWorkerFactory, type WorkerFactory, type WorkerFactoryOptions } from './worker-factory.ts';

export interface WorkerPoolOptions extends WorkerFactoryOptions {
  /** Worker processes at once. */
  readonly maxWorkers?: number;
  /** Workers that may hold the same projection at once. */
  readonly perProjection?: number;
  /** A worker nobody asks for this long is ended. */
  readonly idleMs?: number;
  /** Runs that may wait; more are refused as `overloaded`. */
  readonly maxWaiting?: number;
}

type PoolBounds = Required<Pick<WorkerPoolOptions, 'maxWorkers' | 'perProjection' | 'idleMs' | 'maxWaiting'>>;

export interface WorkerPool extends QueryEngine {
  /** What holds workers on this host, as a worker found it at start-up. */
  readonly confinement: readonly Measure[];
  /** The same as lines for the start-up message, with what the host lacks and what follows from it. */
  readonly confinementLines: readonly Text[];
}

/** A worker is replaced after this much time in its engine, so that nothing it may have kept adds up. */
const retireAfterEngineMs = 20 * 60_000;

/**
 * The query engine on one machine: a pool of confined processes, each holding one projection. A run goes to a free worker with
 * its projection, else to a new one, for which an idle one of another projection may have to go; else it waits its tenant's turn.
 *
 * At the start one worker is started on trial to see what holds on this host; where that is not enough every run is refused as
 * `not-confined`.
 */
export async function createWorkerPool(options: WorkerPoolOptions = {}): Promise<WorkerPool> {
  const factory = await createWorkerFactory(options);
  const confinement = await tryConfinement(factory);
  const pool = new Pool(factory, unmet(confinement, factory.waived).length === 0, {
    maxWorkers: options.maxWorkers ?? Math.max(2, availableParallelism()),
    perProjection: options.perProjection ?? 1,
    idleMs: options.idleMs ?? 5 * 60_000,
    maxWaiting: options.maxWaiting ?? 256,
  });
  return {
    confinement,
    confinementLines: describeConfinement(confinement, factory.waived, factory.host.lacks),
    run: (run) => pool.run(run),
    forget: (projectionId) => pool.forget(projectionId),
    close: () => pool.close(),
  };
}

async function tryConfinement(factory: WorkerFactory): Promise<readonly Measure[]> {
  const worker = await factory.start({ dataBytes: 0, memoryBytes: 128 << 20 });
  try {
    return await worker.inspect();
  } finally {
    worker.kill();
    await worker.gone();
  }
}

/** Everything about a run while the pool has it. */
interface Job {
  readonly run: QueryRun;
  readonly key: string;
  readonly stop: AbortController;
  readonly enqueued: number;
  readonly settle: (outcome: QueryOutcome) => void;
  /** For what is a mistake of the platform's own. */
  readonly break: (error: unknown) => void;
}

interface Slot {
  readonly key: string;
  readonly projectionId: string;
  worker?: QueryWorker;
  job?: Job;
  engineMs: number;
  lastUsed: number;
  idleTimer?: NodeJS.Timeout;
}

const failed = (code: QueryFailure['code']): QueryOutcome => ({ ok: false, failure: { code } });

class Pool {
  readonly #factory: WorkerFactory;
  readonly #confined: boolean;
  readonly #options: PoolBounds;
  readonly #slots = new Set<Slot>();
  readonly #waiting = new FairQueue<Job>();
  #closed = false;

  constructor(factory: WorkerFactory, confined: boolean, options: PoolBounds) {
    this.#factory = factory;
    this.#confined = confined;
    this.#options = options;
  }

  run(run: QueryRun): Promise<QueryOutcome> {
    if (!this.#confined) return Promise.resolve(failed('not-confined'));
    if (this.#closed || run.signal?.aborted) return Promise.resolve(failed('cancelled'));
    if (this.#waiting.size >= this.#options.maxWaiting) return Promise.resolve(failed('overloaded'));
    assertRelations(run);
    return new Promise((resolve, reject) => {
      const stop = new AbortController();
      const abort = () => stop.abort();
      const job: Job = {
        run,
        key: keyOf(run),
        stop,
        enqueued: performance.now(),
        settle: (outcome) => {
          run.signal?.removeEventListener('abort', abort);
          resolve(outcome);
        },
        break: reject,
      };
      run.signal?.addEventListener('abort', abort, { once: true });
      stop.signal.addEventListener('abort', () => {
        if (this.#waiting.remove(run.projection.tenant, job)) job.settle(failed('cancelled'));
      });
      this.#waiting.push(run.projection.tenant, job);
      this.#pump();
    });
  }

  async forget(projectionId: string): Promise<void> {
    for (const job of [...this.#waiting]) if (job.run.projection.id === projectionId) job.stop.abort();
    await this.#end([...this.#slots].filter((slot) => slot.projectionId === projectionId));
    this.#pump();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of [...this.#waiting]) job.stop.abort();
    await this.#end([...this.#slots]);
    await this.#factory.close();
  }

  /** End workers at once; their runs end as `cancelled`. */
  async #end(slots: readonly Slot[]): Promise<void> {
    await Promise.all(
      slots.map(async (slot) => {
        slot.job?.stop.abort();
        this.#drop(slot);
        await slot.worker?.gone();
      }),
    );
  }

  #pump(): void {
    for (;;) {
      const job = this.#waiting.take((one) => this.#servable(one));
      if (!job) return;
      void this.#serve(job)
        .then(job.settle, job.break)
        .finally(() => this.#pump());
    }
  }

  #servable(job: Job): boolean {
    const { maxWorkers, perProjection } = this.#options;
    const busy = [...this.#slots].filter((slot) => slot.job);
    // The last free worker is not for a tenant that keeps all the others busy while somebody else waits.
    const sameTenant = busy.filter((slot) => slot.job?.run.projection.tenant === job.run.projection.tenant);
    if (
      maxWorkers > 1 &&
      sameTenant.length >= maxWorkers - 1 &&
      this.#waiting.othersWait(job.run.projection.tenant)
    )
      return false;
    const same = [...this.#slots].filter((slot) => slot.key === job.key);
    if (same.some((slot) => !slot.job)) return true;
    return same.length < perProjection && busy.length < maxWorkers;
  }

  async #serve(job: Job): Promise<QueryOutcome> {
    const queuedMs = performance.now() - job.enqueued;
    const slot = this.#claim(job);
    slot.job = job;
    clearTimeout(slot.idleTimer);
    try {
      const began = performance.now();
      const fresh = slot.worker === undefined;
      const opened = fresh ? await this.#open(slot, job) : undefined;
      if (opened && !opened.ok) return opened;
      const openMs = fresh ? performance.now() - began : 0;
      const outcome = await slot.worker!.run(job.run, job.stop.signal);
      if (job.stop.signal.aborted) return failed('cancelled');
      if (!outcome.ok) return outcome;
      slot.engineMs += outcome.value.engineMs;
      const { columns, rows, engineMs } = outcome.value;
      const answer: QueryAnswer = { columns, rows, stats: { engineMs, openMs, queuedMs } };
      return { ok: true, value: answer };
    } finally {
      delete slot.job;
      this.#rest(slot);
    }
  }

  /** A free slot with this projection, or a new one in place of the one that has been idle longest. */
  #claim(job: Job): Slot {
    const free = [...this.#slots].filter((slot) => !slot.job);
    const ready = free.find((slot) => slot.key === job.key && slot.worker?.alive);
    if (ready) return ready;
    for (const dead of free.filter((slot) => !slot.worker?.alive)) this.#drop(dead);
    if (this.#slots.size >= this.#options.maxWorkers) {
      const idlest = free
        .filter((slot) => this.#slots.has(slot))
        .toSorted((one, other) => one.lastUsed - other.lastUsed)[0];
      if (idlest) this.#drop(idlest);
    }
    const slot: Slot = { key: job.key, projectionId: job.run.projection.id, engineMs: 0, lastUsed: 0 };
    this.#slots.add(slot);
    return slot;
  }

  async #open(slot: Slot, job: Job): Promise<QueryOutcome | undefined> {
    const { files } = job.run.projection;
    const sizes = await Promise.all(
      files.map((file) => sealedContentBytes(file.path, file.keyBytes).catch(() => undefined)),
    );
    if (sizes.includes(undefined)) return failed('projection-unreadable');
    const dataBytes = sizes.reduce<number>((sum, size) => sum + size!, 0);
    slot.worker = await this.#factory.start({ dataBytes, memoryBytes: job.run.limits.memoryBytes });
    let opened: Awaited<ReturnType<QueryWorker['open']>> | undefined;
    try {
      opened = await slot.worker.open({ files }, job.stop.signal);
    } finally {
      if (!opened?.ok) slot.worker.kill();
    }
    return opened.ok ? undefined : { ok: false, failure: opened.failure };
  }

  #rest(slot: Slot): void {
    slot.lastUsed = performance.now();
    if (!slot.worker?.alive || slot.engineMs > retireAfterEngineMs || !this.#slots.has(slot)) {
      this.#drop(slot);
      return;
    }
    slot.idleTimer = setTimeout(() => this.#drop(slot), this.#options.idleMs);
    slot.idleTimer.unref();
  }

  #drop(slot: Slot): void {
    clearTimeout(slot.idleTimer);
    this.#slots.delete(slot);
    slot.worker?.kill();
  }
}

/**
 * What a worker is good for: these very files, opened with these keys, under this bound on memory. The keys are in it so that
 * who does not have them does not get at what somebody else opened.
 */
function keyOf({ projection, limits }: QueryRun): string {
  const digest = createHash('sha256');
  const add = (part: string | Uint8Array) => {
    const bytes = Buffer.from(part);
    digest.update(`${bytes.length}:`).update(bytes);
  };
  for (const part of [projection.id, projection.tenant, String(limits.memoryBytes)]) add(part);
  for (const file of projection.files)
    for (const part of [file.relation, file.path, file.sealedAs, file.keyBytes]) add(part);
  return digest.digest('hex');
}

function assertRelations({ projection }: QueryRun): void {
  const names = projection.files.map((file) => file.relation);
  if (names.some((name) => !relationPattern.test(name)) || new Set(names).size !== names.length)
    throw new RangeError('names of relations');
}

import { Worker } from 'node:worker_threads';
import type { WorkerAnswer, WorkerTask } from './read-in-worker.ts';

export type ThreadOutcome =
  | { readonly kind: 'answer'; readonly answer: WorkerAnswer }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'broken'; readonly error: Error };

/** How long a thread waits for another file. */
const restMs = 20_000;
const resting: ReaderThread[] = [];

/** One thread that reads files, one after the other. Whoever takes it gives it back with `rest` or `end`. */
export class ReaderThread {
  readonly #worker: Worker;
  readonly #megabytes: number;
  #tell: ((outcome: ThreadOutcome) => void) | undefined;
  #until: NodeJS.Timeout | undefined;

  private constructor(megabytes: number) {
    this.#megabytes = megabytes;
    this.#worker = new Worker(new URL('./reader-worker.ts', import.meta.url), {
      // Cells are many small things that all live until the table is done: a small nursery would copy them again and again.
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: nurseryOf(megabytes) },
      env: {},
      execArgv: [],
    });
    this.#worker.on('message', (answer: WorkerAnswer) => this.#done({ kind: 'answer', answer }));
    this.#worker.on('error', (error: Error) => {
      const outOfMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.#done(outOfMemory ? { kind: 'out-of-memory' } : { kind: 'broken', error });
    });
    this.#worker.on('exit', (code) => {
      const at = resting.indexOf(this);
      if (at >= 0) resting.splice(at, 1);
      this.#done({
        kind: 'broken',
        error: new Error(`the reader ended with code ${code} without an answer`),
      });
    });
  }

  /** One that rests, or a new one. */
  static take(megabytes: number): ReaderThread {
    const at = resting.findIndex((thread) => thread.#megabytes === megabytes);
    const [thread] = at < 0 ? [new ReaderThread(megabytes)] : resting.splice(at, 1);
    clearTimeout(thread!.#until);
    thread!.#worker.ref();
    return thread!;
  }

  /** `tell` is called once. */
  read(task: WorkerTask, tell: (outcome: ThreadOutcome) => void): void {
    this.#tell = tell;
    this.#worker.postMessage(task);
  }

  /** Wait for the next file; the program may end meanwhile. One waits, others end. */
  rest(): void {
    if (resting.length > 0) {
      this.end();
      return;
    }
    resting.push(this);
    this.#worker.unref();
    this.#until = setTimeout(() => {
      resting.splice(resting.indexOf(this), 1);
      this.end();
    }, restMs);
    this.#until.unref();
  }

  end(): void {
    this.#tell = undefined;
    void this.#worker.terminate();
  }

  #done(outcome: ThreadOutcome): void {
    const tell = this.#tell;
    this.#tell = undefined;
    tell?.(outcome);
  }
}

const nurseryOf = (megabytes: number): number => Math.min(192, Math.ceil(megabytes / 8));

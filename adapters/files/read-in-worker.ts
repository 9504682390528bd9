import { Worker } from 'node:worker_threads';
import type { InferOptions, InferredColumn } from './infer-columns.ts';
import type { ParquetResult } from './parquet.ts';
import type { ReadOptions } from './read-tabular.ts';
import { type FileRefusal, fileRefusal } from './refusals.ts';
import type { Table } from './table.ts';

export interface WorkerTask {
  readonly bytes: Uint8Array;
  readonly options: ReadOptions;
  readonly infer?: InferOptions;
  /** Write the whole table there as Parquet, with the inferred columns, before answering. */
  readonly parquetFile?: string;
  /** So many rows come back with the answer (all of them without it): a preview is enough when Parquet was written. */
  readonly keepRows?: number;
}

export type WorkerAnswer =
  | {
      readonly ok: true;
      readonly table: Table;
      readonly columns: readonly InferredColumn[];
      readonly parquet?: ParquetResult;
      /** What the thread did and how long it took, in milliseconds. */
      readonly stages: { readonly [stage: string]: number };
    }
  | { readonly ok: false; readonly refusal: FileRefusal };

export interface WorkerBounds {
  readonly milliseconds?: number;
  /** JavaScript heap of the reader. The file's bytes are bounded by the limits, not by this. */
  readonly megabytes?: number;
  readonly signal?: AbortSignal;
}

/**
 * Read, type and profile a file in a thread of its own, so that the server goes on answering. Beyond the bounds the thread is
 * ended and the answer is a refusal `out-of-time` or `out-of-memory`. An aborted signal rejects with its reason.
 */
export function readInWorker(task: WorkerTask, bounds: WorkerBounds = {}): Promise<WorkerAnswer> {
  const { milliseconds = 120_000, megabytes = 2048, signal } = bounds;
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      env: {},
      execArgv: [],
    });
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      void worker.terminate();
      settle();
    };
    const abort = (): void => finish(() => reject(signal!.reason));
    const timer = setTimeout(
      () => finish(() => resolve({ ok: false, refusal: fileRefusal('out-of-time', { milliseconds }) })),
      milliseconds,
    );
    signal?.addEventListener('abort', abort, { once: true });
    worker.once('message', (answer: WorkerAnswer) => finish(() => resolve(answer)));
    worker.once('error', (error) => {
      const outOfMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
      finish(() =>
        outOfMemory
          ? resolve({ ok: false, refusal: fileRefusal('out-of-memory', { megabytes }) })
          : reject(error),
      );
    });
    worker.once('exit', (code) =>
      finish(() => reject(new Error(`the reader ended with code ${code} without an answer`))),
    );
  });
}

import type { Json } from '#foundation';
import type { InferOptions, InferredColumn } from './infer-columns.ts';
import type { ParquetResult } from './parquet.ts';
import type { ReadOptions } from './read-tabular.ts';
import { ReaderThread } from './reader-thread.ts';
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
  /** Address of a module whose default export is an {@link Inspect}; it looks at the table where the table is. */
  readonly inspector?: string;
}

/** Looks at all cells of a table, by the distinct cells of each column, and gives what the caller wants to know. */
export type Inspect = (table: Table, columns: readonly InferredColumn[]) => Json;

export type WorkerAnswer =
  | {
      readonly ok: true;
      /** Of the rows as many as were to be kept; the cells stay in the thread. */
      readonly table: Omit<Table, 'cells'>;
      readonly columns: readonly InferredColumn[];
      readonly parquet?: ParquetResult;
      readonly inspected?: Json;
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
 *
 * Starting a thread costs more than reading a small file, so one that has answered waits a while for the next; it keeps nothing
 * of what it read, and a large file is its last.
 */
export function readInWorker(task: WorkerTask, bounds: WorkerBounds = {}): Promise<WorkerAnswer> {
  const { milliseconds = 120_000, megabytes = 3072, signal } = bounds;
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const thread = ReaderThread.take(megabytes);
    const finish = (settle: () => void, last: boolean): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      if (last || task.bytes.length > largestOfMany) thread.end();
      else thread.rest();
      settle();
    };
    const abort = (): void => finish(() => reject(signal!.reason), true);
    const timer = setTimeout(
      () => finish(() => resolve({ ok: false, refusal: fileRefusal('out-of-time', { milliseconds }) }), true),
      milliseconds,
    );
    signal?.addEventListener('abort', abort, { once: true });
    thread.read(task, (outcome) => {
      if (outcome.kind === 'answer') finish(() => resolve(outcome.answer), false);
      else if (outcome.kind === 'out-of-memory')
        finish(() => resolve({ ok: false, refusal: fileRefusal('out-of-memory', { megabytes }) }), true);
      else finish(() => reject(outcome.error), true);
    });
  });
}

/** A thread that read more than this is not kept: its heap has grown. */
const largestOfMany = 16 << 20;

import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { findingCodes } from '#adapters/files';
import type { BlobStore } from '#adapters/uploads';
import type { Finding } from '#platform/catalog';
import type { RepairDocument, RepairEngine, RepairStop, RepairTask } from '#platform/privacy';
import { storedType } from './inspect.ts';
import type { RepairDone, RepairJob, SearchDone, SearchJob } from './repair-thread.ts';
import { profileOfColumn } from './revision-files.ts';

export interface RepairEngineOptions {
  readonly blobs: BlobStore;
  readonly workFolder: string;
  /** The key of a resource's pseudonyms, from the key store. */
  readonly keyOf: (resourceId: string) => Promise<Uint8Array>;
  readonly milliseconds?: number;
  readonly megabytes?: number;
}

/** Repairs of revisions, each in a thread with bounds of time and memory. What lies in the store is never written over. */
export function repairEngine(options: RepairEngineOptions): RepairEngine {
  const { blobs, workFolder, keyOf } = options;
  const jobOf = async (task: RepairTask): Promise<RepairJob> => ({
    parquetPath: blobs.path(task.parquetSha256),
    columns: task.columns,
    document: task.document,
    quasi: task.quasi,
    ...(needsKey(task.document) ? { key: await keyOf(task.resourceId) } : {}),
  });
  return {
    async try(task, sampleRows) {
      const answer = await inThread<RepairDone>({ ...(await jobOf(task)), sampleRows }, options, task.signal);
      if (!answer.ok) return answer;
      const { outcome, inspected, columns, sample } = answer.done;
      return {
        ok: true,
        outcome,
        findings: [...stillTrue(task, outcome.removed), ...inspected],
        columns: columns.map(({ name, type }) => ({ name, type: storedType(type) })),
        sample: sample ?? { columns: [], rows: [] },
      };
    },

    async make(task) {
      await mkdir(workFolder, { recursive: true });
      const parquetFile = join(workFolder, `${randomBytes(8).toString('hex')}.parquet`);
      try {
        const answer = await inThread<RepairDone>(
          { ...(await jobOf(task)), parquetFile },
          options,
          task.signal,
        );
        if (!answer.ok) return answer;
        const { outcome, inspected, columns, parquet } = answer.done;
        if (!parquet) throw new Error('the repair wrote no Parquet file');
        if (parquet.unconverted.length > 0)
          throw new Error('a repaired cell does not have its column’s type');
        const kept = await blobs.put(createReadStream(parquetFile));
        return {
          ok: true,
          outcome,
          revision: {
            // Nothing was received: the file that everything is checked against is the one made here.
            receivedSha256: kept.sha256,
            receivedBytes: kept.bytes,
            parquetSha256: kept.sha256,
            parquetBytes: kept.bytes,
            rows: parquet.rows,
            columns: columns.map(({ name, type }) => ({ name, type: storedType(type) })),
            reading: { container: 'parquet' },
            findings: [...stillTrue(task, outcome.removed), ...inspected],
            profile: columns.map(profileOfColumn),
          },
        };
      } finally {
        await rm(parquetFile, { force: true });
      }
    },

    async search({ parquetSha256, columns, question, signal }) {
      const began = performance.now();
      const answer = await inThread<SearchDone>(
        { parquetPath: blobs.path(parquetSha256), columns, question },
        options,
        signal,
      );
      if (!answer.ok) return answer;
      if ('stopped' in answer.done) return { ok: false, why: answer.done.stopped };
      return { ok: true, result: answer.done.result, milliseconds: Math.round(performance.now() - began) };
    },
  };
}

const needsKey = (document: RepairDocument): boolean =>
  document.columns.some(({ remedy }) => remedy.kind === 'pseudonym');

const ofReading: ReadonlySet<string> = new Set<string>([...findingCodes, 'unconverted-cells']);

/** What was said about reading the file stays true of what was made from it, but for columns that are gone; row numbers do not. */
const stillTrue = ({ findings }: RepairTask, removed: readonly string[]): Finding[] =>
  findings
    .filter(
      ({ code, at }) =>
        ofReading.has(code) &&
        !(at?.length && at.every(({ column }) => column !== undefined && removed.includes(column))),
    )
    .map(({ at, ...finding }) => {
      const columns = [...new Set(at?.flatMap(({ column }) => column ?? []))].filter(
        (column) => !removed.includes(column),
      );
      return { ...finding, at: columns.map((column) => ({ column })) };
    });

type Outcome<Done> =
  | { readonly ok: true; readonly done: Done }
  | { readonly ok: false; readonly why: RepairStop };

function inThread<Done>(
  job: RepairJob | SearchJob,
  { milliseconds = 180_000, megabytes = 3072 }: RepairEngineOptions,
  signal: AbortSignal | undefined,
): Promise<Outcome<Done>> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      resolve({ ok: false, why: 'aborted' });
      return;
    }
    const worker = new Worker(new URL('./repair-thread.ts', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      env: {},
      execArgv: [],
    });
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      settle();
      void worker.terminate();
    };
    const stop = (why: RepairStop) => finish(() => resolve({ ok: false, why }));
    const abort = (): void => stop('aborted');
    const timer = setTimeout(() => stop('took-too-long'), milliseconds);
    signal?.addEventListener('abort', abort, { once: true });
    worker.once('message', (done: Done) => finish(() => resolve({ ok: true, done })));
    worker.once('error', (error: Error) => {
      if (
        (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ||
        /Out of Memory/.test(error.message)
      )
        stop('too-large');
      else finish(() => reject(error));
    });
    worker.once('exit', (code) =>
      finish(() => reject(new Error(`the repair ended with code ${code} without an answer`))),
    );
  });
}

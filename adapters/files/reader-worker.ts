import { parentPort, workerData } from 'node:worker_threads';
import { inferColumns } from './infer-columns.ts';
import { tableToParquet } from './parquet.ts';
import type { WorkerAnswer, WorkerTask } from './read-in-worker.ts';
import { readTabular } from './read-tabular.ts';

const task = workerData as WorkerTask;
const stages: { [stage: string]: number } = {};
let since = performance.now();
const ended = (stage: string): void => {
  const now = performance.now();
  stages[stage] = now - since;
  since = now;
};
const result = readTabular(task.bytes, task.options);
ended('read');
let answer: WorkerAnswer;
if (!result.ok) answer = result;
else {
  const columns = inferColumns(result.table, task.infer);
  ended('type and profile');
  const parquet =
    task.parquetFile === undefined
      ? undefined
      : await tableToParquet(result.table, columns, task.parquetFile);
  ended('parquet');
  const rows = task.keepRows ?? result.table.rows.length;
  const table = {
    ...result.table,
    rows: result.table.rows.slice(0, rows),
    rowNumbers: result.table.rowNumbers.slice(0, rows),
  };
  answer = { ok: true, table, columns, parquet, stages };
}
parentPort!.postMessage(answer);

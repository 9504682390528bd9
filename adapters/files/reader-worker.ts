import { parentPort, workerData } from 'node:worker_threads';
import { inferColumns } from './infer-columns.ts';
import { tableToParquet } from './parquet.ts';
import type { WorkerAnswer, WorkerTask } from './read-in-worker.ts';
import { readTabular } from './read-tabular.ts';

const task = workerData as WorkerTask;
const result = readTabular(task.bytes, task.options);
let answer: WorkerAnswer;
if (!result.ok) answer = result;
else {
  const columns = inferColumns(result.table, task.infer);
  const parquet =
    task.parquetFile === undefined
      ? undefined
      : await tableToParquet(result.table, columns, task.parquetFile);
  const rows = task.keepRows ?? result.table.rows.length;
  const table = {
    ...result.table,
    rows: result.table.rows.slice(0, rows),
    rowNumbers: result.table.rowNumbers.slice(0, rows),
  };
  answer = { ok: true, table, columns, parquet };
}
parentPort!.postMessage(answer);

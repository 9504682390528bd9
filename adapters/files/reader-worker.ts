import { parentPort } from 'node:worker_threads';
import type { Json } from '#foundation';
import { rowsOf } from './cells.ts';
import { type InferredColumn, inferColumns } from './infer-columns.ts';
import { tableToParquet } from './parquet.ts';
import type { Inspect, WorkerAnswer, WorkerTask } from './read-in-worker.ts';
import { readTabular } from './read-tabular.ts';
import type { Table } from './table.ts';

/** One file at a time; nothing of it stays here after the answer. */
parentPort!.on('message', async (task: WorkerTask) => {
  parentPort!.postMessage(await answerTo(task));
});

async function answerTo(task: WorkerTask): Promise<WorkerAnswer> {
  const stages: { [stage: string]: number } = {};
  let since = performance.now();
  const ended = (stage: string): void => {
    const now = performance.now();
    stages[stage] = now - since;
    since = now;
  };
  const result = readTabular(task.bytes, task.options);
  if (!result.ok) return result;
  ended('read and check');
  const { cells, ...table } = withFirstRows(result.table, task.keepRows);
  const columns = inferColumns(result.table, task.infer);
  ended('type and profile');
  // The engine writes in threads of its own while this one looks at the cells.
  const writing =
    task.parquetFile === undefined ? undefined : tableToParquet(result.table, columns, task.parquetFile);
  const [inspected, parquet] = await Promise.all([inspect(task, result.table, columns), writing]);
  ended('write and scan');
  return { ok: true, table, columns, parquet, inspected, stages };
}

function withFirstRows(table: Table, keepRows: number | undefined): Table {
  const { columns, cells, rowNumbers, account, reading, findings } = table;
  const count = Math.min(keepRows ?? account.data, account.data);
  return {
    columns,
    cells,
    rows: rowsOf(cells, count),
    rowNumbers: count === account.data ? rowNumbers : rowNumbers.slice(0, count),
    account,
    reading,
    findings,
  };
}

async function inspect(
  { inspector }: WorkerTask,
  table: Table,
  columns: readonly InferredColumn[],
): Promise<Json | undefined> {
  if (inspector === undefined) return undefined;
  const module = (await import(inspector)) as { readonly default: Inspect };
  return module.default(table, columns);
}

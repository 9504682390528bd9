import { createHmac } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { countCombinations, readDistinctColumns } from '#adapters/duckdb';
import {
  type InferredColumn,
  inferColumns,
  type ParquetResult,
  type Table,
  tableToParquet,
} from '#adapters/files';
import type { Column, Finding } from '#platform/catalog';
import {
  applyRepair,
  type RepairDocument,
  type RepairOutcome,
  type RepairSample,
  type RepairTable,
  type SearchQuestion,
  type SearchResult,
  sampleOf,
  searchLevels,
  withSensitiveInOrder,
} from '#platform/privacy';
import inspect from './inspect.ts';

export interface RepairJob {
  readonly parquetPath: string;
  readonly columns: readonly Column[];
  readonly document: RepairDocument;
  readonly quasi: readonly string[];
  /** Only where the document asks for pseudonyms. */
  readonly key?: Uint8Array;
  /** Write the result there. */
  readonly parquetFile?: string;
  /** So many rows before and after come back. */
  readonly sampleRows?: number;
}

export interface RepairDone {
  readonly outcome: RepairOutcome;
  readonly columns: readonly InferredColumn[];
  readonly inspected: readonly Finding[];
  readonly parquet?: ParquetResult;
  readonly sample?: RepairSample;
}

export interface SearchJob {
  readonly parquetPath: string;
  readonly columns: readonly Column[];
  readonly question: SearchQuestion;
}
export type SearchDone =
  | { readonly result: SearchResult }
  | { readonly stopped: 'took-too-long' | 'too-large' };

/** Distinct combinations from the engine, then the search over them alone. */
async function search({ parquetPath, columns, question }: SearchJob): Promise<SearchDone> {
  const { quasi, sensitive, k, suppression, by, budget } = question;
  const names = [...quasi, ...sensitive].map(({ column }) => column);
  const counted = await countCombinations(parquetPath, names);
  if (!counted.ok) return { stopped: counted.why === 'too-large' ? 'too-large' : 'took-too-long' };
  const types = sensitive.map(({ column }) => columns.find(({ name }) => name === column)!.type);
  const table = withSensitiveInOrder(counted, quasi.length, types);
  const hierarchies = quasi.map(({ hierarchy }) => hierarchy);
  return { result: searchLevels(table, hierarchies, { k, sensitive, suppression }, { by, budget }) };
}

/** One repair in a thread of its own: the server goes on answering, and the thread's end takes every cell with it. */
async function repair(job: RepairJob): Promise<RepairDone> {
  const { rows, columns } = await readDistinctColumns(
    job.parquetPath,
    job.columns.map(({ name }) => name),
  );
  const before: RepairTable = {
    rows,
    columns: job.columns.map(({ name, type }, place) => ({ name, type, ...columns[place]! })),
  };
  const repaired = applyRepair(before, job.document, { pseudonym: pseudonymUnder(job.key) }, job.quasi);
  const table = asTable(repaired.table);
  const inferred = inferColumns(table, { settled: repaired.table.columns.map(({ type }) => type) });
  const parquet = job.parquetFile ? await tableToParquet(table, inferred, job.parquetFile) : undefined;
  const touched = [
    ...job.document.columns.map(({ column }) => column),
    ...job.document.table.flatMap((step) => step.columns),
  ];
  return {
    outcome: repaired.outcome,
    columns: inferred,
    inspected: inspect(table, inferred) as unknown as readonly Finding[],
    ...(parquet ? { parquet } : {}),
    ...(job.sampleRows ? { sample: sampleOf(before, repaired, touched, job.sampleRows) } : {}),
  };
}

/**
 * The first 128 bits, in hexadecimal, of HMAC-SHA-256(key, "repair" ‖ 0 ‖ value): as in the projections, and never equal to a pseudonym there,
 * since keys and domains differ.
 */
function pseudonymUnder(key: Uint8Array | undefined): (value: string) => string {
  return (value) => {
    if (!key) throw new Error('pseudonyms need a key');
    return createHmac('sha256', key).update(`repair\0${value}`).digest('hex').slice(0, 32);
  };
}

/** The result in the shape in which tables are typed, profiled, inspected and written. Its rows are numbered anew: the old numbers would lead back. */
function asTable({ rows, columns }: RepairTable): Table {
  const account = { physical: rows, title: 0, header: 0, footer: 0, empty: 0, data: rows };
  return {
    columns: columns.map(({ name }, place) => ({ name, sourceHeader: name, position: place + 1 })),
    cells: columns.map(({ ids, values }) => {
      const counts = new Int32Array(values.length);
      for (const id of ids) if (id >= 0) counts[id]!++;
      return { ids, values, counts };
    }),
    rows: [],
    rowNumbers: Array.from({ length: rows }, (_, row) => row + 1),
    account,
    reading: {
      container: 'text',
      encoding: null,
      byteOrderMark: false,
      newline: null,
      delimiter: null,
      quote: null,
      sheet: null,
      mergedCells: null,
      headerRows: [],
      titleRows: [],
      footerRows: [],
    },
    findings: [],
  };
}

const job = workerData as RepairJob | SearchJob;
parentPort!.postMessage('question' in job ? await search(job) : await repair(job));

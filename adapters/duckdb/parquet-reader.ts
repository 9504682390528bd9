import type { DuckDBConnection, DuckDBResult } from '@duckdb/node-api';
import type { Json } from '../../foundation/json.ts';
import type { ResultColumn } from '../../platform/query/ports.ts';
import { createEngine } from './engine.ts';
import { wireType, wireValue } from './exact-values.ts';
import type { EngineSettings } from './protocol.ts';
import { quoteIdentifier } from './quoting.ts';

export interface ParquetRows {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly Json[])[];
}

/** Reads plain revisions for the platform itself; nothing here takes SQL from anybody. */
export interface ParquetReader {
  /** A window of rows in file order, in wire form. `columns` in the order wanted; all of them when absent. */
  previewRows(
    path: string,
    columns: readonly string[] | undefined,
    limit: number,
    offset: number,
  ): Promise<ParquetRows>;
  /** All rows of some columns in file order, one by one, in wire form. */
  scanParquet(path: string, columns: readonly string[]): AsyncGenerator<readonly Json[]>;
  close(): void;
}

const largestPreview = 10_000;

/** One engine for all reading. Throws on a path that is no Parquet file and on a column that is not in it. */
export async function createParquetReader(
  settings: EngineSettings = { memoryBytes: 512 << 20, threads: 2, timeZone: 'Asia/Shanghai' },
): Promise<ParquetReader> {
  const instance = await createEngine(settings);
  return {
    async previewRows(path, columns, limit, offset) {
      if (!Number.isInteger(limit) || limit < 0 || limit > largestPreview) throw new RangeError('limit');
      if (!Number.isInteger(offset) || offset < 0) throw new RangeError('offset');
      const connection = await instance.connect();
      try {
        const result = await select(connection, path, columns, `LIMIT ${limit} OFFSET ${offset}`);
        const rows: Json[][] = [];
        for await (const row of rowsOf(result)) rows.push(row);
        return { columns: columnsOf(result), rows };
      } finally {
        connection.disconnectSync();
      }
    },
    async *scanParquet(path, columns) {
      const connection = await instance.connect();
      try {
        yield* rowsOf(await select(connection, path, columns, ''));
      } finally {
        connection.disconnectSync();
      }
    },
    close: () => instance.closeSync(),
  };
}

function select(
  connection: DuckDBConnection,
  path: string,
  columns: readonly string[] | undefined,
  window: string,
): Promise<DuckDBResult> {
  const listed = columns ? columns.map(quoteIdentifier).join(', ') : '*';
  return connection.stream(`SELECT ${listed} FROM read_parquet($1) ${window}`, [path]);
}

const columnsOf = (result: DuckDBResult): ResultColumn[] =>
  result.columnNames().map((name, index) => ({ name, type: wireType(result.columnType(index)) }));

/** The rows of a streamed result in wire form. */
export async function* rowsOf(result: DuckDBResult): AsyncGenerator<Json[]> {
  const types = result.columnTypes();
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return;
    for (const row of chunk.getRows()) yield row.map((value, column) => wireValue(value, types[column]!));
  }
}

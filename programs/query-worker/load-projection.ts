import { rm } from 'node:fs/promises';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { engineFailure } from '../../adapters/duckdb/engine-failure.ts';
import { quoteIdentifier, quoteText } from '../../adapters/duckdb/quoting.ts';

export interface RelationFile {
  readonly relation: string;
  readonly path: string;
}

/** Load the projection. Gives way to reading from the files when the rows would take more than half of the memory. */
export async function loadProjection(
  instance: DuckDBInstance,
  files: readonly RelationFile[],
  memoryBytes: number,
): Promise<'tables' | 'file'> {
  const connection = await instance.connect();
  try {
    if (await loadTables(connection, files, memoryBytes / 2)) {
      await Promise.all(files.map((file) => rm(file.path)));
      return 'tables';
    }
    for (const { relation, path } of files) {
      await connection.run(`DROP TABLE IF EXISTS ${quoteIdentifier(relation)}`);
      await connection.run(
        `CREATE VIEW ${quoteIdentifier(relation)} AS SELECT * FROM read_parquet(${quoteText(path)})`,
      );
    }
    return 'file';
  } finally {
    connection.disconnectSync();
  }
}

async function loadTables(
  connection: DuckDBConnection,
  files: readonly RelationFile[],
  roomBytes: number,
): Promise<boolean> {
  try {
    for (const { relation, path } of files)
      await connection.run(
        `CREATE TABLE ${quoteIdentifier(relation)} AS SELECT * FROM read_parquet(${quoteText(path)})`,
      );
  } catch (error) {
    if (engineFailure(error).code === 'memory') return false;
    throw error;
  }
  const used = await connection.runAndReadAll('SELECT sum(memory_usage_bytes)::DOUBLE FROM duckdb_memory()');
  return (used.getRows()[0]?.[0] as number) <= roomBytes;
}

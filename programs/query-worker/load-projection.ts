import { rm } from 'node:fs/promises';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { quoteIdentifier, quoteText } from '../../adapters/duckdb/quoting.ts';

export interface RelationFile {
  readonly relation: string;
  readonly path: string;
}

/**
 * Database in memory whose tables are compressed: they take a tenth of the room, and of repeated values each is looked at once.
 * A run that reads them begins with `USE held`.
 */
export const held = 'held';

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
    await connection.run(`DETACH ${held}`);
    for (const { relation, path } of files) {
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
  await connection.run(`ATTACH ':memory:' AS ${held} (COMPRESS)`);
  try {
    for (const { relation, path } of files)
      await loadTable(connection, `${held}.main.${quoteIdentifier(relation)}`, path);
    await connection.run(`CHECKPOINT ${held}`);
  } catch {
    // Most likely too large; whatever else it is, reading from the files will say.
    return false;
  }
  const used = await connection.runAndReadAll('SELECT sum(memory_usage_bytes)::DOUBLE FROM duckdb_memory()');
  return (used.getRows()[0]?.[0] as number) <= roomBytes;
}

/** Rows of one unit on average from which on it gains to have them side by side. */
const manyRows = 8;

/** Rows of a unit side by side, where units have many: grouping by unit then meets one unit after the other. Otherwise as they are in the file. */
async function loadTable(connection: DuckDBConnection, table: string, path: string): Promise<void> {
  const rows = `SELECT * FROM read_parquet(${quoteText(path)})`;
  const unit = await unitWithManyRows(connection, path);
  if (unit !== null)
    try {
      await connection.run(`CREATE TABLE ${table} AS ${rows} ORDER BY ${quoteIdentifier(unit)}`);
      return;
    } catch {
      // Putting them in order takes room that there may not be.
    }
  await connection.run(`CREATE TABLE ${table} AS ${rows}`);
}

/** Of the columns that number units (1, 2, … each) the first, when its units have many rows. */
async function unitWithManyRows(connection: DuckDBConnection, path: string): Promise<string | null> {
  const file = `read_parquet(${quoteText(path)})`;
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${file}`);
  const unit = described
    .getRows()
    .map(([name]) => String(name))
    .find((name) => name.startsWith('__unit_'));
  if (unit === undefined) return null;
  const counted = await connection.runAndReadAll(
    `SELECT count(*)::DOUBLE, coalesce(max(${quoteIdentifier(unit)}), 0)::DOUBLE FROM ${file}`,
  );
  const [rows, units] = counted.getRows()[0] as [number, number];
  return rows >= manyRows * units ? unit : null;
}

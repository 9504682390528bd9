import type { Readable } from 'node:stream';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import {
  type DatabaseShape,
  quoted,
  readSequences,
  readShape,
  type SequenceState,
  type TableShape,
} from './backup-shape.ts';

/** The rows of one table, as PostgreSQL's COPY text. `rows` is known once the stream has been read to its end. */
export interface SavedTable extends TableShape {
  readonly content: Readable;
  readonly rows: () => number;
}

export interface SavedDatabase {
  readonly shape: DatabaseShape;
  readonly serverVersion: string;
  readonly sequences: readonly SequenceState[];
}

/**
 * Read all of the house's tables as they were at one moment, whatever is written meanwhile, and give each to `keep` in turn; a table
 * must be read to its end before the next. The session is set so that the text means the same on every server.
 */
export async function saveDatabase(
  pool: pg.Pool,
  keep: (table: SavedTable) => Promise<void>,
): Promise<SavedDatabase> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(exactText);
    const shape = await readShape(client);
    for (const table of shape.tables) {
      const columns = table.columns.map(({ name }) => client.escapeIdentifier(name)).join(', ');
      const content = client.query(
        // A table in partitions has no rows of its own to copy; asked for, it gives those of all of them.
        copyTo(`COPY (SELECT ${columns} FROM ${quoted(client, table.schema, table.table)}) TO STDOUT`),
      );
      await keep({ ...table, content, rows: () => content.rowCount });
    }
    // After the rows: numbers drawn meanwhile may be left out, none may be given twice.
    const sequences = await readSequences(client, Object.keys(shape.migrations));
    const { rows } = await client.query<{ version: string }>(
      `SELECT current_setting('server_version') AS version`,
    );
    await client.query('COMMIT');
    return { shape, sequences, serverVersion: rows[0]!.version };
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection in the middle of a COPY is of no use to anybody.
    client.release(broken);
  }
}

/** Settings of a session that change how values are written or read as text; and all rows take the time they take. */
export const exactText =
  "SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres';" +
  " SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL statement_timeout = 0;" +
  ' SET LOCAL transaction_timeout = 0';

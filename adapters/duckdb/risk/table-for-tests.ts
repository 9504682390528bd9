import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { quoteIdentifier, quoteText } from '../quoting.ts';

export type Cell = string | number | null;

const sqlTypes = { text: 'VARCHAR', integer: 'INTEGER' } as const;

/** Write a small Parquet of these columns. */
export async function writeTable(
  folder: string,
  name: string,
  columns: readonly { readonly name: string; readonly type: keyof typeof sqlTypes }[],
  rows: readonly (readonly Cell[])[],
): Promise<string> {
  const path = join(folder, `${name}.parquet`);
  await rm(path, { force: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(
      `CREATE TABLE t (${columns.map(({ name, type }) => `${quoteIdentifier(name)} ${sqlTypes[type]}`).join(', ')})`,
    );
    for (let from = 0; from < rows.length; from += 500) {
      const cell = (value: Cell) =>
        value === null ? 'NULL' : typeof value === 'number' ? String(value) : quoteText(value);
      await connection.run(
        `INSERT INTO t VALUES ${rows
          .slice(from, from + 500)
          .map((row) => `(${row.map(cell).join(', ')})`)
          .join(', ')}`,
      );
    }
    await connection.run(`COPY t TO ${quoteText(path)} (FORMAT parquet)`);
    return path;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { createLinkageEngine, type RunningLinkageEngine } from '#adapters/duckdb';
import { linkageBounds, valueWays } from '#platform/privacy';

export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

export interface LinkageLab {
  readonly engine: RunningLinkageEngine;
  readonly pathOf: (name: string) => string;
  /** Write a table; its name stands for its digest. */
  write(name: string, table: TextTable): Promise<void>;
  /** The same from a SELECT, for many rows. */
  writeSelect(name: string, select: string): Promise<void>;
  close(): Promise<void>;
}

/** Keys the hashes of every lab, so that a second engine goes on with what the first one sketched. */
export const labSecret: Uint8Array = new Uint8Array(32).fill(7);

/** An engine over Parquet files of a folder of its own. */
export async function linkageLab(bounds = linkageBounds): Promise<LinkageLab> {
  const folder = mkdtempSync(join(tmpdir(), 'gongshu-linkage-'));
  const writer = await DuckDBInstance.create(':memory:');
  const connection = await writer.connect();
  const pathOf = (name: string) => join(folder, `${name}.parquet`);
  const engine = await createLinkageEngine({
    pathOf,
    secret: labSecret,
    ways: valueWays,
    bounds,
  });
  return {
    engine,
    pathOf,
    async write(name, { columns, rows }) {
      const quoted = columns.map((column) => `"${column}"`);
      await connection.run(
        `CREATE OR REPLACE TABLE t (${quoted.map((column) => `${column} VARCHAR`).join(', ')})`,
      );
      const appender = await connection.createAppender('t');
      for (const row of rows) {
        for (const cell of row) cell === null ? appender.appendNull() : appender.appendVarchar(cell);
        appender.endRow();
      }
      appender.closeSync();
      await connection.run(`COPY t TO '${pathOf(name)}' (FORMAT parquet)`);
    },
    async writeSelect(name, select) {
      await connection.run(`COPY (${select}) TO '${pathOf(name)}' (FORMAT parquet)`);
    },
    async close() {
      await engine.close();
      connection.disconnectSync();
      writer.closeSync();
      rmSync(folder, { recursive: true });
    },
  };
}

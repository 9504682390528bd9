import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { DuckDBInstance } from '@duckdb/node-api';
import { openSealed } from '#adapters/duckdb';
import type { Json } from '#foundation';
import type { QueryEngine } from '#platform/query';

/**
 * The engine of governed queries inside the test's own process: the same files, the same SQL, no confinement and no limits. For tests of what
 * stands around the engine; the engine itself is tested as it is.
 */
export const inProcessEngine = (): QueryEngine => ({
  async run({ projection, sql, parameters }) {
    const folder = await mkdtemp(join(tmpdir(), 'gongshu-engine-'));
    const instance = await DuckDBInstance.create(':memory:', {
      integer_division: 'true',
      default_null_order: 'postgres',
      threads: '1',
    });
    const connection = await instance.connect();
    const began = performance.now();
    try {
      for (const [index, { relation, path, sealedAs, keyBytes }] of projection.files.entries()) {
        const file = join(folder, `${index}.parquet`);
        await writeFile(file, await buffer(openSealed(path, { key: keyBytes, sealedAs })));
        await connection.run(
          `CREATE TABLE "${relation.replaceAll('"', '""')}" AS SELECT * FROM read_parquet('${file}')`,
        );
      }
      const reader = await connection.runAndReadAll(sql, [...parameters]);
      return {
        ok: true,
        value: {
          columns: reader.columnNames().map((name) => ({ name, type: 'text' as const })),
          rows: reader.getRowsJson() as unknown as Json[][],
          stats: { engineMs: performance.now() - began, openMs: 0, queuedMs: 0 },
        },
      };
    } finally {
      connection.disconnectSync();
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    }
  },
  forget: async () => {},
  close: async () => {},
});

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Projection } from '../../platform/query/ports.ts';
import { createProjectionBuilder } from './projection.ts';
import { quoteText } from './quoting.ts';

/** Makes sealed projections out of SQL, for tests of the engine. */
export interface ProjectionMaker {
  readonly folder: string;
  make(id: string, tenant: string, relations: { readonly [relation: string]: string }): Promise<Projection>;
  /** A plain Parquet file. */
  parquet(sql: string): Promise<string>;
  close(): Promise<void>;
}

export async function projectionMaker(): Promise<ProjectionMaker> {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-projections-'));
  const builder = await createProjectionBuilder({
    memoryBytes: 256 << 20,
    threads: 1,
    timeZone: 'Asia/Shanghai',
  });
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  let files = 0;
  const parquet = async (sql: string) => {
    const path = join(folder, `${files++}.parquet`);
    await connection.run(`COPY (${sql}) TO ${quoteText(path)} (FORMAT parquet)`);
    return path;
  };
  return {
    folder,
    parquet,
    async make(id, tenant, relations) {
      const keyBytes = randomBytes(32);
      const sealed = [];
      for (const [relation, sql] of Object.entries(relations)) {
        const path = join(folder, `${id}.${relation}.sealed`);
        const sealedAs = `${id}/${relation}`;
        await builder.build({
          sources: [{ relation: 'revision', parquetPath: await parquet(sql) }],
          select: 'SELECT * FROM revision',
          parameters: [],
          seal: { key: keyBytes, sealedAs },
          target: path,
        });
        sealed.push({ relation, path, sealedAs, keyBytes });
      }
      return { id, tenant, files: sealed };
    },
    async close() {
      connection.disconnectSync();
      instance.closeSync();
      await builder.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProjectionBuilder } from '#adapters/duckdb';
import type { ProjectionMaker } from '#platform/query';

/** Projections as sealed files in one folder of the home, made by DuckDB in this process. */
export const projectionMaker = (folder: string, builder: ProjectionBuilder): ProjectionMaker => ({
  path: (id) => join(folder, `${id}.sealed`),
  exists: async (id) => existsSync(join(folder, `${id}.sealed`)),
  rows: ({ parquetPath, select, view }) => builder.rows({ relation: view, parquetPath, select }),
  async make(projection) {
    const began = performance.now();
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const built = await builder.build({
      sources: [{ relation: projection.view, parquetPath: projection.parquetPath }],
      select: projection.select,
      parameters: [],
      pseudonymKey: projection.pseudonymKey,
      seal: { key: projection.sealKey, sealedAs: projection.sealedAs },
      target: join(folder, `${projection.id}.sealed`),
    });
    return { rows: built.rows, bytes: built.sealedBytes, buildMs: Math.round(performance.now() - began) };
  },
});

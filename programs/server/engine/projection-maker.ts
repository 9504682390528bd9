import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openSealed, type ProjectionBuilder, SealError, sealedContentBytes } from '#adapters/duckdb';
import type { ProjectionMaker } from '#platform/query';

const suffix = '.sealed';

/**
 * Projections as sealed files in one folder of the home, made by DuckDB in this process. Without a builder it only looks after what
 * lies there.
 */
export function projectionMaker(folder: string, builder: ProjectionBuilder | null): ProjectionMaker {
  const path = (id: string) => join(folder, `${id}${suffix}`);
  const building = () => {
    if (!builder) throw new Error('nothing is built here');
    return builder;
  };
  return {
    path,
    async isSealedWith(id, sealKey) {
      try {
        await sealedContentBytes(path(id), sealKey);
        return true;
      } catch (error) {
        if (isMissing(error) || error instanceof SealError) return false;
        throw error;
      }
    },
    async opens(id, { sealKey, sealedAs }) {
      try {
        for await (const _ of openSealed(path(id), { key: sealKey, sealedAs }));
        return true;
      } catch (error) {
        if (isMissing(error) || error instanceof SealError) return false;
        throw error;
      }
    },
    rows: ({ parquetPath, select, view, pseudonymKey, signal }) =>
      building().rows({
        relation: view,
        parquetPath,
        select,
        ...(pseudonymKey ? { pseudonymKey } : {}),
        ...(signal ? { signal } : {}),
      }),
    async make(projection) {
      const began = performance.now();
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const built = await building().build({
        sources: projection.parquetPath
          ? [{ relation: projection.view, parquetPath: projection.parquetPath }]
          : [],
        select: projection.select,
        parameters: [],
        pseudonymKey: projection.pseudonymKey,
        ...(projection.recordKey ? { recordKey: projection.recordKey } : {}),
        seal: { key: projection.sealKey, sealedAs: projection.sealedAs },
        target: path(projection.id),
      });
      return {
        rows: built.rows,
        bytes: built.sealedBytes,
        plainBytes: built.plainBytes,
        units: built.units,
        buildMs: Math.round(performance.now() - began),
      };
    },
    remove: (id) => rm(path(id), { force: true }),
    async list() {
      const names = (await namesIn(folder)).filter((name) => name.endsWith(suffix));
      return Promise.all(
        names.map(async (name) => ({
          id: name.slice(0, -suffix.length),
          bytes: (await stat(join(folder, name))).size,
        })),
      );
    },
    async sweep(keep) {
      const names = (await namesIn(folder)).filter(
        (name) => !(name.endsWith(suffix) && keep.has(name.slice(0, -suffix.length))),
      );
      await Promise.all(names.map((name) => rm(join(folder, name), { force: true })));
      return names.length;
    },
  };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

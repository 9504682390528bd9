import { isDeepStrictEqual } from 'node:util';
import { type Check, type KeptFile, type Tx, text } from '#foundation';
import { catalogTables } from './store/resources.ts';

/** A revision's row and its manifest were written together and never change: they say the same. */
const revisionCheck: Check = {
  name: 'catalog.revisions',
  title: text('数据版本与其清单相符', 'Revisions are what their manifests say'),
  async run(tx) {
    const revisions = await catalogTables(tx).selectFrom('catalog.revision').selectAll().execute();
    const faults = revisions.flatMap((revision) => {
      const manifest = revision.manifest as Record<string, unknown>;
      const same =
        manifest['revision'] === revision.id &&
        manifest['resource'] === revision.resource_id &&
        manifest['rows'] === Number(revision.rows) &&
        isDeepStrictEqual(manifest['received'], {
          sha256: revision.received_sha256,
          bytes: Number(revision.received_bytes),
        }) &&
        isDeepStrictEqual(manifest['parquet'], {
          sha256: revision.parquet_sha256,
          bytes: Number(revision.parquet_bytes),
        }) &&
        isDeepStrictEqual(manifest['columns'], namesAndTypes(revision.columns));
      return same
        ? []
        : [text(`${revision.id} 与其清单不符`, `${revision.id} is not what its manifest says`)];
    });
    return { looked: revisions.length, faults };
  },
};

const namesAndTypes = (columns: unknown): unknown =>
  (columns as readonly { readonly name: string; readonly type: string }[]).map(({ name, type }) => ({
    name,
    type,
  }));

/** The file as received and the Parquet of every revision. */
export async function keptFiles(tx: Tx): Promise<readonly KeptFile[]> {
  const revisions = await catalogTables(tx)
    .selectFrom('catalog.revision')
    .select(['id', 'received_sha256', 'received_bytes', 'parquet_sha256', 'parquet_bytes'])
    .execute();
  return revisions.flatMap((revision) => [
    { of: revision.id, sha256: revision.received_sha256, bytes: Number(revision.received_bytes) },
    { of: revision.id, sha256: revision.parquet_sha256, bytes: Number(revision.parquet_bytes) },
  ]);
}

export const checks: readonly Check[] = [revisionCheck];

import { actorReference, newId, organisationOf, type Uploads } from '#foundation';
import type { BlobStore } from './blob-store.ts';

interface UploadTables {
  'kernel.upload': {
    id: string;
    name: string;
    bytes: bigint;
    sha256: string;
    actor: string;
    organisation: string | null;
    at: Temporal.Instant;
  };
}

/** Uploads in PostgreSQL (who brought what) and a blob store (the bytes). */
export const uploadsIn = (blobs: BlobStore): Uploads => ({
  async keep(tx, actor, file) {
    const upload = {
      id: newId('upl'),
      name: file.name.slice(0, 300),
      bytes: file.bytes,
      sha256: file.sha256,
    };
    await tx
      .tables<UploadTables>()
      .insertInto('kernel.upload')
      .values({
        ...upload,
        bytes: BigInt(file.bytes),
        actor: actorReference(actor),
        organisation: organisationOf(actor) ?? null,
        at: tx.now,
      })
      .execute();
    return upload;
  },
  async find(tx, actor, id) {
    let query = tx
      .tables<UploadTables>()
      .selectFrom('kernel.upload')
      .select(['id', 'name', 'bytes', 'sha256'])
      .where('id', '=', id);
    if (actor.kind !== 'system') query = query.where('organisation', '=', organisationOf(actor) ?? '');
    const row = await query.executeTakeFirst();
    return row ? { ...row, bytes: Number(row.bytes) } : null;
  },
  read: (upload) => blobs.read(upload.sha256),
});

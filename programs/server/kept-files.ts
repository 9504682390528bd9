import type { KeptFile, Module, Tx } from '#foundation';

interface UploadRows {
  'kernel.upload': { id: string; sha256: string; bytes: bigint };
}

/** Every file that some row relies on: what was uploaded, and what the modules say of theirs. */
export async function keptFilesOf(modules: readonly Module[], tx: Tx): Promise<readonly KeptFile[]> {
  const uploads = await tx.tables<UploadRows>().selectFrom('kernel.upload').selectAll().execute();
  const kept: KeptFile[] = uploads.map(({ id, sha256, bytes }) => ({ of: id, sha256, bytes: Number(bytes) }));
  for (const module of modules) kept.push(...((await module.keeps?.(tx)) ?? []));
  return kept;
}

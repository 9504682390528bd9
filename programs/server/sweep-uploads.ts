import { type Swept, sweepBlobs } from '#adapters/uploads';
import type { Clock, Database, Module } from '#foundation';
import { keptFilesOf } from './kept-files.ts';

/**
 * At start, before anybody can upload: remove what refused, given-up and crashed uploads left behind for a day or more. The clock is
 * the machine's, which dates the files, also in a home with a demo clock.
 */
export async function sweepUploads(
  database: Database,
  modules: readonly Module[],
  { folder, clock }: { readonly folder: string; readonly clock: Clock },
): Promise<Swept> {
  const kept = await database.transaction((tx) => keptFilesOf(modules, tx), { mode: 'snapshot' });
  const digests = new Set(kept.map(({ sha256 }) => sha256));
  return sweepBlobs({ folder, isKept: (sha256) => digests.has(sha256), now: clock.now() });
}

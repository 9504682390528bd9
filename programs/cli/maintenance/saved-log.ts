import type { Archive } from '#adapters/archive';
import type { TileStore } from '#platform/evidence';
import { tilePath } from '#verifier';
import { logPart } from './manifest.ts';

/** The log as it lies in a backup. It is only read. */
export function savedLog(archive: Archive): TileStore {
  const readOnly = () => {
    throw new Error('a backup is not written to');
  };
  const read = async (path: string) => (archive.has(logPart(path)) ? archive.read(logPart(path)) : null);
  return {
    read: (tile) => read(tilePath(tile)),
    checkpoint: async () => (await read('checkpoint'))?.toString('utf8') ?? null,
    write: readOnly,
    removePartials: readOnly,
    publish: readOnly,
  };
}

import type { TileStore } from '#platform/evidence';
import { tilePath } from '#verifier';

/** Tiles in memory: for tests, and for a log that need not outlive its process. */
export function memoryTileStore(): TileStore {
  const tiles = new Map<string, Uint8Array>();
  let published: string | null = null;
  return {
    async read(tile) {
      return tiles.get(tilePath(tile))?.slice() ?? null;
    },
    async write(tile, bytes) {
      tiles.set(tilePath(tile), bytes.slice());
    },
    async removePartials(full) {
      const prefix = `${tilePath({ ...full, width: 256 })}.p/`;
      for (const path of tiles.keys()) if (path.startsWith(prefix)) tiles.delete(path);
    },
    async checkpoint() {
      return published;
    },
    async publish(note, previous) {
      if (published !== previous) return false;
      published = note;
      return true;
    },
  };
}

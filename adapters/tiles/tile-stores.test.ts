import { tileStoreContract } from '../../platform/evidence/ports.contract.ts';
import { memoryTileStore } from './memory-tile-store.ts';

tileStoreContract('memory', async () => {
  const store = memoryTileStore();
  return { store, reopen: async () => store };
});

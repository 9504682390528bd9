export { fileTileStore } from './file-tile-store.ts';
export { memoryTileStore } from './memory-tile-store.ts';

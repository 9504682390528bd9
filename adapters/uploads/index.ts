export { BlobStore } from './blob-store.ts';
export { uploadsIn } from './uploads.ts';

export { BlobStore } from './blob-store.ts';
export { type SweepOptions, type Swept, sweepBlobs } from './sweep.ts';
export { uploadsIn } from './uploads.ts';

import type { Readable } from 'node:stream';
export type Body = Readable;

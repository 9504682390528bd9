import { createHash } from 'node:crypto';

/** What a text decides of made-up data. */
export const bytesOf = (seed: string): Buffer => createHash('sha256').update(seed).digest();

/** The same as a whole number below 2³². */
export const numberOf = (seed: string): number => bytesOf(seed).readUInt32BE(0);

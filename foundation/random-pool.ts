import { randomBytes } from 'node:crypto';

/** Drawn from the system at once; no byte of it is given twice. */
const poolBytes = 8192;
let pool = Buffer.alloc(0);
let used = 0;

/** Fresh random bytes of cryptographic quality, a few at a time: asking the system costs more than the bytes. */
export function fewRandomBytes(count: number): Buffer {
  if (count > 1024) return randomBytes(count);
  if (used + count > pool.length) {
    // A new one each time, because what was given still looks at the old one.
    pool = randomBytes(poolBytes);
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}

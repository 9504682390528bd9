import { createHash } from 'node:crypto';
import type { Entropy } from './entropy.ts';

/** The same bytes for the same seed. */
export function seededEntropy(seed: string): Entropy {
  let [counter, store] = [0, Buffer.alloc(0)];
  return (bytes) => {
    while (store.length < bytes)
      store = Buffer.concat([store, createHash('sha512').update(`${seed} ${counter++}`).digest()]);
    const taken = store.subarray(0, bytes);
    store = store.subarray(bytes);
    return taken;
  };
}

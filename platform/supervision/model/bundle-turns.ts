import type { BundleReader } from './bundle-reader.ts';

/** Bundles made at once in this process for those who oversee, and as many for parties. */
const mostAtOnce = 2;

/**
 * Who may make a bundle now: each holds a connection, tiles and megabytes while it is made. Parties take nothing from those who oversee them, nor one
 * organisation everything from the others.
 */
export function bundleTurns() {
  const overseers = new Set<symbol>();
  const parties = new Map<string, symbol>();
  return {
    /** Null when others have the turns; otherwise to be called at the end. */
    take(reader: BundleReader, organisation: string): (() => void) | null {
      const turn = Symbol(organisation);
      if (reader === 'overseer') {
        if (overseers.size >= mostAtOnce) return null;
        overseers.add(turn);
        return () => void overseers.delete(turn);
      }
      if (parties.size >= mostAtOnce || parties.has(organisation)) return null;
      parties.set(organisation, turn);
      return () => void parties.delete(organisation);
    },
  };
}

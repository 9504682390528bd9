import type { Database } from '#foundation';
import type { LogPorts, NoteSigner, TileStore } from '../ports.ts';

/** Thrown in place of a crash at a chosen call of a port. */
export class Crash extends Error {}

/** Where a call is cut off: before it does anything, or when it has done its work and only the answer is lost. */
export type CrashPoint = 'before' | 'after';

/**
 * Ports that work until call number `at`, counted over all of them together, and from there on are dead, like the process that held them.
 * For crash tests: run every piece of work with `at` = 1, 2, 3 … until `crashed()` says that it came through.
 */
export function failing(
  database: Database,
  ports: LogPorts,
  at: number,
  point: CrashPoint,
): { readonly database: Database; readonly ports: LogPorts; readonly crashed: () => boolean } {
  let calls = 0;
  let dead = false;

  async function guarded<Value>(call: () => Promise<Value>): Promise<Value> {
    if (dead) throw new Crash('the process is gone');
    calls += 1;
    dead = calls === at;
    if (dead && point === 'before') throw new Crash(`before call ${at}`);
    const value = await call();
    if (calls >= at && dead) throw new Crash(`after call ${at}`);
    return value;
  }

  const tiles: TileStore = {
    read: (tile) => guarded(() => ports.tiles.read(tile)),
    write: (tile, bytes) => guarded(() => ports.tiles.write(tile, bytes)),
    removePartials: (tile) => guarded(() => ports.tiles.removePartials(tile)),
    checkpoint: () => guarded(() => ports.tiles.checkpoint()),
    publish: (note, previous) => guarded(() => ports.tiles.publish(note, previous)),
  };
  const signing = (signer: NoteSigner): NoteSigner => ({
    ...signer,
    sign: (text) => guarded(() => signer.sign(text)),
    ...(signer.retire ? { retire: () => guarded(async () => signer.retire?.()) } : {}),
  });
  const [own, ...others] = ports.signers;

  return {
    crashed: () => dead,
    ports: { ...ports, tiles, signers: [signing(own), ...others.map(signing)] },
    database: {
      transaction: (body, options) =>
        guarded(() =>
          database.transaction(async (tx) => {
            const value = await body(tx);
            // A process that died while the body ran never says COMMIT.
            if (dead && point === 'before') throw new Crash('before commit');
            return value;
          }, options),
        ),
      batch: (load, options) => guarded(() => database.batch(load, options)),
    },
  };
}

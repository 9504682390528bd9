import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openLogKey } from '#adapters/crypto';
import { createDatabase, createPool, machineClock, migrate, startEmbedded } from '#adapters/postgres';
import { fileTileStore } from '#adapters/tiles';
import { type Database, inGroups } from '#foundation';
import {
  appendEntriesIn,
  evidence,
  type LogPorts,
  type NewEntry,
  type ReceiptPromise,
  signPromises,
} from '#platform/evidence';

export const origin = 'bench.example/log';

/** Most entries of one commit, as of the releases of calls; unlike those, appends have no row in common, so two commits may be under way. */
const largestGroup = 128;

/** A log on disk beside a PostgreSQL that flushes at every commit, as an installation has them. */
export interface LogGround {
  /** Where tiles and checkpoint lie. */
  readonly folder: string;
  readonly url: string;
  readonly database: Database;
  readonly pool: ReturnType<typeof createPool>;
  readonly ports: LogPorts;
  /** The way of everything that is not in a larger transaction: what arrives together is committed together, and gets the log's signed word. */
  append(entry: NewEntry): Promise<ReceiptPromise>;
  stop(): Promise<void>;
}

export async function logGround(within: string, name: string): Promise<LogGround> {
  const folder = join(within, name);
  await mkdir(folder);
  // PostgreSQL runs as a user of its own and has to get there.
  for (const passed of [within, folder]) await chmod(passed, 0o711);
  const server = await startEmbedded({ folder: join(folder, 'postgres') });
  const pool = createPool({ connectionString: server.url, max: 8 });
  const signer = await openLogKey({ file: join(folder, 'keys', 'log.pem'), name: origin });
  const ports: LogPorts = { origin, tiles: fileTileStore(join(folder, 'log')), signers: [signer] };
  await migrate(pool, [evidence(ports)]);
  const database = createDatabase(pool, machineClock);
  const append = inGroups(
    async (group: readonly NewEntry[]) => {
      const entries = await database.batch((batch) => {
        const made = appendEntriesIn(batch, group);
        return () => made;
      });
      return signPromises(ports, entries, machineClock.now());
    },
    { largest: largestGroup, atOnce: 2 },
  );
  return {
    folder: join(folder, 'log'),
    url: server.url,
    database,
    pool,
    ports,
    append,
    async stop() {
      await database.close();
      await server.stop();
    },
  };
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type KeyRing, loadLogKeys, memorySigner, openKeyRing, sealsInFolder } from '#adapters/crypto';
import { createDatabase, createPool, machineClock, schemaState } from '#adapters/postgres';
import { fileTileStore } from '#adapters/tiles';
import { BlobStore, uploadsIn } from '#adapters/uploads';
import { type Check, type CheckReport, type Database, text } from '#foundation';
import type { AgreementKeys, QueryPorts } from '#platform/query';
import { agreementKeys } from '../../server/engine/agreement-keys.ts';
import { projectionMaker } from '../../server/engine/projection-maker.ts';
import type { Home } from '../../server/home.ts';
import { logOrigin } from '../../server/log-origin.ts';
import { allModules, modulesOf } from '../../server/modules.ts';
import { Refused } from '../outcome.ts';
import { keptFilesCheck, storedFilesCheck } from './blob-checks.ts';
import type { Checked } from './checks-told.ts';
import { mustFindHome, openForReading, type Place } from './home-access.ts';
import { idempotencyCheck } from './idempotency-check.ts';
import { keysCheck } from './key-checks.ts';

/**
 * Run the checks of every module and those of the files, one after the other, each in a snapshot of its own. Nothing is written.
 */
export async function* checkHome(place: Place): AsyncGenerator<Checked> {
  const home = await mustFindHome(place);
  const opened = await openForReading(home, place, 'verify-all');
  const pool = createPool({
    connectionString: opened.url,
    max: 2,
    applicationName: 'gongshu-verify',
    // A check of a large log reads for long, and writes nothing.
    transactionMs: 0,
  });
  const database = createDatabase(pool, machineClock);
  try {
    await mustHaveTables(pool, home);
    const checks = await homeChecks(home);
    for (const check of checks) {
      let report = await runCheck(database, check);
      // A running server writes files and rows one after the other: what is only between the two is gone a moment later.
      for (let again = 0; opened.live && report.faults.length > 0 && again < 3; again++) {
        await sleep(500);
        report = await runCheck(database, check);
      }
      yield { check, report };
    }
  } finally {
    await database.close();
    await opened.close();
  }
}

/** Rows of another version's tables cannot be held against each other by this one's rules. */
async function mustHaveTables(pool: Parameters<typeof schemaState>[0], home: Home): Promise<void> {
  const { unknown } = await schemaState(pool, await allModules());
  const { pending } = await schemaState(pool, await modulesOf(home));
  const [differs] = [...unknown, ...pending];
  if (differs)
    throw new Refused(
      text(
        `数据库的表不属于本版本（${differs}）：请用运行该服务的版本核对，或先以本版本启动一次。`,
        `The tables are not those of this version (${differs}): verify with the version that runs the server, or start this one once.`,
      ),
    );
}

/** All checks of a home, those of the modules in the order of the house, then those of the files. */
export async function homeChecks(home: Home): Promise<readonly Check[]> {
  const keys = await loadLogKeys({ folder: home.keys, name: logOrigin, sm2: true });
  // Without a key of its own the log is held against those the database knows.
  const signers = keys?.signers ?? ([memorySigner(logOrigin)] as const);
  // Looking makes no master key.
  const ring = existsSync(join(home.keys, 'master.key')) ? await openKeyRing({ folder: home.keys }) : null;
  const blobs = new BlobStore(home.blobs);
  const modules = await modulesOf(home, {
    uploads: uploadsIn(blobs),
    // Looking makes no certificate either.
    seal: sealsInFolder({ folder: home.seals, test: false }),
    log: { origin: logOrigin, tiles: fileTileStore(home.log), signers },
    query: queryPorts(home, ring),
  });
  return [
    ...modules.flatMap((module) => [...(module.checks ?? [])]),
    idempotencyCheck,
    ...(ring ? [keysCheck(home.keys, ring)] : []),
    keptFilesCheck(modules, blobs),
    storedFilesCheck(home.blobs, blobs),
  ];
}

/** What the checks of projections look at; nothing is built or run here. */
function queryPorts(home: Home, ring: KeyRing | null): QueryPorts {
  const unavailable = () => {
    throw new Error('this command only looks');
  };
  const none: AgreementKeys = {
    open: unavailable,
    destroy: unavailable,
    state: async () => 'none',
    onDestroyed: () => {},
    tellDestroyed: async () => {},
  };
  return {
    engine: { run: unavailable, forget: unavailable, close: unavailable },
    projections: projectionMaker(home.projections, null),
    snapshots: {
      build: unavailable,
      open: unavailable,
      exists: unavailable,
      remove: unavailable,
      sweep: unavailable,
    },
    keys: ring ? agreementKeys(ring) : none,
    parquetPath: unavailable,
  };
}

const runCheck = (database: Database, check: Check): Promise<CheckReport> =>
  database.transaction((tx) => check.run(tx), { mode: 'snapshot' });

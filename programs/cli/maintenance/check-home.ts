import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadLogKeys, memorySigner, openKeyRing } from '#adapters/crypto';
import { createDatabase, createPool, machineClock } from '#adapters/postgres';
import { fileTileStore } from '#adapters/tiles';
import { BlobStore } from '#adapters/uploads';
import type { Check, CheckReport, Database } from '#foundation';
import type { AgreementKeys, QueryPorts } from '#platform/query';
import { agreementKeys } from '../../server/engine/agreement-keys.ts';
import { projectionMaker } from '../../server/engine/projection-maker.ts';
import type { Home } from '../../server/home.ts';
import { logOrigin } from '../../server/log-origin.ts';
import { allModules } from '../../server/modules.ts';
import { keptFilesCheck, storedFilesCheck } from './blob-checks.ts';
import type { Checked } from './checks-told.ts';
import { mustFindHome, openForReading, type Place } from './home-access.ts';

/**
 * Run the checks of every module and those of the files, one after the other, each in a snapshot of its own. Nothing is written.
 */
export async function* checkHome(place: Place): AsyncGenerator<Checked> {
  const home = await mustFindHome(place);
  const opened = await openForReading(home, place, 'verify-all');
  const pool = createPool({ connectionString: opened.url, max: 2, applicationName: 'gongshu-verify' });
  const database = createDatabase(pool, machineClock);
  try {
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

/** All checks of a home, those of the modules in the order of the house, then those of the files. */
export async function homeChecks(home: Home): Promise<readonly Check[]> {
  const keys = await loadLogKeys({ folder: home.keys, name: logOrigin, sm2: true });
  // Without a key of its own the log is held against those the database knows.
  const signers = keys?.signers ?? ([memorySigner(logOrigin)] as const);
  const modules = await allModules({
    log: { origin: logOrigin, tiles: fileTileStore(home.log), signers },
    query: await queryPorts(home),
  });
  const blobs = new BlobStore(home.blobs);
  return [
    ...modules.flatMap((module) => [...(module.checks ?? [])]),
    keptFilesCheck(modules, blobs),
    storedFilesCheck(home.blobs, blobs),
  ];
}

/** What the checks of projections look at; nothing is built or run here. */
async function queryPorts(home: Home): Promise<QueryPorts> {
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
    keys: existsSync(join(home.keys, 'master.key'))
      ? agreementKeys(await openKeyRing({ folder: home.keys }))
      : none,
    parquetPath: unavailable,
  };
}

const runCheck = (database: Database, check: Check): Promise<CheckReport> =>
  database.transaction((tx) => check.run(tx), { mode: 'snapshot' });

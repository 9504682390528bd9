// A process that answers verifications, many at once, and sequences, until it is killed. Started by killed.int.test.ts:
//   node dying-process.ts JSON        (see Orders)
// Prints `? KEY` before each call and `! KEY RECEIPT` once it is acknowledged, one per line.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openKeyRing, openLogKey } from '#adapters/crypto';
import { lmdbSnapshots } from '#adapters/lmdb';
import { createDatabase, createPool, postgresActLog, postgresIdempotency } from '#adapters/postgres';
import { fileTileStore } from '#adapters/tiles';
import { type Actor, expectOk, type Result } from '#foundation';
import { createMeterFolder, createSequencer, type LogPorts } from '#platform/evidence';
import { createPerform, loadPolicies } from '#platform/identity';
import { agreementKeys } from '../../../programs/server/engine/agreement-keys.ts';
import { projectionMaker } from '../../../programs/server/engine/projection-maker.ts';
import { allModules } from '../../../programs/server/modules.ts';

export interface Orders {
  readonly url: string;
  /** Of the ground: keys, projections, snapshots. */
  readonly folder: string;
  /** Of the log: its tiles and its key. */
  readonly home: string;
  readonly origin: string;
  readonly now: string;
  /** Begins each key. */
  readonly turn: string;
  readonly actor: Actor;
  readonly input: object;
}

const orders = JSON.parse(process.argv[2]!) as Orders;
const { folder, home, origin, turn } = orders;
const atOnce = 24;

const clock = { now: () => Temporal.Instant.from(orders.now) };
const signer = await openLogKey({ file: join(home, 'keys', 'log.pem'), name: origin });
const log: LogPorts = { origin, tiles: fileTileStore(join(home, 'log')), signers: [signer] };
const unavailable = () => {
  throw new Error('a verification needs its snapshot alone');
};
const modules = await allModules({
  log,
  query: {
    engine: { run: unavailable, forget: unavailable, close: unavailable },
    projections: projectionMaker(join(folder, 'projections'), null),
    snapshots: lmdbSnapshots(join(folder, 'snapshots')),
    keys: agreementKeys(await openKeyRing({ folder: join(folder, 'keys') })),
    parquetPath: unavailable,
  },
});
const database = createDatabase(
  createPool({ connectionString: orders.url, max: 8, applicationName: 'dying-release' }),
  clock,
);
const perform = createPerform({
  database,
  policies: loadPolicies(modules),
  idempotency: postgresIdempotency,
  actLog: postgresActLog,
});
const act = modules
  .flatMap(({ acts = [] }) => acts)
  .find(({ name }) => name === 'products.call-verification')!;

createSequencer(database, log, { intervalMs: 20 }).start();
await createMeterFolder(database, { intervalMs: 50 }).start();

let number = 0;
async function goOn(): Promise<never> {
  for (;;) {
    const idempotencyKey = `${turn}-${++number}`;
    const requestId = `req_${idempotencyKey}`;
    // Synchronous: what was acknowledged is on the paper before anything else happens.
    writeSync(1, `? ${idempotencyKey}\n`);
    const answer = (await perform(orders.actor, act, orders.input, { requestId, idempotencyKey })) as Result<{
      readonly receiptId: string;
    }>;
    writeSync(1, `! ${idempotencyKey} ${expectOk(answer).receiptId}\n`);
  }
}
await Promise.all(Array.from({ length: atOnce }, goOn));

// A process that sets released tables against each other and stops where it is told to, until it is killed. Started by killed.int.test.ts:
//   node dying-process.ts JSON        (see Orders)
// Prints `measuring` or `measured` where it stops.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { createLinkageEngine } from '#adapters/duckdb';
import { createDatabase, createPool } from '#adapters/postgres';
import { createLinkageKeeper, linkageBounds, valueWays } from '#platform/privacy';
import { labSecret } from '../../linkage/lab.ts';
import { watchedEngine } from '../../linkage/watched.ts';

export interface Orders {
  readonly url: string;
  readonly folder: string;
  readonly now: string;
  /** Where it stops by itself and waits for its end; null: nowhere, the database holds it up. */
  readonly stopsAt: 'measuring' | 'measured' | null;
  /** In which of its pairs, counted from one. */
  readonly pair: number;
}

const orders = JSON.parse(process.argv[2]!) as Orders;
const forever = () => new Promise<never>(() => setInterval(() => {}, 1000));
const engine = await createLinkageEngine({
  pathOf: (name) => join(orders.folder, `${name}.parquet`),
  secret: labSecret,
  ways: valueWays,
  bounds: linkageBounds,
});
const database = createDatabase(
  createPool({ connectionString: orders.url, max: 2, applicationName: 'dying-linkage' }),
  { now: () => Temporal.Instant.from(orders.now) },
);
let pairs = 0;
async function stop(at: Orders['stopsAt']): Promise<void> {
  if (pairs !== orders.pair || orders.stopsAt !== at) return;
  writeSync(1, `${at}\n`);
  await forever();
}
const mortal = watchedEngine(engine, {
  async before() {
    pairs += 1;
    await stop('measuring');
  },
  after: () => stop('measured'),
});
const keeper = createLinkageKeeper(mortal, database, {
  onError: (_, error) => writeSync(2, `${error instanceof Error ? error.stack : error}\n`),
});
await keeper.drain();
writeSync(1, 'ended\n');

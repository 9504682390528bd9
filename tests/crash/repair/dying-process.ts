// A process that repairs a revision and stops where it is told to, until it is killed. Started by killed.int.test.ts:
//   node dying-process.ts JSON        (see Orders)
// Prints `computing` before the work, `made` when the files lie in the store.
import { writeSync } from 'node:fs';
import { createParquetReader } from '#adapters/duckdb';
import { createDatabase, createPool, postgresActLog, postgresIdempotency } from '#adapters/postgres';
import { createPerform, loadPolicies } from '#platform/identity';
import type { RepairEngine } from '#platform/privacy';
import { department, filesIn, modulesOver } from '../../repair/house.ts';

export interface Orders {
  readonly url: string;
  readonly folder: string;
  readonly now: string;
  readonly input: object;
  /** Where it stops by itself and waits for its end; `storing`: nowhere, the database holds it up. */
  readonly stopsAt: 'computing' | 'made' | 'storing';
}

const orders = JSON.parse(process.argv[2]!) as Orders;
const files = filesIn(orders.folder);
const forever = () => new Promise<never>(() => setInterval(() => {}, 1000));
const engine: RepairEngine = {
  ...files.engine,
  async make(task) {
    writeSync(1, 'computing\n');
    if (orders.stopsAt === 'computing') await forever();
    const made = await files.engine.make(task);
    writeSync(1, 'made\n');
    if (orders.stopsAt === 'made') await forever();
    return made;
  },
};
const modules = modulesOver({ ...files, engine }, await createParquetReader());
const database = createDatabase(
  createPool({ connectionString: orders.url, max: 2, applicationName: 'dying-repair' }),
  { now: () => Temporal.Instant.from(orders.now) },
);
const perform = createPerform({
  database,
  policies: loadPolicies(modules),
  idempotency: postgresIdempotency,
  actLog: postgresActLog,
});
const act = modules.flatMap(({ acts = [] }) => acts).find(({ name }) => name === 'privacy.apply-repair')!;
const answer = await perform(department, act, orders.input, {
  requestId: 'req_dying',
  idempotencyKey: 'dying repair',
});
writeSync(1, `ended ${JSON.stringify(answer)}\n`);

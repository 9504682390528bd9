import { createProjectionBuilder } from '#adapters/duckdb';
import { lendTables } from '#platform/query';
import { projectionMaker } from '../../programs/server/engine/projection-maker.ts';

/* Started by a test: lends a table in the folder it is given, says where it lies, and waits to be killed. */
const [, , folder = '', marker = ''] = process.argv;
const builder = await createProjectionBuilder({
  memoryBytes: 256 << 20,
  threads: 1,
  timeZone: 'Asia/Shanghai',
});
await lendTables(
  { projections: projectionMaker(folder, builder), engine: { forget: async () => {} } as never },
  'own',
  [{ relation: '__own', select: `SELECT '${marker}' AS person` }],
  async (loan) => {
    process.stdout.write(`${loan.projection('test').files[0]!.path}\n`);
    await new Promise(() => setInterval(() => {}, 1000));
  },
);

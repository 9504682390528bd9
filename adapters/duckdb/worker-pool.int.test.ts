import { randomBytes } from 'node:crypto';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { vi } from 'vitest';
import { type ContractGround, queryEngineContract } from '../../platform/query/ports.contract.ts';
import { projectionMaker } from './projection-for-tests.ts';
import { createWorkerPool } from './worker-pool.ts';

// Processes start slowly on a machine that is busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

queryEngineContract('pool of confined workers', async (): Promise<ContractGround> => {
  const maker = await projectionMaker();
  const engine = await createWorkerPool({ maxWorkers: 2, threads: 2 });
  const one = await maker.make('prj_one', 'org_one', {
    flight: `SELECT i::int AS id, 'C' || (i % 10) AS carrier, CASE WHEN i % 100 = 0 THEN NULL ELSE (i / 4)::decimal(6,2) END AS delay,
             DATE '2026-01-01' + (i % 28)::int AS day FROM range(1, 1001) t(i)`,
    carrier: `SELECT 'C' || i AS code, 'Carrier ' || i AS name FROM range(10) t(i)`,
  });
  const two = await maker.make('prj_two', 'org_two', { patient: `SELECT '张三' AS name` });
  const flight = one.files[0]!;
  const broken = `${flight.path}.broken`;
  await copyFile(flight.path, broken);
  const bytes = await readFile(broken);
  bytes[bytes.length >> 1]! ^= 1;
  await writeFile(broken, bytes);
  return {
    engine,
    one,
    two,
    damaged: { ...one, files: [{ ...flight, path: broken }] },
    wrongKey: { ...one, files: one.files.map((file) => ({ ...file, keyBytes: randomBytes(32) })) },
    close: async () => {
      await engine.close();
      await maker.close();
    },
  };
});

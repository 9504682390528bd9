import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { riskEngineContract } from '../../../platform/privacy/actions/risk/ports.contract.ts';
import { createRiskEngine } from './risk-engine.ts';
import { writeTable } from './table-for-tests.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongshu-risk-'));
});
afterAll(() => rm(folder, { recursive: true }));

const path = (name: string) => join(folder, `${name}.parquet`);
const engine = createRiskEngine({ path });

describe('counts', () =>
  riskEngineContract({
    engine: () => engine,
    write: (name, columns, rows) => writeTable(folder, name, columns, rows),
  }));

it('decides nothing in too little time or memory', async () => {
  const many = Array.from({ length: 40_000 }, (_, index) => [`value ${index} ${'x'.repeat(80)}`]);
  await writeTable(folder, 't', [{ name: 'a', type: 'text' }], many);
  const question = { parquetSha256: 't', quasi: ['a'], sensitive: [], missing: 'own-value' } as const;
  const nobody = () => () => {};
  expect(await createRiskEngine({ path, timeMs: 1 }).count(question, nobody)).toEqual({
    ok: false,
    why: 'took-too-long',
  });
  expect(await createRiskEngine({ path, memoryBytes: 2 << 20 }).count(question, nobody)).toEqual({
    ok: false,
    why: 'too-large',
  });
  expect(await engine.count(question, nobody)).toMatchObject({ ok: true, counts: { rows: 40_000 } });
});

it('throws on a column that is not there: names are checked before', async () => {
  await writeTable(folder, 't', [{ name: 'a', type: 'text' }], [['x']]);
  await expect(
    engine.count({ parquetSha256: 't', quasi: ['b'], sensitive: [], missing: 'own-value' }, () => () => {}),
  ).rejects.toThrow(/b/);
});

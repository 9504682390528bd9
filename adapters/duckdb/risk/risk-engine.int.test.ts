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

it('decides within its bounds, or not at all, on cells of megabytes and on as many columns as may be chosen', async () => {
  const nobody = () => () => {};
  // Forty different cells of two megabytes each, more together than the engine may hold.
  const cells = Array.from({ length: 40 }, (_, row) => [`${'大'.repeat(700_000)}${row}`, row % 2]);
  await writeTable(
    folder,
    't',
    [
      { name: 'cell', type: 'text' },
      { name: 'b', type: 'integer' },
    ],
    cells,
  );
  const told = await createRiskEngine({ path, memoryBytes: 64 << 20 }).count(
    { parquetSha256: 't', quasi: ['cell', 'b'], sensitive: [], missing: 'own-value' },
    nobody,
  );
  // The digests fit where the cells do not; should the engine read more at once some day, it may say so.
  if (told.ok) expect(told.counts.sizes).toEqual([{ size: 1, classes: 40 }]);
  else expect(told.why).toBe('too-large');

  const names = Array.from({ length: 30 }, (_, column) => `q${column}`);
  const rows = Array.from({ length: 3_000 }, (_, row) => names.map((_, column) => row * 31 + column));
  await writeTable(
    folder,
    't',
    names.map((name) => ({ name, type: 'integer' as const })),
    rows,
  );
  const all = { parquetSha256: 't', quasi: names, sensitive: [], missing: 'own-value' } as const;
  expect(await engine.count(all, nobody)).toMatchObject({
    ok: true,
    counts: { sizes: [{ size: 1, classes: 3_000 }] },
  });
  expect(await createRiskEngine({ path, memoryBytes: 2 << 20 }).count(all, nobody)).toEqual({
    ok: false,
    why: 'too-large',
  });
});

it('throws on a column that is not there: names are checked before', async () => {
  await writeTable(folder, 't', [{ name: 'a', type: 'text' }], [['x']]);
  await expect(
    engine.count({ parquetSha256: 't', quasi: ['b'], sensitive: [], missing: 'own-value' }, () => () => {}),
  ).rejects.toThrow(/b/);
});

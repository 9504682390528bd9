import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Projection, QueryEngine } from '../../platform/query/ports.ts';
import type { MeasureName } from './confinement.ts';
import { type ProjectionMaker, projectionMaker } from './projection-for-tests.ts';
import { createWorkerPool } from './worker-pool.ts';

const linuxRoot = process.platform === 'linux' && process.getuid?.() === 0;

describe.skipIf(!linuxRoot)(
  'a host that lacks a measure (played by leaving it out; needs Linux and root)',
  () => {
    let maker: ProjectionMaker;
    let projection: Projection;
    beforeAll(async () => {
      maker = await projectionMaker();
      projection = await maker.make('prj_a', 'org_a', { t: 'SELECT 1 AS x' });
    });
    afterAll(() => maker.close());
    const ask = (engine: QueryEngine) =>
      engine.run({
        projection,
        sql: 'SELECT x FROM t',
        parameters: [],
        limits: { timeMs: 10_000, memoryBytes: 128 << 20, resultRows: 10, resultBytes: 1000 },
      });

    it.each<readonly MeasureName[]>([
      ['files-hidden'],
      ['no-network'],
      // As root the other user takes the capabilities away, too.
      ['own-user', 'no-capabilities'],
      ['no-new-privileges'],
      ['resource-limits'],
      ['memory-backed', 'files-hidden'],
      ['empty-environment'],
    ])('refuses without %s %s', async (...without) => {
      const named = without.filter((name) => name !== undefined);
      const pool = await createWorkerPool({ without: named, maxWorkers: 1, threads: 1 });
      try {
        const missing = pool.confinement.filter((measure) => !measure.held).map((measure) => measure.name);
        expect(missing.toSorted()).toEqual([...named].toSorted());
        expect(await ask(pool)).toEqual({ ok: false, failure: { code: 'not-confined' } });
        expect(pool.confinementLines.some((line) => line.en.startsWith('✗'))).toBe(true);
      } finally {
        await pool.close();
      }
    });

    it('answers without them when the administrator has said so by name', async () => {
      const without: readonly MeasureName[] = ['files-hidden', 'no-network', 'own-processes'];
      const pool = await createWorkerPool({
        without,
        waived: ['files-hidden', 'no-network'],
        maxWorkers: 1,
        threads: 1,
      });
      try {
        expect(await ask(pool)).toMatchObject({ ok: true, value: { rows: [[1]] } });
      } finally {
        await pool.close();
      }
    });
  },
);

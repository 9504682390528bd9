import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Projection, QueryEngine } from '../../platform/query/ports.ts';
import { type MeasureName, measureTitles } from './confinement.ts';
import { type ProjectionMaker, projectionMaker } from './projection-for-tests.ts';
import { createWorkerPool } from './worker-pool.ts';

// Processes start slowly on a machine that is busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

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
        limits: { timeMs: 60_000, memoryBytes: 128 << 20, resultRows: 10, resultBytes: 1000 },
      });

    it.each<{ without: readonly MeasureName[]; also?: readonly MeasureName[] }>([
      // The host's /proc is a part of its file system.
      { without: ['files-hidden'], also: ['own-processes'] },
      { without: ['no-network'] },
      // As root the other user takes the capabilities away, too.
      { without: ['own-user', 'no-capabilities'] },
      { without: ['no-new-privileges'] },
      { without: ['resource-limits'] },
      { without: ['memory-backed', 'files-hidden'], also: ['own-processes'] },
      { without: ['empty-environment'] },
    ])('refuses without $without', async ({ without, also = [] }) => {
      const pool = await createWorkerPool({ without, maxWorkers: 1, threads: 1 });
      try {
        const missing = pool.confinement.filter((measure) => !measure.held).map((measure) => measure.name);
        expect(missing.toSorted()).toEqual([...without, ...also].toSorted());
        expect(await ask(pool)).toEqual({ ok: false, failure: { code: 'not-confined' } });
        for (const name of missing) {
          const { zh, en } = measureTitles[name];
          expect(pool.confinementLines.some((line) => line.zh.startsWith(`✗ ${zh}`))).toBe(true);
          expect(pool.confinementLines.some((line) => line.en.startsWith(`✗ ${en}`))).toBe(true);
        }
        expect(pool.confinementLines.at(-1)?.en).toContain('governed queries are off');
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

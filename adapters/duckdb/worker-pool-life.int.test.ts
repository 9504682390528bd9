import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Projection, QueryEngine, QueryLimits, QueryOutcome } from '../../platform/query/ports.ts';
import type { MeasureName } from './confinement.ts';
import { installFolder } from './host.ts';
import { memoryBackedFolder } from './memory-folder.ts';
import { type ProjectionMaker, projectionMaker } from './projection-for-tests.ts';
import { createWorkerPool, type WorkerPool, type WorkerPoolOptions } from './worker-pool.ts';

// Processes start slowly on a machine that is busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const possible = process.platform === 'linux' && memoryBackedFolder() !== undefined;
const limits: QueryLimits = { timeMs: 300_000, memoryBytes: 128 << 20, resultRows: 100, resultBytes: 10_000 };
const endless = 'SELECT count(*) FROM range(200000) AS a(x), range(200000) AS b(y) WHERE (x * y) % 7 = 3';

/** What the kernel tells of a process or thread; of one that ended meanwhile, nothing. */
function tellOf<Told>(ask: () => readonly Told[]): readonly Told[] {
  try {
    return ask();
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
/** Processes below one, as the kernel knows them. */
function descendants(pid: number): number[] {
  const children = tellOf(() => readdirSync(`/proc/${pid}/task`)).flatMap((thread) =>
    tellOf(() => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' '))
      .filter(Boolean)
      .map(Number),
  );
  return children.flatMap((child) => [child, ...descendants(child)]);
}
const alive = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
/** Workers: Node processes below this one that run the worker's program. */
const workers = (pid = process.pid): number[] =>
  descendants(pid)
    .filter((child) => {
      try {
        return (
          readFileSync(`/proc/${child}/cmdline`, 'utf8').endsWith('query-worker/worker.ts\0') && alive(child)
        );
      } catch {
        return false;
      }
    })
    .filter((child, _, all) => !descendants(child).some((below) => all.includes(below)));
/** Waits, however long it takes; the time limit of the test is the only one. */
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(50);
};

describe.skipIf(!possible)('life in the worker pool (needs Linux and a tmpfs)', () => {
  let maker: ProjectionMaker;
  const projections: Projection[] = [];
  beforeAll(async () => {
    maker = await projectionMaker();
    for (const name of ['a', 'b', 'c'])
      projections.push(await maker.make(`prj_${name}`, `org_${name}`, { t: `SELECT '${name}' AS x` }));
  });
  afterAll(() => maker?.close());

  const ask = (engine: QueryEngine, which: number, sql = 'SELECT x FROM t', signal?: AbortSignal) =>
    engine.run({
      projection: projections[which]!,
      sql,
      parameters: [],
      limits,
      ...(signal ? { signal } : {}),
    });
  const value = (outcome: QueryOutcome) => (outcome.ok ? outcome.value.rows[0]?.[0] : outcome.failure.code);
  async function withPool(options: WorkerPoolOptions, body: (pool: WorkerPool) => Promise<void>) {
    const pool = await createWorkerPool({ threads: 1, ...options });
    try {
      await body(pool);
    } finally {
      await pool.close();
    }
    expect(workers()).toEqual([]);
  }

  it('keeps a worker for its projection, and one process never serves two', () =>
    withPool({ maxWorkers: 1 }, async (pool) => {
      const first = await ask(pool, 0);
      expect(first).toMatchObject({ ok: true, value: { rows: [['a']] } });
      expect(first.ok && first.value.stats.openMs).toBeGreaterThan(0);
      const [process] = workers();
      const again = await ask(pool, 0);
      expect(again.ok && again.value.stats.openMs).toBe(0);
      expect(workers()).toEqual([process]);
      expect(value(await ask(pool, 1))).toBe('b');
      expect(workers()).toHaveLength(1);
      expect(workers()).not.toContain(process);
    }));

  it('ends a worker nobody asks', () =>
    withPool({ maxWorkers: 2, idleMs: 1_000 }, async (pool) => {
      await ask(pool, 0);
      await until(() => workers().length === 0);
      const again = await ask(pool, 0);
      expect(value(again)).toBe('a');
      expect(again.ok && again.value.stats.openMs, 'a new worker').toBeGreaterThan(0);
    }));

  it('says so when a worker is killed in the middle, and goes on with a new one', () =>
    withPool({ maxWorkers: 1 }, async (pool) => {
      await ask(pool, 0);
      const running = ask(pool, 0, endless);
      await sleep(300);
      for (const pid of workers()) process.kill(pid, 'SIGKILL');
      expect(value(await running)).toBe('worker-crashed');
      expect(value(await ask(pool, 0))).toBe('a');
    }));

  it('throws a worker away that was tampered with, so that nobody reads what others asked', () =>
    withPool({ maxWorkers: 1 }, async (pool) => {
      const sql = `SELECT * FROM enable_logging(level = 'debug')`;
      expect(value(await ask(pool, 0, sql))).toBe('worker-crashed');
      expect(value(await ask(pool, 0, `SELECT 'the question of another user'`))).toBe(
        'the question of another user',
      );
      expect(value(await ask(pool, 0, 'SELECT count(*) FROM duckdb_logs()'))).toBe('0');
    }));

  it('lets a second tenant in before the many waiting runs of the first', () =>
    withPool({ maxWorkers: 1 }, async (pool) => {
      const order: string[] = [];
      const asked = [0, 0, 0, 0, 1].map(async (which) => {
        order.push(String(value(await ask(pool, which))));
      });
      await Promise.all(asked);
      // After the one that runs and the one whose turn came first; without turns it would be the last.
      expect(order.indexOf('b')).toBeLessThanOrEqual(2);
    }));

  it('does not give the last worker to a tenant that has all the others', () =>
    withPool({ maxWorkers: 2, perProjection: 2 }, async (pool) => {
      const [stopFirst, stopSecond] = [new AbortController(), new AbortController()];
      const first = ask(pool, 0, endless, stopFirst.signal);
      const second = ask(pool, 1, endless, stopSecond.signal);
      const order: string[] = [];
      const note = async (asked: Promise<QueryOutcome>) => order.push(String(value(await asked)));
      // The first tenant asks again before the third tenant comes, and has its own worker still busy when one gets free.
      const waiting = [note(ask(pool, 0)), note(ask(pool, 2))];
      stopSecond.abort();
      expect(value(await second)).toBe('cancelled');
      await Promise.all(waiting);
      expect(order).toEqual(['c', 'a']);
      stopFirst.abort();
      expect(value(await first)).toBe('cancelled');
    }));

  it('refuses more waiting than it can bear', () =>
    withPool({ maxWorkers: 1, maxWaiting: 2 }, async (pool) => {
      const outcomes = await Promise.all([0, 0, 0, 0, 0].map((which) => ask(pool, which)));
      expect(outcomes.map(value).toSorted()).toEqual(['a', 'a', 'a', 'overloaded', 'overloaded']);
    }));

  it('reads from the file what is too much for its memory, with the same answers', async () => {
    const large = await maker.make('prj_large', 'org_a', {
      measure: 'SELECT i AS id, hash(i) AS h, random() AS r FROM range(4000000) t(i)',
    });
    await withPool({ maxWorkers: 1 }, async (pool) => {
      const on = (sql: string, memoryBytes: number) =>
        pool.run({ projection: large, sql, parameters: [], limits: { ...limits, memoryBytes } });
      const kind = `SELECT table_type FROM information_schema.tables WHERE table_name = 'measure'`;
      const sums = 'SELECT count(*), sum(id), sum(h) FROM measure WHERE id % 3 = 1';
      expect(value(await on(kind, 1 << 30))).toBe('BASE TABLE');
      const inMemory = await on(sums, 1 << 30);
      expect(value(await on(kind, 128 << 20))).toBe('VIEW');
      const fromFile = await on(sums, 128 << 20);
      expect(fromFile.ok && fromFile.value.rows).toEqual(inMemory.ok && inMemory.value.rows);
      expect(inMemory.ok).toBe(true);
      expect(await on(`SELECT * FROM read_text('/proc/self/status')`, 128 << 20)).toEqual({
        ok: false,
        failure: { code: 'engine-error', reason: 'not-allowed' },
      });
    });
  });

  const platforms: ChildProcess[] = [];
  /** A platform of its own that has started a worker and asks it something endless. */
  async function platformAtWork(options: WorkerPoolOptions): Promise<ChildProcess> {
    const script = `
      const { createWorkerPool } = await import('${join(installFolder, 'adapters/duckdb/worker-pool.ts')}');
      const pool = await createWorkerPool(${JSON.stringify({ maxWorkers: 1, threads: 1, ...options })});
      const projection = JSON.parse(process.env.PROJECTION, (name, value) => name === 'keyBytes' ? Buffer.from(value, 'hex') : value);
      const ask = (sql) => pool.run({ projection, sql, parameters: [], limits: ${JSON.stringify(limits)} });
      const first = await ask('SELECT 1');
      void ask(${JSON.stringify(endless)});
      process.on('SIGTERM', () => void pool.close().then(() => process.exit(0)));
      console.log(JSON.stringify(first.ok));`;
    const projection = JSON.stringify(projections[0], (name, part) =>
      name === 'keyBytes' ? Buffer.from(projections[0]!.files[0]!.keyBytes).toString('hex') : part,
    );
    const platform: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: { PROJECTION: projection },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    platforms.push(platform);
    const said = await new Promise((resolve) => platform.stdout!.once('data', resolve));
    expect(String(said).trim()).toBe('true');
    return platform;
  }
  afterEach(() => {
    for (const platform of platforms.splice(0)) platform.kill('SIGKILL');
  });
  const leftovers = async (pid: number) =>
    (await readdir(memoryBackedFolder()!)).filter((name) => name.startsWith(`gongshu-query-${pid}-`));

  const bare: readonly MeasureName[] = ['files-hidden', 'own-processes', 'no-network'];
  it.each<{ where: string; options: WorkerPoolOptions }>([
    { where: 'with all measures', options: {} },
    { where: 'on a host without namespaces', options: { without: bare, waived: bare } },
  ])('leaves neither processes nor data when the platform is killed, $where', async ({ options }) => {
    const platform = await platformAtWork(options);
    const below = descendants(platform.pid!);
    expect(workers(platform.pid!)).toHaveLength(1);
    // Any pool that starts on this machine may be the one that sweeps, also that of another test, so what there is to sweep is seen before.
    expect(await leftovers(platform.pid!)).toHaveLength(1);
    platform.kill('SIGKILL');
    await until(() => ![platform.pid!, ...below].some(alive));
    await withPool({ maxWorkers: 1 }, async () => {});
    expect(await leftovers(platform.pid!)).toEqual([]);
  });

  it('leaves nothing when the platform stops in an orderly way in the middle of a query', async () => {
    const platform = await platformAtWork({});
    const below = descendants(platform.pid!);
    expect(workers(platform.pid!)).toHaveLength(1);
    platform.kill('SIGTERM');
    await until(() => !below.some(alive));
    expect(await leftovers(platform.pid!)).toEqual([]);
  });

  it('does not sweep away what a platform that still runs has', async () => {
    const platform = await platformAtWork({});
    await (await createWorkerPool({ maxWorkers: 1, threads: 1 })).close();
    expect(await leftovers(platform.pid!)).toHaveLength(1);
    expect(workers(platform.pid!)).toHaveLength(1);
  });
});

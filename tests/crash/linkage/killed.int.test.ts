import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLinkageKeeper } from '#platform/privacy';
import { knownNow } from '../../linkage/known-now.ts';
import { memberTable } from '../../linkage/tables.ts';
import { watchedEngine } from '../../linkage/watched.ts';
import { type LinkageWorld, linkageWorld } from '../../linkage/world.ts';
import type { Orders } from './dying-process.ts';

let world: LinkageWorld;
beforeAll(async () => {
  world = await linkageWorld();
}, 120_000);
afterAll(() => world?.close());
beforeEach(() => world.empty());

/** Three tables are compared before the process that dies, three are left to it. */
const [before, count] = [3, 6];
const pairsUpTo = (tables: number) => (tables * (tables - 1)) / 2;

async function release(from: number, to: number): Promise<void> {
  for (let at = from; at < to; at++)
    await world.entersService(await world.release(`joined${at}`, memberTable(at)));
}

type Stage = 'measuring' | 'measured' | 'keeping' | 'recording';
/** What waits, and for the lock of which table: reading goes on. */
const heldUp: { readonly [stage in Stage]?: string } = {
  keeping: 'privacy.linkage_job',
  recording: 'privacy.linkage_check',
};

/** A keeper in a process of its own is killed where it stands: at the word it printed last, or at a lock that it waits for. */
async function killed(stage: Stage): Promise<void> {
  const { url, clock, pool } = world.db;
  const lock = heldUp[stage];
  const orders: Orders = {
    url,
    folder: dirname(world.lab.pathOf('x')),
    now: clock.now().toString(),
    stopsAt: stage === 'measuring' || stage === 'measured' ? stage : null,
    pair: 5,
  };
  const held = lock ? await pool.connect() : null;
  await held?.query(`BEGIN; LOCK TABLE ${lock} IN EXCLUSIVE MODE`);
  const child = spawn(process.execPath, [
    join(import.meta.dirname, 'dying-process.ts'),
    JSON.stringify(orders),
  ]);
  const said: string[] = [];
  child.stderr.on('data', (chunk) => said.push(String(chunk)));
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_, signal) => resolve(signal)),
  );
  createInterface(child.stdout).on('line', (line) => {
    said.push(line);
    if (line === stage) child.kill('SIGKILL');
  });
  if (held) {
    await vi.waitFor(
      async () => {
        const { rows } = await pool.query(
          `SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
            WHERE application_name = 'dying-linkage' AND relation = $1::regclass AND NOT granted`,
          [lock],
        );
        expect(rows.length, said.join('\n')).toBe(1);
      },
      { timeout: 50_000, interval: 50 },
    );
    child.kill('SIGKILL');
  }
  expect(await ended, said.join('\n')).toBe('SIGKILL');
  await held?.query('ROLLBACK');
  held?.release();
  // Its connections end when the server notices.
  await vi.waitFor(
    async () => {
      const { rows } = await pool.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'dying-linkage'`,
      );
      expect(rows.length).toBe(0);
    },
    { timeout: 30_000, interval: 50 },
  );
}

const outcomes = async () => {
  const { rows } = await world.db.pool.query(
    `SELECT outcome, first_revision_id || ' ' || second_revision_id AS pair FROM privacy.linkage_measured`,
  );
  const of = (outcome: string) =>
    rows.filter((row) => row.outcome === outcome).map(({ pair }) => pair as string);
  return { measured: of('measured'), begun: of('begun') };
};
const checks = async () =>
  (await world.db.pool.query('SELECT revision_id FROM privacy.linkage_check ORDER BY revision_id')).rows;
const entries = async () =>
  Number(
    (await world.db.pool.query(`SELECT count(*) FROM evidence.entry WHERE kind = 'privacy.linkage-check'`))
      .rows[0].count,
  );

/** Pairs that the dying process has kept by then, and those that it has begun: of its first table there are three. */
const left: {
  readonly [stage in Stage]: { readonly kept: number; readonly begun: number; readonly checked: number };
} = {
  measuring: { kept: 4, begun: 1, checked: 1 },
  measured: { kept: 4, begun: 1, checked: 1 },
  keeping: { kept: 0, begun: 1, checked: 0 },
  recording: { kept: 3, begun: 0, checked: 0 },
};

describe('a process killed while it compares released tables', () => {
  it.each(Object.keys(left) as Stage[])(
    'in %s: what it kept stands, the next one does the rest, and each pair and each check is there once',
    async (stage) => {
      await release(0, count);
      await world.keeper.drain();
      const uninterrupted = await knownNow(world.db.pool);
      expect(uninterrupted).toHaveLength(2 * pairsUpTo(count));
      await world.empty();
      await release(0, before);
      await world.keeper.drain();
      const entriesBefore = await entries();
      await release(before, count);

      await killed(stage);
      const { kept, begun, checked } = left[stage];
      const standing = await outcomes();
      expect(standing.measured).toHaveLength(pairsUpTo(before) + kept);
      expect(standing.begun).toHaveLength(begun);
      expect(await checks()).toHaveLength(before + checked);
      expect(await entries()).toBe(entriesBefore + checked);

      // The next one, at once: whoever was killed put nothing off.
      const again: string[] = [];
      const next = createLinkageKeeper(
        watchedEngine(world.lab.engine, {
          before: (own, other) => void again.push([own, other].sort().join(' ')),
        }),
        world.db.database,
        { onError: (_, error) => world.faults.push(error) },
      );
      await next.drain();
      expect(world.faults).toEqual([]);
      // None of those that were kept is measured again, and what was begun is measured to its end.
      expect(again.filter((pair) => standing.measured.includes(pair))).toEqual([]);
      expect(standing.begun.filter((pair) => !again.includes(pair))).toEqual([]);
      expect(new Set(again).size).toBe(again.length);
      expect(again.length).toBe(pairsUpTo(count) - standing.measured.length);
      expect(await outcomes()).toMatchObject({ begun: [] });
      expect(await knownNow(world.db.pool)).toEqual(uninterrupted);
      expect((await checks()).map(({ revision_id }) => revision_id)).toEqual(
        Array.from({ length: count }, (_, at) => `rev_joined${at}`),
      );
      expect(await entries()).toBe(entriesBefore + count - before);
      expect((await world.db.pool.query('SELECT 1 FROM privacy.linkage_job')).rows).toEqual([]);
    },
    180_000,
  );
});

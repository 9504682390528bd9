import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sweepBlobs } from '#adapters/uploads';
import { expectOk } from '#foundation';
import { cataloguedRevision } from '#platform/catalog';
import { repairOf } from '#platform/privacy';
import { leakyInspections } from '../../../demo/files/leaky-inspections.ts';
import { department, neighbour, type RepairHouse, repairHouse } from '../../repair/house.ts';
import type { Orders } from './dying-process.ts';

let at: RepairHouse;
beforeAll(async () => {
  at = await repairHouse();
});
afterAll(() => at?.close());

/** A process that repairs is killed where it stands: at the word it printed last, or at a lock that it waits for. */
async function killed(input: object, stopsAt: Orders['stopsAt']): Promise<void> {
  const { url, clock } = at.house.db;
  const orders: Orders = { url, folder: at.folder, now: clock.now().toString(), input, stopsAt };
  const script = join(import.meta.dirname, 'dying-process.ts');
  const held = stopsAt === 'storing' ? await at.house.db.pool.connect() : null;
  // Reading goes on: what waits is the line that would keep the repair.
  await held?.query('BEGIN; LOCK TABLE privacy.repair IN EXCLUSIVE MODE');
  const child = spawn(process.execPath, [script, JSON.stringify(orders)]);
  const said: string[] = [];
  child.stderr.on('data', (chunk) => said.push(String(chunk)));
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_, signal) => resolve(signal)),
  );
  const lines = createInterface(child.stdout);
  lines.on('line', (line) => {
    said.push(line);
    if (line === stopsAt) child.kill('SIGKILL');
  });
  if (held) {
    await vi.waitFor(
      async () => {
        const { rows } = await at.house.db.pool.query(
          `SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
            WHERE application_name = 'dying-repair' AND relation = 'privacy.repair'::regclass AND NOT granted`,
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
      const { rows } = await at.house.db.pool.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'dying-repair'`,
      );
      expect(rows.length).toBe(0);
    },
    { timeout: 30_000, interval: 50 },
  );
}

const revisionsOf = async (resourceId: string) =>
  (
    await at.house.db.pool.query('SELECT id, state FROM catalog.revision WHERE resource_id = $1', [
      resourceId,
    ])
  ).rows;
const told = (revisionId: string, who = department) => {
  const read = at.modules.flatMap(({ reads = [] }) => reads).find(({ name }) => name === 'privacy.repair')!;
  return at.house.read((tx) => read.run(who, { id: revisionId } as never, tx as never));
};

/** Files of the store that no revision names. */
async function unnamed(): Promise<readonly string[]> {
  const { rows } = await at.house.db.pool.query(
    'SELECT received_sha256 AS a, parquet_sha256 AS b FROM catalog.revision',
  );
  const named = new Set(rows.flatMap(({ a, b }) => [a, b]));
  const uploads = await at.house.db.pool
    .query('SELECT sha256 FROM kernel.upload')
    .catch(() => ({ rows: [] }));
  for (const { sha256 } of uploads.rows) named.add(sha256);
  const folder = join(at.folder, 'blobs');
  const names = (await readdir(folder, { recursive: true })).map((name) => name.split('/').at(-1)!);
  return names.filter((name) => /^[0-9a-f]{64}$/.test(name) && !named.has(name));
}

describe('a process killed in the middle of a repair', () => {
  it.each(['computing', 'made', 'storing'] as const)(
    'while %s: nothing half is there, it is told as unfinished, and the same document makes the revision',
    async (stopsAt) => {
      const { resourceId, revisionId } = await at.load(`${leakyInspections({ rows: 40 })}\r\n${stopsAt}`);
      const { document } = expectOk(
        await at.house.does(department, 'privacy.propose-repair', { revisionId }),
      );
      const parent = await at.house.read((tx) => cataloguedRevision(tx, revisionId));
      const orphansBefore = await unnamed();
      await killed({ revisionId, document }, stopsAt);

      // Nothing half: the revision is as it was and alone, no entry in the log, and what was written is named by nobody.
      expect(await revisionsOf(resourceId)).toEqual([{ id: revisionId, state: 'checked' }]);
      expect(await at.house.read((tx) => cataloguedRevision(tx, revisionId))).toEqual(parent);
      const { rows: entries } = await at.house.db.pool.query(
        `SELECT FROM evidence.entry WHERE kind = 'privacy.repair' AND subject = $1`,
        [resourceId],
      );
      expect(entries).toEqual([]);
      const orphans = (await unnamed()).filter((name) => !orphansBefore.includes(name));
      expect(orphans.length).toBe(stopsAt === 'computing' ? 0 : 1);

      // Who comes back is told what was begun; a neighbour is not.
      const word = await told(revisionId);
      expect(word).toMatchObject({ ok: true, value: { repair: null, unfinished: [{ document }] } });
      expect(await told(revisionId, neighbour)).toMatchObject({ ok: false });

      // A day later what nobody names is swept, at the latest.
      if (orphans.length > 0) {
        const { rows } = await at.house.db.pool.query('SELECT received_sha256 AS sha FROM catalog.revision');
        const kept = new Set(rows.map(({ sha }) => sha));
        await sweepBlobs({
          folder: join(at.folder, 'blobs'),
          isKept: (sha256) => kept.has(sha256) || !orphans.includes(sha256),
          now: Temporal.Now.instant().add({ hours: 25 }),
        });
        expect(orphans.some((sha256) => existsSync(at.files.blobs.path(sha256)))).toBe(false);
      }

      const again = expectOk(
        await at.house.does(department, 'privacy.apply-repair', {
          revisionId,
          document: (word as { value: { unfinished: { document: object }[] } }).value.unfinished[0]!.document,
        }),
      );
      expect((await revisionsOf(resourceId)).map(({ state }) => state)).toEqual(['checked', 'checked']);
      expect(await told(revisionId)).toMatchObject({ ok: true, value: { unfinished: [] } });
      const repair = await at.house.read((tx) => repairOf(tx, again.revisionId));
      expect(repair).toMatchObject({ parentRevisionId: revisionId, document });
      const made = await at.house.read((tx) => cataloguedRevision(tx, again.revisionId));
      // The same repair gives the same bytes: had the file still been there, it would have been this one.
      if (stopsAt !== 'computing') expect(orphans).toEqual([made!.parquetSha256]);
    },
    120_000,
  );

  it('a repair that was refused or failed leaves no word that it is under way', async () => {
    const { revisionId } = await at.load('编号,结果\n1,合格\n2,不合格\n');
    const document = {
      format: 'gongshu-repair/1',
      columns: [{ column: '结果', remedy: { kind: 'mask', keepFirst: 9, keepLast: 9 } }],
      table: [],
    };
    expect(
      await at.house.outcome(department, 'privacy.apply-repair', {
        revisionId,
        document: { ...document, columns: [{ column: '结果', remedy: { kind: 'empty-rare', below: 2 } }] },
      }),
    ).toBe('done');
    expect(
      await at.house.outcome(department, 'privacy.apply-repair', {
        revisionId,
        document: {
          ...document,
          columns: [{ column: '编号', remedy: { kind: 'bound', bottom: '0', top: '9' } }],
        },
      }),
    ).toBe('privacy/repair-changes-nothing');
    expect(await told(revisionId)).toMatchObject({ ok: true, value: { unfinished: [] } });
  });
});

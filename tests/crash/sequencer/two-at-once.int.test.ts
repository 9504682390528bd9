import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openLogKey } from '#adapters/crypto';
import { fileTileStore } from '#adapters/tiles';
import { auditLog, createSequencer, evidence, type LogPorts } from '#platform/evidence';
import { type TestDatabase, testDatabase } from '#testkit';

const origin = 'test.example/log';
let home: string;
let db: TestDatabase;
let ports: LogPorts;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'gongshu-two-sequencers-'));
  const signer = await openLogKey({ file: join(home, 'keys', 'log.pem'), name: origin });
  ports = { origin, tiles: fileTileStore(join(home, 'log')), signers: [signer] };
  db = await testDatabase([evidence(ports)]);
});
afterAll(async () => {
  await db.close();
  await rm(home, { recursive: true, force: true });
});

/** A process that appends and sequences, and never dies by itself. */
function sequencing(): { readonly child: ChildProcess; readonly acknowledged: () => readonly string[] } {
  const script = join(import.meta.dirname, 'dying-process.ts');
  const child = spawn(process.execPath, [script, db.url, home, '1000000000', 'before'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout!.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  return { child, acknowledged: () => printed.split('\n').slice(0, -1) };
}

const ended = (child: ChildProcess) => new Promise<void>((resolve) => child.once('exit', () => resolve()));

it('two processes on one log take turns: no fork, gap or place given twice, also when one is killed in its turn', async () => {
  const [one, other] = [sequencing(), sequencing()];
  await vi.waitFor(
    async () => {
      expect(one.acknowledged().length).toBeGreaterThan(400);
      expect(other.acknowledged().length).toBeGreaterThan(400);
      // Entries come faster than the first head: it must be out before anybody dies.
      expect(await ports.tiles.checkpoint()).toContain(origin);
    },
    { timeout: 60_000, interval: 50 },
  );
  const over = ended(one.child);
  one.child.kill('SIGKILL');
  await over;
  const sizeAtDeath = Number((await ports.tiles.checkpoint())!.split('\n')[1]);
  // The one that is left takes over once the server has noticed, and goes on with what the dead one had begun.
  await vi.waitFor(
    async () => expect(Number((await ports.tiles.checkpoint())!.split('\n')[1])).toBeGreaterThan(sizeAtDeath),
    { timeout: 60_000, interval: 50 },
  );
  const end = ended(other.child);
  other.child.kill('SIGKILL');
  await end;
  const acknowledged = [...one.acknowledged(), ...other.acknowledged()];
  const sequencer = createSequencer(db.database, ports);
  await vi.waitFor(
    async () => {
      await sequencer.drain();
      expect(await sequencer.step()).toMatchObject({ outcome: 'idle' });
    },
    { timeout: 60_000, interval: 100 },
  );
  const report = await db.database.transaction((tx) => auditLog(tx, ports), { mode: 'snapshot' });
  expect(report).toMatchObject({ faults: [], waiting: 0 });
  expect(report.size).toBeGreaterThanOrEqual(acknowledged.length);
  const { rows } = await db.pool.query(
    'SELECT count(*)::int AS kept FROM evidence.entry WHERE id = ANY ($1)',
    [acknowledged],
  );
  expect(rows[0].kept).toBe(acknowledged.length);
  console.log(`${report.size} entries by two processes`);
}, 200_000);

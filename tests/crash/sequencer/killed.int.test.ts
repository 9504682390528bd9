import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openLogKey } from '#adapters/crypto';
import { fileTileStore } from '#adapters/tiles';
import { auditLog, createSequencer, evidence, type LogPorts, receipt } from '#platform/evidence';
import { type TestDatabase, testDatabase } from '#testkit';
import {
  consistencyProof,
  parseCheckpoint,
  parseNote,
  type Receipt,
  tileHashReader,
  verifyConsistency,
  verifyReceipt,
} from '#verifier';

const origin = 'test.example/log';
let home: string;
let db: TestDatabase;
let ports: LogPorts;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'gongshu-killed-'));
  const signer = await openLogKey({ file: join(home, 'keys', 'log.pem'), name: origin });
  ports = { origin, tiles: fileTileStore(join(home, 'log')), signers: [signer] };
  db = await testDatabase([evidence(ports)]);
});
afterAll(async () => {
  await db.close();
  await rm(home, { recursive: true, force: true });
});

/** Run the process to its death; answers how it died and what it had acknowledged. */
function runToDeath(
  call: number,
  point: string,
): Promise<{ readonly signal: unknown; readonly acknowledged: string[] }> {
  const script = join(import.meta.dirname, 'dying-process.ts');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, db.url, home, String(call), point],
      { timeout: 100_000, killSignal: 'SIGTERM', maxBuffer: 1 << 26 },
      (error, stdout) => resolve({ signal: error?.signal, acknowledged: stdout.split('\n').filter(Boolean) }),
    );
  });
}

it('a process killed in the middle of a port call loses nothing it acknowledged and forks nothing', async () => {
  const acknowledged: string[] = [];
  let previous: string | null = null;
  // Calls early, late and in between, so that the kill falls on every port and on logs of several tiles.
  for (const [call, point] of [
    [2, 'after'],
    [9, 'before'],
    [16, 'after'],
    [37, 'before'],
    [60, 'after'],
    [95, 'before'],
  ] as const) {
    const death = await runToDeath(call, point);
    expect(death.signal).toBe('SIGKILL');
    acknowledged.push(...death.acknowledged);

    await recover();
    const report = await db.database.transaction((tx) => auditLog(tx, ports), { mode: 'snapshot' });
    expect(report).toMatchObject({ faults: [], waiting: 0 });
    const now = await ports.tiles.checkpoint();
    expect(await extendsOf(previous, now!)).toBe(true);
    previous = now;
  }
  expect(acknowledged.length).toBeGreaterThan(200);
  const { rows } = await db.pool.query(
    'SELECT entry AS id FROM evidence.waiting UNION ALL SELECT entry FROM evidence.place WHERE NOT entry = ANY($1)',
    [acknowledged],
  );
  // Committed a moment before the kill and not printed any more: at most one batch for each death.
  expect(rows.length).toBeLessThanOrEqual(6 * 40);
  const { rows: kept } = await db.pool.query(
    'SELECT count(*)::int AS count FROM evidence.entry WHERE id = ANY($1)',
    [acknowledged],
  );
  expect(kept[0].count).toBe(acknowledged.length);

  for (const id of [acknowledged[0]!, acknowledged.at(-1)!]) {
    const file = (await db.database.transaction((tx) => receipt(tx, ports, id))) as Receipt;
    expect(verifyReceipt(file, { trustedKeys: [ports.signers[0].vkey] })).toMatchObject({
      valid: true,
      trusted: true,
    });
  }
}, 600_000);

/** The dead process's connection keeps the turn until the server notices; then everything is taken up. */
async function recover(): Promise<void> {
  const sequencer = createSequencer(db.database, ports);
  await vi.waitFor(
    async () => {
      await sequencer.drain();
      expect(await sequencer.step()).toMatchObject({ outcome: 'idle' });
    },
    { timeout: 100_000, interval: 100 },
  );
}

async function extendsOf(older: string | null, newer: string): Promise<boolean> {
  if (older === null) return true;
  const [old, head] = [older, newer].map((note) => parseCheckpoint(parseNote(note)!.text)!) as [
    NonNullable<ReturnType<typeof parseCheckpoint>>,
    NonNullable<ReturnType<typeof parseCheckpoint>>,
  ];
  const read = tileHashReader(async (tile) => (await ports.tiles.read(tile))!, head.size);
  const proof = await consistencyProof(read, old.size, head.size);
  return verifyConsistency({
    oldSize: old.size,
    oldRoot: old.root,
    newSize: head.size,
    newRoot: head.root,
    proof,
  });
}

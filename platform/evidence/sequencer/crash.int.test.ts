import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { type TestDatabase, testDatabase } from '#testkit';
import { consistencyProof, parseCheckpoint, parseNote, verifyConsistency } from '#verifier';
import { appendEntries } from '../append.ts';
import { auditLog } from '../audit.ts';
import { evidence, type LogPorts } from '../index.ts';
import { storedHashes } from '../tile-reading.ts';
import { type CrashPoint, failing } from './failing.ts';
import { createSequencer } from './loop.ts';

const origin = 'test.example/log';
const tiles = memoryTileStore();
const ports: LogPorts = { origin, tiles, signers: [memorySigner(origin), memorySigner('cosigner.example')] };
const published: string[] = [];
const watched: LogPorts = {
  ...ports,
  tiles: {
    ...tiles,
    async publish(note, previous) {
      const done = await tiles.publish(note, previous);
      if (done) published.push(note);
      return done;
    },
  },
};
const acknowledged: string[] = [];
let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase([evidence(ports)]);
});
afterAll(() => db.close());

async function append(count: number): Promise<void> {
  const entries = Array.from({ length: count }, (_, at) => ({ kind: 'test.call', fields: { at } }));
  const made = await db.database.transaction((tx) => appendEntries(tx, entries));
  acknowledged.push(...made.map(({ id }) => id));
}

/** An entry that has drawn its number already and commits when told: its number is then lower than some already sequenced. */
async function appendSlowly(): Promise<() => Promise<void>> {
  const gate = Promise.withResolvers<void>();
  const drawn = Promise.withResolvers<string>();
  const committed = db.database.transaction(async (tx) => {
    const [entry] = await appendEntries(tx, [{ kind: 'test.late', fields: {} }]);
    drawn.resolve(entry!.id);
    await gate.promise;
  });
  const id = await drawn.promise;
  return async () => {
    gate.resolve();
    await committed;
    acknowledged.push(id);
  };
}

/** Start anew from what is durable, finish, and hold everything against everything. */
async function recoverAndCheck(): Promise<void> {
  await createSequencer(db.database, watched).drain();
  const report = await db.database.transaction((tx) => auditLog(tx, ports), { mode: 'snapshot' });
  expect(report).toMatchObject({ faults: [], size: acknowledged.length, waiting: 0 });
  expect(await tiles.checkpoint()).toBe(published.at(-1));
}

describe.each<CrashPoint>(['before', 'after'])('a crash %s each port call', (point) => {
  // 2 for the ordinary batch; 130 crosses a full tile every other time, so both levels and dropped partials are among the calls.
  it.each([0, 2, 130])('leaves no fork, gap or lost entry, with %i entries waiting', async (count) => {
    let at = 0;
    let crashed = true;
    while (crashed) {
      at += 1;
      const commitLate = count > 0 ? await appendSlowly() : async () => {};
      await append(count);
      const dying = failing(db.database, watched, at, point);
      await createSequencer(dying.database, dying.ports)
        .drain()
        .catch(() => {});
      crashed = dying.crashed();
      await commitLate();
      await recoverAndCheck();
    }
    expect(at).toBeGreaterThan(count === 0 ? 2 : 10);
  });
});

it('every checkpoint ever published is a prefix of the last', async () => {
  const heads = published.map((note) => parseCheckpoint(parseNote(note)!.text)!);
  const last = heads.at(-1)!;
  const read = storedHashes(tiles, last.size);
  for (const [position, head] of heads.entries()) {
    if (position > 0) expect(head.size).toBeGreaterThanOrEqual(heads[position - 1]!.size);
    const proof = await consistencyProof(read, head.size, last.size);
    const claim = { oldSize: head.size, oldRoot: head.root, newSize: last.size, newRoot: last.root, proof };
    expect(verifyConsistency(claim), `checkpoint of size ${head.size}`).toBe(true);
  }
  expect(heads.length).toBeGreaterThan(50);
});

it('every acknowledged entry has one place of its own', async () => {
  const { rows } = await db.pool.query<{ id: string; log_index: bigint }>(
    'SELECT entry AS id, log_index FROM evidence.place ORDER BY log_index',
  );
  expect(rows.map(({ log_index }) => Number(log_index))).toEqual(acknowledged.map((_, place) => place));
  expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(acknowledged));
});

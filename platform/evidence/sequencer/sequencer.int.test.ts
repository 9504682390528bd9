import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { type TestDatabase, testDatabase } from '#testkit';
import { canonicalBytes, type Json, type Receipt, tileAt, verifyPromise, verifyReceipt } from '#verifier';
import { appendEntries, appendEntry, appendPublicFact } from '../append.ts';
import { auditLog } from '../audit.ts';
import {
  evidence,
  findEntry,
  LogHalted,
  type LogPorts,
  receipt,
  Superseded,
  signPromises,
} from '../index.ts';
import { raiseEpoch } from './durable-log.ts';
import { createSequencer } from './loop.ts';

const origin = 'test.example/log';
let ports: LogPorts;
let db: TestDatabase;

beforeEach(async () => {
  ports = { origin, tiles: memoryTileStore(), signers: [memorySigner(origin)] };
  db = await testDatabase([evidence(ports)]);
});
afterEach(() => db.close());

const sequencer = (options = {}) => createSequencer(db.database, ports, options);
const call = (at: number) => ({ kind: 'query.call', fields: { agreement: 'agr_1', at } });
const append = (count: number) =>
  db.database.transaction((tx) =>
    appendEntries(
      tx,
      Array.from({ length: count }, (_, at) => call(at)),
    ),
  );
const audit = () => db.database.transaction((tx) => auditLog(tx, ports), { mode: 'snapshot' });
const receiptOf = (id: string) =>
  db.database.transaction((tx) => receipt(tx, ports, id), { mode: 'snapshot' });
const trusted = () => ({ trustedKeys: [ports.signers[0].vkey] });

describe('the sequencer', () => {
  it('publishes the empty tree first and then nothing while nothing happens', async () => {
    expect(await sequencer().step()).toMatchObject({ outcome: 'published', size: 0 });
    const first = await ports.tiles.checkpoint();
    expect(first).toContain(`${origin}\n0\n`);
    expect(await sequencer().step()).toEqual({ outcome: 'idle', size: 0 });
    expect(await ports.tiles.checkpoint()).toBe(first);
  });

  it('gives a promise at once and a receipt after the batch, both verifiable by themselves', async () => {
    const entry = await db.database.transaction((tx) =>
      appendEntry(tx, {
        kind: 'query.call',
        fields: { purpose: '普惠信贷', digest: 'ab', secret: 1 },
        disclosed: ['purpose', 'digest'],
      }),
    );
    const [promise] = await signPromises(ports, [entry], db.clock.now());
    expect(verifyPromise(canonicalBytes(promise as unknown as Json), trusted())).toMatchObject({
      valid: true,
      trusted: true,
    });
    expect(await receiptOf(entry.id)).toMatchObject({ format: 'gongshu-promise/1', leaf: entry.leaf });

    await sequencer().drain();
    const file = canonicalBytes((await receiptOf(entry.id)) as unknown as Json);
    const verification = verifyReceipt(file, trusted());
    expect(verification).toMatchObject({ valid: true, trusted: true });
    const facts = new Map(verification.facts.map(({ label, value }) => [label.en, value]));
    expect([facts.get('entry'), facts.get('purpose'), facts.has('secret')]).toEqual([
      entry.id,
      '普惠信贷',
      false,
    ]);
    expect(await receiptOf('ent_unknown')).toBeNull();
  });

  it('keeps receipts of every entry verifiable as the log grows past several tiles', async () => {
    const ids: string[] = [];
    for (const count of [1, 255, 1, 300, 77]) {
      ids.push(...(await append(count)).map(({ id }) => id));
      await sequencer().drain();
    }
    for (const at of [0, 1, 255, 256, 257, 511, 512, 633]) {
      const file = (await receiptOf(ids[at]!)) as Receipt;
      expect(verifyReceipt(file, trusted()).valid, `entry ${at}`).toBe(true);
    }
    expect(await audit()).toMatchObject({ size: 634, faults: [], waiting: 0 });
    expect(await ports.tiles.read(tileAt(0, 0, 256)!)).not.toBeNull();
    expect(await ports.tiles.read(tileAt(0, 0, 255)!)).toBeNull();
  });

  it('takes whoever commits late, whatever numbers were drawn before', async () => {
    const gate = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<string>();
    const late = db.database.transaction(async (tx) => {
      const { id } = await appendEntry(tx, call(0));
      begun.resolve(id);
      await gate.promise;
    });
    const lateId = await begun.promise;
    await append(3);
    await sequencer().drain();
    gate.resolve();
    await late;
    await sequencer().drain();
    const entry = await db.database.transaction((tx) => findEntry(tx, lateId));
    expect(entry?.index).toBe(3);
    expect(await audit()).toMatchObject({ size: 4, faults: [] });
  });

  it('never sequences what was rolled back', async () => {
    await db.database
      .transaction(async (tx) => {
        await appendEntry(tx, call(0));
        throw new Error('no');
      })
      .catch(() => {});
    expect(await sequencer().drain()).toBe(0);
  });

  it('bounds its batches', async () => {
    await append(25);
    const bounded = sequencer({ batchLimit: 10 });
    expect(await bounded.step()).toEqual({ outcome: 'published', size: 10, entries: 10, full: true });
    expect(await bounded.drain()).toBe(15);
  });

  it('lets several processes take turns without a fork', async () => {
    const many = [sequencer({ batchLimit: 7 }), sequencer({ batchLimit: 5 }), sequencer({ batchLimit: 11 })];
    await append(60);
    const outcomes = await Promise.all(many.flatMap((each) => Array.from({ length: 8 }, () => each.step())));
    expect(outcomes.some(({ outcome }) => outcome === 'busy')).toBe(true);
    await many[0]!.drain();
    expect(await audit()).toMatchObject({ size: 60, faults: [] });
  });

  it('publishes nothing when somebody took over in the middle of its turn', async () => {
    await append(2);
    const { tiles } = ports;
    const overtaken: LogPorts = {
      ...ports,
      tiles: {
        ...tiles,
        async write(tile, bytes) {
          await tiles.write(tile, bytes);
          await db.database.transaction((tx) => raiseEpoch(tx));
        },
      },
    };
    await expect(createSequencer(db.database, overtaken).step()).rejects.toThrow(Superseded);
    expect(await tiles.checkpoint()).toBeNull();
    await sequencer().drain();
    expect(await audit()).toMatchObject({ size: 2, faults: [] });
  });

  it('harms nothing when its connection is lost and it goes on writing while another has the turn', async () => {
    // The driver tells of a lost connection by an event, too; without a listener that alone would end the process.
    db.pool.on('acquire', (client) => client.on('error', () => {}));
    const drawn = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const late = db.database.transaction(async (tx) => {
      await appendEntry(tx, call(9));
      drawn.resolve();
      await gate.promise;
    });
    await drawn.promise;
    await append(2);
    const { tiles } = ports;
    let interrupted = false;
    const cutOff: LogPorts = {
      ...ports,
      tiles: {
        ...tiles,
        async write(tile, bytes) {
          if (!interrupted) {
            interrupted = true;
            await db.pool.query("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
            gate.resolve();
            await late;
            await vi.waitFor(async () =>
              expect(await sequencer({ batchLimit: 2 }).step()).toMatchObject({
                outcome: 'published',
                size: 2,
              }),
            );
          }
          await tiles.write(tile, bytes);
        },
      },
    };
    await expect(createSequencer(db.database, cutOff, { batchLimit: 2 }).step()).rejects.toThrow();
    expect(await audit()).toMatchObject({ size: 2, faults: [] });
    await sequencer().drain();
    expect(await audit()).toMatchObject({ size: 3, faults: [] });
  });

  it('runs by itself, wakes on a hint and stops', async () => {
    const running = sequencer({ intervalMs: 60_000 });
    running.start();
    await vi.waitFor(async () => expect(await ports.tiles.checkpoint()).not.toBeNull());
    const { id } = (await append(1))[0]!;
    running.wake();
    await vi.waitFor(async () =>
      expect(await receiptOf(id)).toMatchObject({ index: 0, format: 'gongshu-receipt/1' }),
    );
    expect(running.status()).toMatchObject({ state: 'running', size: 1 });
    await running.stop();
    expect(running.status().state).toBe('stopped');
  });
});

it('an audit finds a full tile that was changed below the right edge', async () => {
  await append(300);
  await sequencer().drain();
  expect((await audit()).faults).toEqual([]);
  await ports.tiles.write(tileAt(0, 0, 300)!, Buffer.alloc(256 * 32));
  expect((await audit()).faults).toContain('entry 0: bundle and tile differ');
});

it('an audit finds an entry that was changed in the database', async () => {
  const [entry] = await append(1);
  await sequencer().drain();
  await db.pool.query(`UPDATE evidence.entry SET leaf = leaf || ' ' WHERE id = $1`, [entry!.id]);
  expect((await audit()).faults).toEqual(['entry 0: bundle and database differ']);
});

describe('the sequencer refuses', () => {
  const halted = (reason: string) => expect.objectContaining({ name: 'Error', reason });

  it('to go on over tiles that are not those of the published tree', async () => {
    await append(300);
    await sequencer().drain();
    await ports.tiles.write(tileAt(0, 1, 300)!, Buffer.alloc(44 * 32));
    await append(1);
    await expect(sequencer().step()).rejects.toEqual(halted('damaged-tiles'));
  });

  it('to follow a folder with another log of the same name', async () => {
    await append(3);
    await sequencer().drain();
    const other: LogPorts = { ...ports, tiles: memoryTileStore() };
    const elsewhere = await testDatabase([evidence(other)]);
    await elsewhere.database.transaction((tx) => appendEntries(tx, [call(1), call(2), call(3), call(4)]));
    await createSequencer(elsewhere.database, other).drain();
    await elsewhere.close();
    ports = other;
    await expect(sequencer().step()).rejects.toEqual(halted('fork'));
  });

  it('a folder whose checkpoint no key of this log signed', async () => {
    await sequencer().drain();
    const stranger: LogPorts = { ...ports, signers: [memorySigner(origin)] };
    const empty = await testDatabase([evidence(stranger)]);
    await expect(createSequencer(empty.database, stranger).step()).rejects.toEqual(halted('unknown-key'));
    await empty.close();
  });

  it('a key that is not named like the log', () => {
    expect(() =>
      createSequencer(db.database, { ...ports, signers: [memorySigner('other.example')] }),
    ).toThrow(RangeError);
  });

  it('and says so in its status, without giving up', async () => {
    await append(1);
    await sequencer().drain();
    await ports.tiles.write(tileAt(0, 0, 1)!, Buffer.alloc(32));
    const errors: unknown[] = [];
    const running = sequencer({ intervalMs: 5, onError: (error: unknown) => errors.push(error) });
    running.start();
    await vi.waitFor(() => expect(errors.length).toBeGreaterThan(1));
    expect(running.status().state).toBe('halted');
    expect(errors[0]).toBeInstanceOf(LogHalted);
    await running.stop();
  });
});

describe('a change of keys', () => {
  it('goes on with the new key and keeps old receipts verifiable with the old', async () => {
    const old = ports.signers[0].vkey;
    const [first] = await append(1);
    await sequencer().drain();
    const before = (await receiptOf(first!.id)) as Receipt;
    ports = { ...ports, signers: [memorySigner(origin), memorySigner('cosigner.example')] };
    expect(((await receiptOf(first!.id)) as Receipt).log.keys).toEqual([old]);
    await append(1);
    await sequencer().drain();
    const after = (await receiptOf(first!.id)) as Receipt;
    expect(after.log.keys).toEqual(ports.signers.map(({ vkey }) => vkey));
    expect(verifyReceipt(after, trusted()).valid).toBe(true);
    expect(verifyReceipt(before, { trustedKeys: [old] })).toMatchObject({ valid: true, trusted: true });
    expect(await audit()).toMatchObject({ faults: [] });
  });
});

describe('after an older database was restored', () => {
  it('the log’s tail is taken back and grows on', async () => {
    await append(2);
    await sequencer().drain();
    const waiting = await append(1);
    const fact = await db.database.transaction((tx) =>
      appendPublicFact(tx, { kind: 'authorisation.granted', subject: 'agr_1', fact: { 期限: 5 } }),
    );
    // The backup: two entries sequenced, two waiting. What happens after it is lost with the database, but not with the log.
    const saved = await db.pool.query(
      'SELECT id, arrival, kind, form, subject, leaf, openings, disclosed, created_at FROM evidence.entry',
    );
    const waitingRows = await db.pool.query('SELECT arrival, entry FROM evidence.waiting');
    const places = await db.pool.query('SELECT log_index, entry FROM evidence.place');
    await sequencer().drain();
    await append(400);
    await sequencer().drain();
    const last = await ports.tiles.checkpoint();

    const restored = await testDatabase([evidence(ports)], db.clock);
    for (const row of saved.rows) {
      await restored.pool.query(
        `INSERT INTO evidence.entry (id, arrival, kind, form, subject, leaf, openings, disclosed, created_at)
         OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        Object.values(row),
      );
    }
    for (const row of waitingRows.rows)
      await restored.pool.query('INSERT INTO evidence.waiting VALUES ($1, $2)', Object.values(row));
    for (const row of places.rows)
      await restored.pool.query(
        'INSERT INTO evidence.place (log_index, entry) VALUES ($1, $2)',
        Object.values(row),
      );
    await restored.pool.query('UPDATE evidence.log SET assigned = 2');
    await restored.pool.query("SELECT setval(pg_get_serial_sequence('evidence.entry', 'arrival'), 100000)");
    await db.close();
    db = restored;

    const back = sequencer();
    await back.drain();
    expect(await ports.tiles.checkpoint()).toBe(last);
    expect(await audit()).toMatchObject({ size: 404, faults: [], waiting: 0 });
    for (const { id } of [...waiting, fact]) {
      expect(verifyReceipt((await receiptOf(id)) as Receipt, trusted()).valid).toBe(true);
    }
    await append(5);
    await back.drain();
    expect(await audit()).toMatchObject({ size: 409, faults: [] });
    const { rows } = await db.pool.query(
      "SELECT payload FROM kernel.outbox WHERE kind = 'evidence.tail-recovered'",
    );
    expect(rows).toEqual([{ payload: { from: 2, to: 404 } }]);
  });

  it('into a folder that lags behind, the checkpoint is put back', async () => {
    await append(3);
    await sequencer().drain();
    const { tiles } = ports;
    let lost = true;
    ports = {
      ...ports,
      tiles: {
        ...tiles,
        checkpoint: async () => (lost ? null : tiles.checkpoint()),
        publish: async (note, previous) => {
          lost = false;
          return tiles.publish(note, previous ?? (await tiles.checkpoint()));
        },
      },
    };
    await sequencer().step();
    expect(lost).toBe(false);
    expect(await audit()).toMatchObject({ size: 3, faults: [] });
  });
});

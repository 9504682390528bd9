import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { BatchUndone } from '#foundation';
import { type TestDatabase, testDatabase } from '#testkit';
import {
  appendEntriesIn,
  appendEntry,
  appendPublicFact,
  createMeterFolder,
  evidence,
  type LogPorts,
  recordUse,
  recordUsesIn,
  usage,
} from '../index.ts';
import { drawn, meterGround } from './ground-for-tests.ts';

const ports: LogPorts = {
  origin: 'test.example/log',
  tiles: memoryTileStore(),
  signers: [memorySigner('test.example/log')],
};
let db: TestDatabase;
let meter: ReturnType<typeof meterGround>;

beforeEach(async () => {
  db = await testDatabase([evidence(ports)]);
  meter = meterGround(db);
});
afterEach(() => db.close());

describe('a line of the meter', () => {
  it('is refused twice for an entry, and everything that was to be written with it', async () => {
    const [line] = await meter.release();
    const again = (at: string) => {
      db.clock.set(at);
      return db.database.transaction(async (tx) => {
        await appendPublicFact(tx, { kind: 'test.fact', subject: 'x', fact: 1 });
        await recordUse(tx, { ...drawn(), entry: line!.entry });
      });
    };
    const first = line!.at.toString();
    await expect(again(first)).rejects.toThrow('_pkey');
    // In another month it would lie in another partition, whose key does not know of the first.
    await expect(again('2026-03-05T09:00:00+08:00')).rejects.toThrow('no entry of a call of its time');
    expect([
      await meter.count('entry'),
      await meter.count('meter_line'),
      await meter.count('meter_fresh'),
    ]).toEqual([1, 1, 1]);
    expect(await meter.faults()).toEqual([]);
  });

  it('is refused in a batch as well, which undoes all of it', async () => {
    const [line] = await meter.release();
    const batch = db.database.batch((batch) => {
      const [entry] = appendEntriesIn(batch, [{ kind: 'query.call', fields: { agreement: 'agr_1' } }]);
      recordUsesIn(batch, [
        { ...drawn(), entry: entry!.id },
        { ...drawn(), entry: line!.entry },
      ]);
      return () => entry;
    });
    await expect(batch).rejects.toBeInstanceOf(BatchUndone);
    expect([
      await meter.count('entry'),
      await meter.count('meter_line'),
      await meter.count('meter_fresh'),
    ]).toEqual([1, 1, 1]);
  });

  it('belongs to a call, not to a public fact, and lies in its own hour', async () => {
    const onFact = db.database.transaction(async (tx) => {
      const { id } = await appendPublicFact(tx, { kind: 'test.fact', subject: 'x', fact: 1 });
      await recordUse(tx, { ...drawn(), entry: id });
    });
    await expect(onFact).rejects.toThrow('no entry of a call');
    const otherHour = db.database.transaction(async (tx) => {
      const { id } = await appendEntry(tx, { kind: 'query.call', fields: {} });
      await db.pool.query('SELECT 1');
      await tx
        .tables<{ 'evidence.meter_line': object }>()
        .insertInto('evidence.meter_line')
        .values({ ...drawn(), entry: id, at: tx.now, hour: tx.now })
        .execute();
    });
    db.clock.set('2026-01-05T09:30:00+08:00');
    await expect(otherHour).rejects.toThrow('no entry of a call of its time');
  });
});

describe('months', () => {
  const partitions = async () =>
    (
      await db.pool.query(
        `SELECT tableoid::regclass::text AS name, count(*)::int AS lines FROM evidence.meter_line GROUP BY 1 ORDER BY 1`,
      )
    ).rows.map(({ name, lines }) => [name.replace('evidence.meter_line_', ''), lines]);

  it('have partitions made ahead; a line of any other finds a place and is counted all the same', async () => {
    db.clock.set('2026-01-31T23:59:59+08:00');
    await meter.release();
    const folder = createMeterFolder(db.database);
    await folder.drain();
    for (const at of [
      '2026-02-01T00:00:00+08:00',
      '2026-03-31T23:59:59+08:00',
      '2026-04-01T00:00:00+08:00',
    ]) {
      db.clock.set(at);
      await meter.release();
    }
    // The first month had lines already, and the clock left the prepared ones behind.
    expect(await partitions()).toEqual([
      ['2026_02', 1],
      ['2026_03', 1],
      ['other', 2],
    ]);
    db.clock.set('2030-05-01T00:00:00+08:00');
    await folder.drain();
    await meter.release();
    expect(await partitions()).toContainEqual(['2030_05', 1]);
    expect((await meter.ask())[0]?.calls).toBe(5);
    expect((await meter.ask({ from: Temporal.Instant.from('2026-03-31T23:59:59+08:00') }))[0]?.calls).toBe(3);
    expect(await meter.faults()).toEqual([]);
  });

  it('are made once by many, and a long reader holds up neither releases nor folding', async () => {
    await Promise.all(Array.from({ length: 4 }, () => createMeterFolder(db.database).drain()));
    const reading = Promise.withResolvers<void>();
    const began = Promise.withResolvers<void>();
    const reader = db.database.transaction(
      async (tx) => {
        // Of a month without a partition: the default one is read, and held until the end.
        await usage(tx, { until: tx.now.subtract({ hours: 1440, minutes: 1 }) });
        began.resolve();
        await reading.promise;
      },
      { mode: 'snapshot' },
    );
    await began.promise;
    db.clock.set('2027-01-05T09:00:00+08:00');
    await meter.release();
    const errors: unknown[] = [];
    const folder = createMeterFolder(db.database, { onError: (error) => errors.push(error) });
    expect(await folder.drain()).toBe(1);
    expect(errors.length).toBeGreaterThan(0);
    reading.resolve();
    await reader;
    await folder.drain();
    db.clock.set('2027-02-05T09:00:00+08:00');
    await meter.release();
    expect(await partitions()).toContainEqual(['2027_02', 1]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { type TestDatabase, testDatabase } from '#testkit';
import { createMeterFolder, evidence, type LogPorts } from '../index.ts';
import { Crash, failing } from '../sequencer/failing.ts';
import { foldFresh } from './fold.ts';
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

describe('folding', () => {
  it('moves what is fresh into hour, day, month and year, once', async () => {
    for (let at = 0; at < 3; at++) await meter.release();
    await meter.release({ product: null });
    expect(await meter.count('meter_fresh')).toBe(4);
    expect(await meter.fold()).toBe(4);
    expect(await meter.fold()).toBe(0);
    for (const table of ['meter_hour', 'meter_day', 'meter_month', 'meter_year', 'meter_key'])
      expect([table, await meter.count(table)]).toEqual([table, 2]);
    await meter.release();
    await meter.fold();
    const { rows } = await db.pool.query(
      'SELECT calls::int, units::int FROM evidence.meter_year ORDER BY calls',
    );
    expect(rows).toEqual([
      { calls: 1, units: 3 },
      { calls: 4, units: 12 },
    ]);
    expect(await meter.faults()).toEqual([]);
  });

  it('takes a line that commits late to the hour, day, month and year of its call', async () => {
    db.clock.set('2026-12-31T23:59:59.999999+08:00');
    const late = await meter.open([drawn()]);
    db.clock.set('2027-01-01T03:00:00+08:00');
    await meter.release({ units: 5n });
    await meter.fold();
    expect((await meter.ask({ by: ['month'] })).map(({ month, units }) => [String(month), units])).toEqual([
      ['2027-01-01', 5n],
    ]);
    await late.finish(true);
    const both = [
      ['2026-12-01', 3n],
      ['2027-01-01', 5n],
    ];
    const byMonth = async () =>
      (await meter.ask({ by: ['month'] })).map(({ month, units }) => [String(month), units]);
    expect(await byMonth()).toEqual(both);
    await meter.fold();
    expect(await byMonth()).toEqual(both);
    const newYear = Temporal.Instant.from('2027-01-01T00:00:00+08:00');
    expect((await meter.ask({ until: newYear }))[0]?.calls).toBe(1);
    expect((await meter.ask({ from: newYear }))[0]?.calls).toBe(1);
    expect(
      (await meter.ask({ by: ['hour', 'day'] })).map(({ hour, day }) => [String(hour), String(day)]),
    ).toEqual([
      ['2026-12-31T15:00:00Z', '2026-12-31'],
      ['2026-12-31T19:00:00Z', '2027-01-01'],
    ]);
    expect(await meter.faults()).toEqual([]);
  });

  it('waits for nobody: a release goes on while a folder holds the same sums, and another folder takes the rest', async () => {
    await meter.release();
    await meter.fold();
    await meter.release();
    const folding = Promise.withResolvers<void>();
    const held = Promise.withResolvers<number>();
    const first = db.database.transaction(async (tx) => {
      held.resolve(await foldFresh(tx));
      await folding.promise;
    });
    expect(await held.promise).toBe(1);
    await meter.release();
    expect((await meter.ask())[0]).toMatchObject({ calls: 3, units: 9n });
    // It finds the third delta and has to wait for the first folder's sums.
    const second = meter.fold();
    folding.resolve();
    await first;
    expect(await second).toBe(1);
    expect((await meter.ask())[0]).toMatchObject({ calls: 3, units: 9n });
    expect(await meter.count('meter_fresh')).toBe(0);
    expect(await meter.faults()).toEqual([]);
  });

  it('by many at once counts each delta once, also when all of them meet new keys', async () => {
    const lines = Array.from({ length: 60 }, (_, at) =>
      drawn({ buyer: `org_${at % 20}`, agreement: `agr_${at % 3}` }),
    );
    for (const line of lines) await meter.release(line);
    const folders = Array.from({ length: 4 }, () => createMeterFolder(db.database, { batchLimit: 7 }));
    const folded = await Promise.all(folders.map((folder) => folder.drain()));
    expect(folded.reduce((one, other) => one + other)).toBe(60 - (await meter.count('meter_fresh')));
    await meter.fold();
    expect(await meter.count('meter_fresh')).toBe(0);
    expect(await meter.count('meter_key')).toBe(60);
    expect((await meter.ask())[0]?.calls).toBe(60);
    expect(await meter.faults()).toEqual([]);
  });

  it.each(['before', 'after'] as const)(
    'that dies %s any of its commits loses and doubles nothing',
    async (point) => {
      for (let at = 0; at < 5; at++) await meter.release({ buyer: `org_${at}` });
      for (let died = 1, crashed = true; crashed; died++) {
        const dying = failing(db.database, ports, died, point);
        const folder = createMeterFolder(dying.database, { batchLimit: 2 });
        await folder.drain().catch((error) => expect(error).toBeInstanceOf(Crash));
        crashed = dying.crashed();
        if (crashed) await meter.release();
        expect((await meter.ask())[0]?.calls).toBe(5 + (crashed ? died : died - 1));
        expect(await meter.faults()).toEqual([]);
      }
      expect(await meter.count('meter_fresh')).toBe(0);
    },
  );
});

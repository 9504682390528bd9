import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { expectOk } from '#foundation';
import { type TestDatabase, testDatabase } from '#testkit';
import {
  appendEntry,
  evidence,
  findEntry,
  type LogPorts,
  type MeterLine,
  publishDailyTotals,
  recordUse,
  usage,
} from './index.ts';

const origin = 'test.example/log';
const ports: LogPorts = { origin, tiles: memoryTileStore(), signers: [memorySigner(origin)] };
let db: TestDatabase;

beforeEach(async () => {
  db = await testDatabase([evidence({ ...ports, tiles: memoryTileStore() })]);
});
afterEach(() => db.close());

/** One released call: entry and meter line in one transaction. */
const release = (line: Partial<MeterLine> = {}) =>
  db.database.transaction(async (tx) => {
    const { id } = await appendEntry(tx, { kind: 'query.call', fields: { agreement: 'agr_1' } });
    await recordUse(tx, {
      entry: id,
      product: 'prd_1',
      agreement: 'agr_1',
      purpose: '贷前核验',
      buyer: 'org_bank',
      units: 3n,
      ...line,
    });
    return id;
  });
const sums = (question: Parameters<typeof usage>[1]) => db.database.transaction((tx) => usage(tx, question));
const day = (text: string) => Temporal.PlainDate.from(text);

describe('the meter', () => {
  it('sums by what is asked', async () => {
    await release();
    await release({ units: 4n, purpose: '贷后管理' });
    db.clock.advance({ hours: 2 });
    await release({ units: 5n, product: null, buyer: 'org_other' });
    expect(await sums({})).toEqual([
      {
        agreement: null,
        product: null,
        purpose: null,
        buyer: null,
        hour: null,
        day: null,
        month: null,
        calls: 3,
        units: 12n,
      },
    ]);
    expect(
      (await sums({ by: ['purpose'] })).map(({ purpose, calls, units }) => [purpose, calls, units]),
    ).toEqual([
      ['贷前核验', 2, 8n],
      ['贷后管理', 1, 4n],
    ]);
    expect(
      (await sums({ by: ['product'], agreement: 'agr_1' })).map(({ product, calls }) => [product, calls]),
    ).toEqual([
      ['prd_1', 2],
      [null, 1],
    ]);
    expect((await sums({ by: ['hour'] })).map(({ hour, calls }) => [String(hour), calls])).toEqual([
      ['2026-01-05T01:00:00Z', 2],
      ['2026-01-05T03:00:00Z', 1],
    ]);
    expect((await sums({ agreement: 'agr_none' }))[0]).toMatchObject({ calls: 0, units: 0n });
  });

  it('counts half-open intervals, so that no call is in two months', async () => {
    const at = db.clock.now();
    await release();
    expect((await sums({ from: at, until: at.add({ seconds: 1 }) }))[0]?.calls).toBe(1);
    expect((await sums({ until: at }))[0]?.calls).toBe(0);
    expect((await sums({ from: at.add({ nanoseconds: 1000 }) }))[0]?.calls).toBe(0);
  });

  it('holds one line for an entry, and none without one', async () => {
    const entry = await release();
    await expect(release({ entry })).rejects.toThrow('meter_line_other_pkey');
    await expect(release({ entry: 'ent_none' })).rejects.toThrow('belongs to no entry of a call of its time');
    await expect(release({ units: -1n })).rejects.toThrow('check');
    expect((await sums({}))[0]?.calls).toBe(1);
  });
});

describe('totals of a day', () => {
  const publish = (date: string) => db.database.transaction((tx) => publishDailyTotals(tx, day(date)));
  const factsOf = async (entries: readonly string[]) =>
    db.database.transaction(async (tx) => {
      const leaves = [];
      for (const id of entries) leaves.push((await findEntry(tx, id))!.leaf as { fact?: unknown });
      return leaves.map(({ fact }) => fact);
    });

  it('are published once, small counts merged, in Shanghai days', async () => {
    for (let at = 0; at < 12; at++) await release({ units: 2n });
    for (let at = 0; at < 3; at++) await release({ agreement: 'agr_2' });
    db.clock.set('2026-01-05T23:59:59+08:00');
    await release({ agreement: 'agr_3' });
    db.clock.set('2026-01-06T00:00:00+08:00');
    await release({ agreement: 'agr_4' });
    db.clock.set('2026-01-06T00:15:00+08:00');
    const { entries } = expectOk(await publish('2026-01-05'));
    expect(await factsOf(entries)).toEqual([
      {
        day: '2026-01-05',
        previous: null,
        page: 1,
        pages: 1,
        refusals: null,
        lines: [
          { agreement: 'agr_1', purpose: '贷前核验', calls: 12, units: '24' },
          { agreement: '其他', purpose: '其他', fewerThan: 10 },
        ],
      },
    ]);
    expect(expectOk(await publish('2026-01-05')).entries).toEqual(entries);
    const { rows } = await db.pool.query(
      "SELECT subject FROM kernel.outbox WHERE kind = 'evidence.totals-published'",
    );
    expect(rows).toEqual([{ subject: '2026-01-05' }]);
  });

  it('are published once also when two do it together', async () => {
    await release();
    db.clock.set('2026-01-06T09:00:00+08:00');
    const [one, other] = await Promise.all([publish('2026-01-05'), publish('2026-01-05')]);
    expect(expectOk(one!).entries).toEqual(expectOk(other!).entries);
    expect(
      (await db.pool.query("SELECT 1 FROM evidence.entry WHERE kind = 'evidence.daily-use'")).rowCount,
    ).toBe(1);
  });

  it('wait until the day is over and releases begun before midnight are done', async () => {
    db.clock.set('2026-01-06T00:14:59+08:00');
    expect(await publish('2026-01-05')).toMatchObject({
      ok: false,
      problem: { code: 'evidence/day-not-over' },
    });
    expect(await publish('2026-01-09')).toMatchObject({ ok: false });
  });

  it('run over several entries when there are many lines', async () => {
    for (let agreement = 0; agreement < 61; agreement++) {
      for (let at = 0; at < 10; at++)
        await release({ agreement: `agr_${agreement}`, purpose: '长'.repeat(200) });
    }
    db.clock.set('2026-01-06T09:00:00+08:00');
    const { entries } = expectOk(await publish('2026-01-05'));
    const facts = (await factsOf(entries)) as { page: number; pages: number; lines: unknown[] }[];
    expect(facts.map(({ page, pages, lines }) => [page, pages, lines.length])).toEqual([
      [1, 2, 60],
      [2, 2, 1],
    ]);
  });
});

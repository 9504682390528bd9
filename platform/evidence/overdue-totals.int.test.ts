import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { expectOk } from '#foundation';
import { type TestDatabase, testDatabase } from '#testkit';
import {
  appendEntry,
  createSequencer,
  evidence,
  type LogPorts,
  type OverdueOptions,
  publishDailyTotals,
  publishedUse,
  publishOverdueTotals,
  recordUses,
  totalsCoverage,
} from './index.ts';

const origin = 'test.example/log';
const ports = (): LogPorts => ({ origin, tiles: memoryTileStore(), signers: [memorySigner(origin)] });
const since = Temporal.PlainDate.from('2026-01-05');
let db: TestDatabase;

beforeEach(async () => {
  db = await testDatabase([evidence(ports())]);
});
afterEach(() => db.close());

const calls = (count: number, agreement = 'agr_1', purpose = 'credit') =>
  db.database.transaction(async (tx) => {
    const lines = [];
    for (let at = 0; at < count; at++) {
      const { id } = await appendEntry(tx, { kind: 'query.call', fields: { agreement } });
      lines.push({ entry: id, product: null, agreement, purpose, buyer: 'org_bank', units: 1n });
    }
    await recordUses(tx, lines);
  });
const publish = (options: Partial<OverdueOptions> = {}) =>
  db.database.transaction((tx) => publishOverdueTotals(tx, { since, ...options }));
const facts = async () =>
  (
    await db.pool.query<{ fact: { day: string; previous: string | null } }>(
      `SELECT convert_from(leaf, 'UTF8')::jsonb -> 'fact' AS fact FROM evidence.entry WHERE kind = 'evidence.daily-use' ORDER BY arrival`,
    )
  ).rows.map(({ fact }) => fact);
const dayCount = async () =>
  (await db.pool.query<{ count: bigint }>('SELECT count(*) FROM evidence.daily_total')).rows[0]!.count;

describe('totals that are overdue', () => {
  it('are published for every day of a jump of 30, and only days with use have an entry', async () => {
    await calls(12);
    db.clock.set('2026-01-20T10:00:00+08:00');
    await calls(3);
    db.clock.set('2026-02-04T10:00:00+08:00');
    const reached = await publish();
    expect([reached.next.toString(), reached.more]).toEqual(['2026-02-04', false]);
    expect(await dayCount()).toBe(30n);
    expect(await facts()).toMatchObject([
      { day: '2026-01-05', previous: null, lines: [{ agreement: 'agr_1', calls: 12 }] },
      { day: '2026-01-20', previous: '2026-01-05', lines: [{ agreement: '其他', fewerThan: 10 }] },
    ]);
    await publish();
    expect(await facts()).toHaveLength(2);
  });

  it('go on where one turn had to stop', async () => {
    await calls(10);
    db.clock.set('2026-01-12T00:15:00+08:00');
    await calls(10);
    db.clock.set('2026-01-15T10:00:00+08:00');
    const turns = [];
    for (let more = true; more; ) {
      const reached = await publish({ most: 4 });
      more = reached.more;
      turns.push(reached.next.toString());
    }
    expect(turns).toEqual(['2026-01-09', '2026-01-13', '2026-01-15']);
    expect((await facts()).map(({ day }) => day)).toEqual(['2026-01-05', '2026-01-12']);
  });

  it('begin with the first call when the meter is older than the clock', async () => {
    await calls(10);
    db.clock.set('2026-01-08T10:00:00+08:00');
    await publish({ since: Temporal.PlainDate.from('2026-01-08') });
    expect((await facts()).map(({ day }) => day)).toEqual(['2026-01-05']);
    expect(await dayCount()).toBe(3n);
  });

  it('publish nothing before the day and its settling are over', async () => {
    await calls(10);
    db.clock.set('2026-01-06T00:14:59+08:00');
    expect((await publish()).next.toString()).toBe('2026-01-05');
    expect(await facts()).toEqual([]);
  });

  it('count refusals: a day with refusals alone has an entry, few of them are not told apart', async () => {
    const refused = new Map([
      ['2026-01-05', 4],
      ['2026-01-06', 25],
    ]);
    db.clock.set('2026-01-08T10:00:00+08:00');
    await publish({ refusals: async () => refused });
    expect(await facts()).toMatchObject([
      { day: '2026-01-05', refusals: { fewerThan: 10 }, lines: [] },
      { day: '2026-01-06', refusals: 25, lines: [] },
    ]);
    const covered = await db.database.transaction((tx) => totalsCoverage(tx));
    expect([covered?.from.toString(), covered?.through.toString(), covered?.refusals]).toEqual([
      '2026-01-05',
      '2026-01-07',
      { atLeast: 26, atMost: 34 },
    ]);
  });

  it('are not said twice when a restored database lost them but the log holds them', async () => {
    const log = ports();
    await calls(12);
    db.clock.set('2026-01-06T10:00:00+08:00');
    const entries = expectOk(
      await db.database.transaction((tx) => publishDailyTotals(tx, since, { refusals: 11 })),
    ).entries;
    await createSequencer(db.database, log).drain();
    // The older database: neither meter lines nor totals of that day; the log's tail is taken back from the tiles.
    await db.pool.query(
      `TRUNCATE evidence.meter_line, evidence.meter_fresh, evidence.published_use, evidence.daily_total, evidence.entry, evidence.waiting, evidence.place CASCADE`,
    );
    await db.pool.query(
      `UPDATE evidence.log SET assigned = 0, size = 0, root = NULL, checkpoint = NULL, published_at = NULL`,
    );
    await createSequencer(db.database, log).drain();
    await publish({ refusals: async () => new Map() });
    const { rows } = await db.pool.query<{ entries: string[]; refusals: string }>(
      `SELECT entries, refusals FROM evidence.daily_total`,
    );
    expect(rows.map((row) => [row.entries, Number(row.refusals)])).toEqual([[entries, 11]]);
    expect(await facts()).toHaveLength(1);
    expect(await db.database.transaction((tx) => publishedUse(tx))).toEqual([
      { agreement: 'agr_1', purpose: 'credit', calls: { atLeast: 12, atMost: 12 } },
    ]);
  });
});

describe('what was published, summed', () => {
  it('holds the truth between its ends and never a hidden count', async () => {
    for (let day = 0; day < 5; day++) {
      db.clock.set(`2026-01-0${5 + day}T10:00:00+08:00`);
      await calls(10 + day);
      await calls(1 + day, 'agr_2', 'small');
    }
    db.clock.set('2026-01-10T10:00:00+08:00');
    await publish();
    const sums = await db.database.transaction((tx) => publishedUse(tx));
    expect(sums).toEqual([
      { agreement: 'agr_1', purpose: 'credit', calls: { atLeast: 60, atMost: 60 } },
      { agreement: '其他', purpose: '其他', calls: { atLeast: 5, atMost: 45 } },
    ]);
    const january7 = Temporal.PlainDate.from('2026-01-07');
    const part = await db.database.transaction((tx) =>
      publishedUse(tx, { from: january7, until: january7.add({ days: 1 }) }),
    );
    expect(part[0]?.calls).toEqual({ atLeast: 12, atMost: 12 });
    expect(await db.database.transaction((tx) => totalsCoverage(tx, { until: since }))).toBeNull();
  });
});

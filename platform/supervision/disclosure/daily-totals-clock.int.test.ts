import { afterEach, beforeEach, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import type { ClockHandler } from '#foundation';
import { caseworkDatabase, createTicker } from '#platform/casework';
import { appendEntry, evidence, recordUse } from '#platform/evidence';
import { countRefusal, queryDatabase } from '#platform/query';
import { type TestDatabase, testDatabase } from '#testkit';
import { dailyTotalsKind, keepDailyTotals, publishTotals } from './daily-totals-clock.ts';

const origin = 'test.example/log';
let db: TestDatabase;
let failures: unknown[];

beforeEach(async () => {
  failures = [];
  db = await testDatabase([
    caseworkDatabase,
    evidence({ origin, tiles: memoryTileStore(), signers: [memorySigner(origin)] }),
    queryDatabase,
  ]);
});
afterEach(() => db.close());

const ticker = (handler: ClockHandler = publishTotals) =>
  createTicker({
    database: db.database,
    clock: db.clock,
    handlers: new Map([[dailyTotalsKind, handler]]),
    onError: (_clock, error) => failures.push(error),
  });
const call = () =>
  db.database.transaction(async (tx) => {
    const { id } = await appendEntry(tx, { kind: 'query.call', fields: { call: 'cal_1' } });
    await recordUse(tx, {
      entry: id,
      product: null,
      agreement: 'agr_1',
      purpose: 'credit',
      buyer: 'org_bank',
      units: 1n,
    });
  });
const published = async () =>
  (
    await db.pool.query<{ subject: string }>(
      "SELECT subject FROM evidence.entry WHERE kind = 'evidence.daily-use' ORDER BY arrival",
    )
  ).rows.map(({ subject }) => subject);
const running = async () =>
  (
    await db.pool.query<{ due_at: Temporal.Instant }>(
      "SELECT due_at FROM casework.clock WHERE kind = $1 AND state = 'running'",
      [dailyTotalsKind],
    )
  ).rows.map(({ due_at }) => due_at.toString());

it('waits for the end of the first day, once, also when several programs start', async () => {
  await Promise.all([keepDailyTotals(db.database), keepDailyTotals(db.database)]);
  await keepDailyTotals(db.database);
  expect(await running()).toEqual(['2026-01-05T16:15:00Z']);
});

it('publishes each day once, day by day and after a jump of 30 days', async () => {
  await keepDailyTotals(db.database);
  await call();
  expect(await ticker().tick()).toEqual([]);
  db.clock.set('2026-01-06T00:15:00+08:00');
  await ticker().tick();
  expect(await published()).toEqual(['2026-01-05']);
  await call();
  await countRefusal(db.database, 'agr_1', 'query/x');
  db.clock.advance({ hours: 24 * 30 });
  await ticker().tick();
  expect(await published()).toEqual(['2026-01-05', '2026-01-06']);
  expect((await db.pool.query('SELECT 1 FROM evidence.daily_total')).rowCount).toBe(31);
  expect(await running()).toEqual(['2026-02-05T16:15:00Z']);
  expect(failures).toEqual([]);
});

it('goes on by itself after standing still for years', async () => {
  await keepDailyTotals(db.database);
  db.clock.set('2028-06-01T12:00:00+08:00');
  await call();
  db.clock.set('2028-06-02T12:00:00+08:00');
  expect(await ticker().tick()).toHaveLength(3);
  expect(await published()).toEqual(['2028-06-01']);
  expect(await running()).toEqual(['2028-06-02T16:15:00Z']);
});

it('publishes once with two tickers at the same time', async () => {
  await keepDailyTotals(db.database);
  await call();
  db.clock.advance({ hours: 24 * 30 });
  await Promise.all([ticker().tick(), ticker().tick(), ticker().tick()]);
  expect(await published()).toEqual(['2026-01-05']);
  expect(await running()).toHaveLength(1);
  expect(failures).toEqual([]);
});

it('leaves nothing half done when it breaks after publishing, and does it whole the next time', async () => {
  await keepDailyTotals(db.database);
  await call();
  db.clock.advance({ hours: 24 * 30 });
  await ticker(async (tx, clock) => {
    await publishTotals(tx, clock);
    throw new Error('the power went out');
  }).tick();
  expect(failures).toHaveLength(1);
  expect(await published()).toEqual([]);
  expect((await db.pool.query('SELECT 1 FROM evidence.daily_total')).rowCount).toBe(0);
  await db.pool.query('UPDATE casework.clock SET retry_after = NULL');
  await ticker().tick();
  expect(await published()).toEqual(['2026-01-05']);
  expect(await running()).toHaveLength(1);
});

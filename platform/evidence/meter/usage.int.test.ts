import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { dateAt } from '#foundation';
import { type TestDatabase, testDatabase } from '#testkit';
import { evidence, type LogPorts, type UsageQuestion } from '../index.ts';
import { meterGround, type Written } from './ground-for-tests.ts';
import { startOf } from './period.ts';

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

describe('sums at every moment', () => {
  /** The sum anybody can follow: line by line. */
  function plainly(lines: readonly Written[], question: UsageQuestion): unknown[] {
    const by = question.by ?? [];
    const sums = new Map<string, { row: Record<string, unknown>; calls: number; units: bigint }>();
    const row = (line: Written) => ({
      agreement: by.includes('agreement') ? line.agreement : null,
      product: by.includes('product') ? line.product : null,
      purpose: by.includes('purpose') ? line.purpose : null,
      buyer: by.includes('buyer') ? line.buyer : null,
      hour: by.includes('hour') ? startOf('hour', line.at).toString() : null,
      day: by.includes('day') ? dateAt(line.at).toString() : null,
      month: by.includes('month') ? dateAt(line.at).with({ day: 1 }).toString() : null,
    });
    for (const line of lines) {
      if (question.agreement !== undefined && line.agreement !== question.agreement) continue;
      if (question.product !== undefined && line.product !== question.product) continue;
      if (question.purpose !== undefined && line.purpose !== question.purpose) continue;
      if (question.buyer !== undefined && line.buyer !== question.buyer) continue;
      if (question.from && Temporal.Instant.compare(line.at, question.from) < 0) continue;
      if (question.until && Temporal.Instant.compare(line.at, question.until) >= 0) continue;
      const key = JSON.stringify(row(line));
      const sum = sums.get(key) ?? { row: row(line), calls: 0, units: 0n };
      sums.set(key, { ...sum, calls: sum.calls + 1, units: sum.units + line.units });
    }
    const found = [...sums.values()].map((sum) =>
      JSON.stringify({ ...sum.row, calls: sum.calls, units: sum.units.toString() }),
    );
    if (by.length === 0 && found.length === 0)
      return [
        JSON.stringify({
          agreement: null,
          product: null,
          purpose: null,
          buyer: null,
          hour: null,
          day: null,
          month: null,
          calls: 0,
          units: '0',
        }),
      ];
    return found.toSorted();
  }
  const told = async (question: UsageQuestion) =>
    (await meter.ask(question))
      .map(({ agreement, product, purpose, buyer, hour, day, month, calls, units }) =>
        JSON.stringify({
          ...{ agreement, product, purpose, buyer, hour: hour?.toString() ?? null },
          ...{
            day: day?.toString() ?? null,
            month: month?.toString() ?? null,
            calls,
            units: units.toString(),
          },
        }),
      )
      .toSorted();

  // Around the turn of a year in Shanghai and in UTC, on the edges of hours, days and months, and a microsecond beside them.
  const edges = [
    '2026-11-30T23:00',
    '2026-12-01T00:00',
    '2026-12-31T23:00',
    '2027-01-01T00:00',
    '2027-01-01T08:00',
    '2027-01-01T09:00',
    '2027-02-01T00:00',
    '2028-02-29T00:00',
  ];
  const moment = fc
    .tuple(fc.constantFrom(...edges), fc.constantFrom(-1, 0, 1, 59_000_000, 3_599_999_999, 86_400_000_000))
    .map(([edge, micros]) => Temporal.Instant.from(`${edge}:00+08:00`).add({ microseconds: micros }));
  const line = fc.record({
    agreement: fc.constantFrom('agr_1', 'agr_2'),
    product: fc.constantFrom('prd_1', null),
    purpose: fc.constantFrom('贷前核验', '贷后管理'),
    buyer: fc.constantFrom('org_1', 'org_2'),
    units: fc.bigInt({ min: 0n, max: 2n ** 40n }),
  });
  const question = fc.record(
    {
      agreement: fc.constantFrom('agr_1', 'agr_none'),
      product: fc.constantFrom('prd_1'),
      purpose: fc.constantFrom('贷前核验'),
      buyer: fc.constantFrom('org_1'),
      from: moment,
      until: moment,
      by: fc.subarray(['agreement', 'product', 'purpose', 'buyer', 'hour', 'day', 'month'] as const),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<UsageQuestion>;
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        does: fc.constant('write' as const),
        at: moment,
        lines: fc.array(line, { minLength: 1, maxLength: 3 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ does: fc.constant('end' as const), which: fc.nat(9), commit: fc.boolean() }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ does: fc.constant('fold' as const), limit: fc.integer({ min: 1, max: 4 }) }),
    },
    { weight: 4, arbitrary: fc.record({ does: fc.constant('ask' as const), question }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('month' as const), at: moment }) },
  );

  it('are those of the lines that have committed, in whatever order lines, folds and questions come', async () => {
    await fc.assert(
      fc
        .asyncProperty(
          fc.array(step, { minLength: 5, maxLength: 25 }),
          fc.array(question, { minLength: 3, maxLength: 3 }),
          async (steps, last) => {
            const committed: Written[] = [];
            let opened: Awaited<ReturnType<typeof meter.open>>[] = [];
            const finish = async (one: (typeof opened)[number], commit: boolean) => {
              opened = opened.filter((other) => other !== one);
              await one.finish(commit);
              if (commit) committed.push(...one.written);
            };
            const same = async (one: UsageQuestion) =>
              expect(await told(one)).toEqual(plainly(committed, one));
            try {
              for (const one of steps) {
                if (one.does === 'write' && opened.length < 8) {
                  db.clock.set(one.at.toString());
                  opened.push(await meter.open(one.lines));
                } else if (one.does === 'end' && opened.length > 0)
                  await finish(opened[one.which % opened.length]!, one.commit);
                else if (one.does === 'fold') await meter.fold(one.limit);
                else if (one.does === 'ask') await same(one.question);
                // Partitions are made with nobody writing: a transaction that is open for long would hold it up.
                else if (one.does === 'month' && opened.length === 0)
                  await db.pool.query('SELECT evidence.meter_make_month($1)', [dateAt(one.at)]);
              }
            } finally {
              for (const one of opened) await finish(one, one.written.length % 2 === 0);
            }
            for (const one of last) await same(one);
            expect(await meter.faults()).toEqual([]);
            while ((await meter.fold()) > 0);
            for (const one of last) await same(one);
            expect(await meter.faults()).toEqual([]);
          },
        )
        .afterEach(async () => {
          await db.pool.query(
            'TRUNCATE evidence.meter_line, evidence.meter_fresh, evidence.meter_key, evidence.entry CASCADE',
          );
        }),
      { numRuns: 40 },
    );
  }, 120_000);
});

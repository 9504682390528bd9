import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateAt, startOfDate } from '#foundation';
import { organisationByName } from '#platform/identity';
import { bootedIn } from '../../bench/harness/booted.ts';
import { checkHome } from '../../programs/cli/maintenance/check-home.ts';
import { placeIn } from '../../programs/cli/maintenance/home-access.ts';
import type { Running } from '../../programs/server/boot.ts';
import { purpose } from '../../programs/server/demo/agreement-terms.ts';
import { firstBoot } from '../../programs/server/demo/first-boot.ts';
import { bank, insurer } from '../../programs/server/demo/tell-orders.ts';
import type { YearGround } from '../../programs/server/demo/tell-year.ts';
import { type MeterKey, meterCalls } from './metered.ts';

/** As many as one agreement's products have in a year of thirteen months; the demo's own story has some hundreds. */
const lines = Number(process.env['GONGSHU_SETTLED_LINES'] ?? 10_000_000);
const months = 13;
/** Ten million lines took more than an hour on two busy cores. */
const atMost = { timeout: 6 * 3_600_000 };
const say = (line: string) => console.log(line);

let folder: string;
let home: string;
const seconds: { [what: string]: number } = {};
async function timed<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
  const began = performance.now();
  const value = await work();
  seconds[what] = Math.round((performance.now() - began) / 100) / 10 + (seconds[what] ?? 0);
  return value;
}

async function started(): Promise<{ running: Running; address: string }> {
  const name = { zh: '公枢市', en: 'Gongshu' };
  const operator = { zh: '公枢市数据局', en: 'Gongshu' };
  const { running } = await bootedIn(join(folder, 'booted'), { home, demo: true, name, operator }, 'error');
  return { running, address: await running.listen() };
}

/** Calls of both buyers between the first of a month and now. */
const metered =
  (running: Running) =>
  ({ agreementId, products }: YearGround) =>
  async (month: Temporal.PlainDate): Promise<void> => {
    const buyers = await running.database.transaction(async (tx) => ({
      bank: (await organisationByName(tx, bank))!.id as string,
      insurer: (await organisationByName(tx, insurer))!.id as string,
    }));
    const key = (product: string, buyer: string): MeterKey => ({
      agreement: agreementId,
      product,
      purpose,
      buyer,
    });
    const keys = [
      key(products.statistics, buyers.bank),
      key(products.statistics, buyers.insurer),
      key(products.verification, buyers.bank),
    ];
    const now = running.clock.now();
    const begins = startOfDate(month);
    // The first month's calls come after the orders.
    const from =
      Temporal.Instant.compare(now.subtract({ hours: 24 }), begins) < 0
        ? begins
        : now.subtract({ hours: 24 * (dateAt(now).day - 1) });
    await timed('entries and meter lines written', () =>
      meterCalls(running.pool, keys, {
        lines: Math.round(lines / months),
        from,
        until: now,
        name: month.toString(),
      }),
    );
    await timed('taken into the tree and folded', () => running.settle());
  };

beforeAll(async () => {
  // On disk: ten million entries with their lines take some fifteen gigabytes.
  folder = await mkdtemp('/var/tmp/gongshu-settled-');
  home = join(folder, 'instance');
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe(`a year of operation with ${lines} meter lines`, () => {
  it(
    'is closed, confirmed, billed, paid and shared month by month, and its price formed',
    atMost,
    async () => {
      const { running, address } = await started();
      try {
        await timed('the year told', () =>
          firstBoot(running, address, (_zh, en) => say(`  ${en}`), { year: true, use: metered(running) }),
        );
        await running.settle();
        const one = async (sql: string) => (await running.pool.query(sql)).rows[0];
        const told = {
          lines: (await one('SELECT count(*)::float8 AS n FROM evidence.meter_line')).n as number,
          ...(await one(
            `SELECT (SELECT sum(calls)::float8 FROM pricing.statement) AS stated, (SELECT count(*)::int FROM pricing.statement) AS statements,
                  (SELECT count(*)::int FROM pricing.bill) AS bills, (SELECT count(*)::int FROM pricing.payment) AS payments,
                  (SELECT count(*)::int FROM pricing.sharing WHERE state = 'decided') AS sharings,
                  (SELECT count(*)::int FROM pricing.payout WHERE treasury_notice IS NOT NULL) AS "toTheTreasury",
                  (SELECT sum(gross_fen)::float8 FROM pricing.bill) AS "billedFen",
                  (SELECT state FROM pricing.formation) AS formation`,
          )),
        };
        say(JSON.stringify({ ...told, seconds }));
        expect(told.lines).toBeGreaterThanOrEqual(Math.round(lines / months) * months);
        expect(told.stated).toBeGreaterThan(lines * 0.9);
        expect(told).toMatchObject({ sharings: 4, toTheTreasury: 4, formation: 'approved' });
        expect(told.statements).toBeGreaterThanOrEqual(2 * months);
      } finally {
        await running.stop();
      }
    },
  );

  it('is a home in which verify-all finds nothing wrong', atMost, async () => {
    const faults: string[] = [];
    const began = performance.now();
    for await (const { check, report } of checkHome(placeIn({ GONGSHU_HOME: home, GONGSHU_DEMO: '1' }))) {
      say(
        `${((performance.now() - began) / 1000).toFixed(0)} s ${check.name}: ${report.looked}, ${report.faults.length}`,
      );
      faults.push(...report.faults.slice(0, 5).map(({ en }) => `${check.name}: ${en}`));
    }
    say(`verify-all in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    expect(faults).toEqual([]);
  });
});

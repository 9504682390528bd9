import { createDatabase } from '#adapters/postgres';
import type { Database } from '#foundation';
import { createMeterFolder } from '#platform/evidence';
import { closeWhatIsOver } from '#platform/pricing';
import { fixedClock } from '../../testkit/clock.ts';
import { alternate, timed } from '../harness/alternate.ts';
import type { Bench, Ground } from '../harness/bench.ts';
import type { Case } from '../harness/result.ts';
import { drawAmong, fillMonth, firstOf, type Key } from '../meter/lines.ts';
import { people, purpose } from '../verification/ground.ts';
import { type House, openHouse } from './house.ts';

const sizes = {
  full: {
    lines: [1_000_000, 3_000_000, 10_000_000],
    agreements: 60,
    buyersOfEach: 5,
    buyers: 100,
    rounds: 5,
  },
  tiny: { lines: [2_000], agreements: 2, buyersOfEach: 2, buyers: 5, rounds: 1 },
} as const;

/**
 * A month closed by the product's own closing: statements with their lines, log entries, tasks, clocks and notices for every buyer of sixty
 * agreements. February has a million meter lines, March three, April ten (orders were accepted in January), so that a later month has the earlier ones to look for late
 * calls in. Against the sums of the same statements taken from the lines by SQL. Rounds end in a rollback; the last one is committed, as the
 * clock does it, twenty agreements at a time.
 */
export const monthClose: Bench = {
  name: 'month-close',
  async run(ground, size) {
    const wanted = sizes[size];
    const house = await openHouse(ground.folder, wanted, ground.say);
    try {
      const { rows } = await house.running.pool.query(`SELECT current_setting('server_version') AS version`);
      const { version } = rows[0];
      const measured = [];
      for (const [at, lines] of wanted.lines.entries())
        measured.push(await closed(house, ground, { month: at + 2, lines, rounds: wanted.rounds }));
      const last = measured.at(-1)!;
      return [
        {
          name: 'month-close',
          what: `closing a month of ${last.lines.toLocaleString('en')} meter lines into ${last.statements} statements vs only their sums, by SQL over the lines`,
          ours: { ...last.ours, unit: 'ms' },
          peer: { name: 'PostgreSQL, sums over the lines of the month', version, ...last.peer },
          ratio: last.ratio,
          // Our own: what is asked for is seconds, and growth below that of the lines.
          bar: { atMost: 2 },
          runs: wanted.rounds,
          cases: measured.map(
            ({ name, ours, peer, ratio, committedMs, statements }): Case => ({
              ...{ name, ours, peer, ratio, committedMs, statements },
            }),
          ),
          growth: measured.map(({ lines, ours }) => ({ size: lines, median: ours.median })),
          beside: {
            committedMs: last.committedMs,
            statements: last.statements,
            growthOfTheTime: last.ours.median / measured[0]!.ours.median,
            growthOfTheLines: last.lines / measured[0]!.lines,
          },
        },
      ];
    } finally {
      await house.running.stop();
    }
  },
};

/** What a statement says, however it was come by. */
type Row = readonly [agreement: string, buyer: string, product: string, calls: string];

async function closed(
  house: House,
  { say }: Ground,
  { month, lines, rounds }: { readonly month: number; readonly lines: number; readonly rounds: number },
) {
  const { pool } = house.running;
  const filling = await timed(() => fill(house, month, lines));
  // The third day after a month's end has passed.
  const after = (of: number) => createDatabase(pool, fixedClock(firstOf(of + 1).add({ hours: 24 * 3 + 9 })));
  const closeAll = async (as: Database) => {
    while ((await as.transaction((tx) => closeWhatIsOver(tx))).more);
  };
  await closeAll(after(month - 1));
  const database = after(month);
  const statements = async (): Promise<readonly Row[]> =>
    (
      await pool.query(
        `SELECT statement.agreement_id, statement.buyer, line.product_id, sum(line.calls)::text AS calls
         FROM pricing.statement AS statement JOIN pricing.statement_line AS line ON line.statement_id = statement.id
         WHERE statement.from_on = $1 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
        [Temporal.PlainDate.from({ year: 2026, month, day: 1 })],
      )
    ).rows.map((row) => Object.values(row) as unknown as Row);
  const undone = new Error('a round of the bench is not kept');
  const ours = async () => {
    let answer = 0n;
    const { ms } = await timed(() =>
      database
        .transaction(async (tx) => {
          await closeWhatIsOver(tx, 10_000);
          const { calls } = await tx
            .tables<{ 'pricing.statement': { calls: bigint; from_on: Temporal.PlainDate } }>()
            .selectFrom('pricing.statement')
            .select((select) => select.fn.sum<bigint>('calls').as('calls'))
            .where('from_on', '=', Temporal.PlainDate.from({ year: 2026, month, day: 1 }))
            .executeTakeFirstOrThrow();
          answer = BigInt(calls);
          throw undone;
        })
        .catch((error: unknown) => {
          if (error !== undone) throw error;
        }),
    );
    return { answer, took: ms };
  };
  let sums: readonly Row[] = [];
  const peer = async () => {
    const { value, ms } = await timed(() =>
      pool.query(
        `SELECT agreement, buyer, product, count(*)::text AS calls FROM evidence.meter_line
         WHERE at >= $1 AND at < $2 AND product IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
        [firstOf(month), firstOf(month + 1)],
      ),
    );
    sums = value.rows.map((row) => Object.values(row) as unknown as Row);
    return { answer: sums.reduce((sum, [, , , calls]) => sum + BigInt(calls), 0n), took: ms };
  };
  const name = `${lines.toLocaleString('en')} lines`;
  const found = await alternate(name, ours, peer, rounds);
  const committed = await timed(() => closeAll(database));
  const kept = await statements();
  if (JSON.stringify(kept) !== JSON.stringify(sums))
    throw new Error(`${name}: statements are not the sums of the lines`);
  const { rows } = await pool.query(
    'SELECT count(*)::int AS count FROM pricing.statement WHERE from_on = $1',
    [Temporal.PlainDate.from({ year: 2026, month, day: 1 })],
  );
  const { count } = rows[0];
  say(
    `${name}: filled in ${(filling.ms / 1000).toFixed(0)} s; closed in ${found.ours.median.toFixed(0)} ms (${committed.ms.toFixed(0)} ms committed), ${count} statements; sums over the lines ${found.peer.median.toFixed(0)} ms`,
  );
  return { name, lines, ...found, committedMs: Math.round(committed.ms), statements: count as number };
}

/** The lines of a month, evenly in time, and folded, as they are some days later. */
async function fill({ running, agreements }: House, month: number, lines: number): Promise<void> {
  const client = await running.pool.connect();
  try {
    await client.query("SET work_mem = '128MB'; SET synchronous_commit = off");
    if (month === 2) {
      await client.query('ALTER TABLE evidence.meter_line DROP CONSTRAINT meter_line_pkey');
      await client.query('DROP INDEX evidence.meter_line_at');
    }
    await client.query('DROP TABLE IF EXISTS bench_key');
    await drawAmong(client, keysOf(agreements));
    await fillMonth(client, month, lines);
    await client.query(`CREATE INDEX ON evidence.meter_line_2026_${String(month).padStart(2, '0')} (at)`);
  } finally {
    client.release(true);
  }
  await createMeterFolder(running.database, { batchLimit: 100_000 }).drain();
  await running.pool.query('VACUUM (ANALYZE) evidence.meter_line');
  await running.pool.query('ANALYZE');
}

/** The products' buyers, and the operator that asks for itself under each agreement. */
const keysOf = (agreements: House['agreements']): readonly Key[] =>
  agreements.flatMap(({ agreementId, products }) => [
    {
      agreement: agreementId,
      product: null,
      purpose,
      buyer: (people.operator as { organisationId: string }).organisationId,
    },
    ...products.flatMap(({ productId, buyers }) =>
      buyers.map((buyer) => ({
        agreement: agreementId,
        product: productId,
        purpose,
        buyer: (buyer as { organisationId: string }).organisationId,
      })),
    ),
  ]);

import { sql } from 'kysely';
import { startOfDate, type Tx } from '#foundation';
import { defaultThreshold, lastSettledDay, publishDailyTotals, totalsKind } from './daily-totals.ts';
import { firstDayOfUse, usage } from './meter/usage.ts';
import { evidenceTables } from './store/tables.ts';

export interface OverdueOptions {
  /** The first day to publish when none is published yet and the meter does not begin before it. */
  readonly since: Temporal.PlainDate;
  /** Refused calls of each day in `[from, until)` on which there were any, by ISO date. */
  readonly refusals?: (
    tx: Tx,
    from: Temporal.PlainDate,
    until: Temporal.PlainDate,
  ) => Promise<ReadonlyMap<string, number>>;
  readonly threshold?: number;
  /** Days looked at in one transaction at most. */
  readonly most?: number;
}

/** How far the totals reach. `next` is the first day without; when `more`, it could be published already. */
export interface Reached {
  readonly next: Temporal.PlainDate;
  readonly more: boolean;
}

/**
 * Publish the totals of every day that is over and not published yet, in order, also after days of standing still. Days on which
 * nothing was asked are only noted, all with one statement. Exactly once: each day is a row that can be there once.
 */
export async function publishOverdueTotals(
  tx: Tx,
  { since, refusals, threshold = defaultThreshold, most = 366 }: OverdueOptions,
): Promise<Reached> {
  const first = await firstOpenDay(tx, since);
  const settled = lastSettledDay(tx.now);
  if (Temporal.PlainDate.compare(first, settled) > 0) return { next: first, more: false };
  const limit = first.add({ days: most - 1 });
  const last = Temporal.PlainDate.compare(limit, settled) < 0 ? limit : settled;
  const next = last.add({ days: 1 });

  const refused = await refusals?.(tx, first, next);
  const days = new Set([...(await daysOfUse(tx, first, next)), ...(refused?.keys() ?? [])]);
  for (const day of [...days].toSorted()) {
    await publishDailyTotals(tx, Temporal.PlainDate.from(day), {
      threshold,
      ...(refused ? { refusals: refused.get(day) ?? 0 } : {}),
    });
  }
  await noteQuietDays(tx, first, last, refused !== undefined);
  return { next, more: Temporal.PlainDate.compare(last, settled) < 0 };
}

async function firstOpenDay(tx: Tx, since: Temporal.PlainDate): Promise<Temporal.PlainDate> {
  const published = await evidenceTables(tx)
    .selectFrom('evidence.daily_total')
    .select('day')
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (published) return published.day.add({ days: 1 });
  const metered = await firstDayOfUse(tx);
  return metered && Temporal.PlainDate.compare(metered, since) < 0 ? metered : since;
}

/** Days with released calls, and days whose totals the log already holds because a newer database published them before a restore. */
async function daysOfUse(
  tx: Tx,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<readonly string[]> {
  const used = await usage(tx, { from: startOfDate(from), until: startOfDate(until), by: ['day'] });
  const { rows } = await sql<{ day: string }>`
    SELECT DISTINCT subject AS day FROM evidence.entry
    WHERE form = 'public' AND kind = ${totalsKind} AND subject >= ${from.toString()} AND subject < ${until.toString()}`.execute(
    evidenceTables(tx),
  );
  return [...used.map(({ day }) => day!.toString()), ...rows.map(({ day }) => day)];
}

async function noteQuietDays(
  tx: Tx,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  refusalsCounted: boolean,
): Promise<void> {
  await sql`
    INSERT INTO evidence.daily_total (day, entries, published_at, refusals)
    SELECT day::date, '{}', ${tx.now}, ${refusalsCounted ? 0n : null}::bigint
    FROM generate_series(${first}::date, ${last}::date, interval '1 day') AS day
    ON CONFLICT (day) DO NOTHING`.execute(evidenceTables(tx));
}

import { dateAt, ok, type Result, refuse, startOfDate, type Tx, text } from '#foundation';
import { appendPublicFact } from './append.ts';
import { usage } from './meter.ts';
import { publishableTotals } from './model/totals.ts';
import { problems } from './problems.ts';
import { evidenceTables } from './store/tables.ts';

export interface TotalsOptions {
  /** Counts of calls below this are merged. A parameter the bureau sets; nothing national names a number. */
  readonly threshold?: number;
}

/** After the end of a day, the time in which a release begun before midnight has committed or been ended by the database. */
const settling = Temporal.Duration.from({ minutes: 15 });
/** Lines in one fact: a page stays well under the size of an entry even with the longest purposes. */
const pageLines = 60;

/**
 * Publish a day's totals of use as public facts of kind `evidence.daily-use`, small counts merged (意见: 公开使用情况). Doing it again for
 * the same day changes nothing and answers the same entries. Refuses a day that is not over (`evidence/day-not-over`).
 */
export async function publishDailyTotals(
  tx: Tx,
  day: Temporal.PlainDate,
  { threshold = 10 }: TotalsOptions = {},
): Promise<Result<{ readonly entries: readonly string[] }>> {
  const [from, until] = [startOfDate(day), startOfDate(day.add({ days: 1 }))];
  if (Temporal.Instant.compare(tx.now, until.add(settling)) < 0) {
    return refuse(
      problems['day-not-over']({
        detail: text(`${day}尚未结束。`, `${day} has not ended.`),
        data: { today: dateAt(tx.now).toString() },
      }),
    );
  }
  // The row is the lock: a second publisher waits here for the first one's commit and then finds the day done.
  const claimed = await evidenceTables(tx)
    .insertInto('evidence.daily_total')
    .values({ day, entries: [], published_at: tx.now })
    .onConflict((conflict) => conflict.column('day').doNothing())
    .returning('day')
    .executeTakeFirst();
  if (!claimed) {
    const done = await evidenceTables(tx)
      .selectFrom('evidence.daily_total')
      .select('entries')
      .where('day', '=', day)
      .executeTakeFirstOrThrow();
    return ok({ entries: done.entries });
  }

  const sums = await usage(tx, { from, until, by: ['agreement', 'purpose'] });
  const lines = publishableTotals(
    sums.map(({ agreement, purpose, calls, units }) => ({
      agreement: agreement!,
      purpose: purpose!,
      calls,
      units,
    })),
    threshold,
  );
  const pages = Math.max(1, Math.ceil(lines.length / pageLines));
  const entries: string[] = [];
  for (let page = 1; page <= pages; page++) {
    const fact = {
      day: day.toString(),
      page,
      pages,
      lines: lines.slice((page - 1) * pageLines, page * pageLines),
    };
    entries.push(
      (await appendPublicFact(tx, { kind: 'evidence.daily-use', subject: day.toString(), fact })).id,
    );
  }
  await evidenceTables(tx)
    .updateTable('evidence.daily_total')
    .set({ entries })
    .where('day', '=', day)
    .execute();
  await tx.emit({ kind: 'evidence.totals-published', subject: day.toString(), payload: { entries } });
  return ok({ entries });
}

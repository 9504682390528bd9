import { sql } from 'kysely';
import { dateAt, type Json, ok, type Result, refuse, startOfDate, type Tx, text } from '#foundation';
import type { FactLeaf } from '#verifier';
import { appendPublicFact } from './append.ts';
import { decodeLeaf } from './entries.ts';
import { usage } from './meter/usage.ts';
import { type PublishedFigure, publishable } from './model/count.ts';
import { publishableTotals } from './model/totals.ts';
import { problems } from './problems.ts';
import { evidenceTables } from './store/tables.ts';

export interface TotalsOptions {
  /** Counts below this are merged. A parameter the bureau sets; nothing national names a number. */
  readonly threshold?: number;
  /** Refused calls of the day; absent when nobody counted them. */
  readonly refusals?: number;
}

export const totalsKind = 'evidence.daily-use';
export const defaultThreshold = 10;
/** After the end of a day, the time in which a release begun before midnight has committed or been ended by the database. */
const settling = Temporal.Duration.from({ minutes: 15 });
/** Lines in one fact: a page stays well under the size of an entry even with the longest purposes. */
const pageLines = 60;

/** When a day's totals can be published: its end, and the time for what was under way. */
export const totalsDueAt = (day: Temporal.PlainDate): Temporal.Instant =>
  startOfDate(day.add({ days: 1 })).add(settling);

/** Up to here every release has committed or been ended: what was released before is all there. */
export const settledUntil = (now: Temporal.Instant): Temporal.Instant => now.subtract(settling);

/** The last day whose totals can be published at an instant. */
export const lastSettledDay = (now: Temporal.Instant): Temporal.PlainDate =>
  dateAt(settledUntil(now)).subtract({ days: 1 });

/**
 * Publish a day's totals of use as public facts of kind `evidence.daily-use`, small counts merged (意见: 公开使用情况). Doing it again for
 * the same day changes nothing and answers the same entries. A day on which nothing was asked gets no entry: the next fact names the
 * day of the one before it (`previous`), so the log itself says that nothing lies between. Refuses a day that is not over
 * (`evidence/day-not-over`).
 */
export async function publishDailyTotals(
  tx: Tx,
  day: Temporal.PlainDate,
  { threshold = defaultThreshold, refusals }: TotalsOptions = {},
): Promise<Result<{ readonly entries: readonly string[] }>> {
  if (Temporal.Instant.compare(tx.now, totalsDueAt(day)) < 0) {
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
    .values({ day, entries: [], published_at: tx.now, refusals: null, refusals_fewer_than: null })
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
  const recovered = await factsInTheLog(tx, day);
  const facts = recovered.length > 0 ? recovered : await enterFacts(tx, day, threshold, refusals);
  await keep(tx, day, facts, refusals);
  const entries = facts.map(({ entry }) => entry);
  if (entries.length > 0)
    await tx.emit({ kind: 'evidence.totals-published', subject: day.toString(), payload: { entries } });
  return ok({ entries });
}

interface TotalsLine {
  readonly agreement: string;
  readonly purpose: string;
  readonly calls?: number;
  readonly fewerThan?: number;
}
interface TotalsFact {
  readonly entry: string;
  readonly lines: readonly TotalsLine[];
  readonly refusals: PublishedFigure | null;
}

/** After an older database was restored, a day may stand in the log already: that is what was published, and it is not said twice. */
async function factsInTheLog(tx: Tx, day: Temporal.PlainDate): Promise<TotalsFact[]> {
  const rows = await evidenceTables(tx)
    .selectFrom('evidence.entry')
    .select(['id', 'leaf'])
    .where('form', '=', 'public')
    .where('kind', '=', totalsKind)
    .where('subject', '=', day.toString())
    .orderBy('arrival')
    .execute();
  return rows.map(({ id, leaf }) => {
    const fact = (decodeLeaf(leaf) as FactLeaf).fact as unknown as Omit<TotalsFact, 'entry'>;
    return { entry: id, lines: fact.lines, refusals: fact.refusals ?? null };
  });
}

async function enterFacts(
  tx: Tx,
  day: Temporal.PlainDate,
  threshold: number,
  refused: number | undefined,
): Promise<TotalsFact[]> {
  const sums = await usage(tx, {
    from: startOfDate(day),
    until: startOfDate(day.add({ days: 1 })),
    by: ['agreement', 'purpose'],
  });
  if (sums.length === 0 && !refused) return [];
  const lines = publishableTotals(
    sums.map(({ agreement, purpose, calls, units }) => ({
      agreement: agreement!,
      purpose: purpose!,
      calls,
      units,
    })),
    threshold,
  );
  const refusals = refused === undefined ? null : publishable(refused, threshold);
  const previous = await dayBefore(tx, day);
  const pages = Math.max(1, Math.ceil(lines.length / pageLines));
  const facts: TotalsFact[] = [];
  for (let page = 1; page <= pages; page++) {
    const shown = lines.slice((page - 1) * pageLines, page * pageLines);
    const { id } = await appendPublicFact(tx, {
      kind: totalsKind,
      subject: day.toString(),
      fact: { day: day.toString(), previous, page, pages, refusals: refusals as Json, lines: shown },
    });
    facts.push({ entry: id, lines: shown as unknown as TotalsLine[], refusals });
  }
  return facts;
}

/** The last day before this one of which there is a fact. */
async function dayBefore(tx: Tx, day: Temporal.PlainDate): Promise<string | null> {
  const before = await evidenceTables(tx)
    .selectFrom('evidence.daily_total')
    .select('day')
    .where('day', '<', day)
    .where(sql<boolean>`cardinality(entries) > 0`)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return before?.day.toString() ?? null;
}

/** Keep what was published as rows, for sums; nothing but the facts goes in. */
async function keep(
  tx: Tx,
  day: Temporal.PlainDate,
  facts: readonly TotalsFact[],
  counted: number | undefined,
): Promise<void> {
  const refusals = facts.length > 0 ? facts[0]!.refusals : (counted ?? null);
  await evidenceTables(tx)
    .updateTable('evidence.daily_total')
    .set({
      entries: facts.map(({ entry }) => entry),
      refusals: typeof refusals === 'number' ? BigInt(refusals) : null,
      refusals_fewer_than: refusals !== null && typeof refusals === 'object' ? refusals.fewerThan : null,
    })
    .where('day', '=', day)
    .execute();
  const rows = facts
    .flatMap(({ entry, lines }) => lines.map((line) => ({ entry, ...line })))
    .map(({ entry, agreement, purpose, calls, fewerThan }, line) => ({
      day,
      line,
      entry,
      agreement,
      purpose,
      calls: calls === undefined ? null : BigInt(calls),
      fewer_than: fewerThan ?? null,
    }));
  if (rows.length > 0) await evidenceTables(tx).insertInto('evidence.published_use').values(rows).execute();
}

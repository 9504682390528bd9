import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { type Count, countOf, exactly, sumOf } from './model/count.ts';
import { evidenceTables } from './store/tables.ts';

/** Days, half-open; an absent end is open. */
export interface Days {
  readonly from?: Temporal.PlainDate;
  readonly until?: Temporal.PlainDate;
}

/** Published calls of one agreement for one purpose, summed over days; either may be {@link others}. */
export interface PublishedUse {
  readonly agreement: string;
  readonly purpose: string;
  readonly calls: Count;
}

/** Sums of what the daily totals say publicly, and of nothing else: no figure made of them tells more than they do. */
export async function publishedUse(tx: Tx, { from, until }: Days = {}): Promise<PublishedUse[]> {
  let select = evidenceTables(tx)
    .selectFrom('evidence.published_use')
    .select(['agreement', 'purpose', 'fewer_than'])
    .select(({ fn, cast, val }) => [
      cast<number>(fn.coalesce(fn.sum('calls'), val(0)), 'double precision').as('calls'),
      cast<number>(fn.countAll(), 'integer').as('lines'),
    ]);
  if (from) select = select.where('day', '>=', from);
  if (until) select = select.where('day', '<', until);
  const rows = await select
    .groupBy(['agreement', 'purpose', 'fewer_than'])
    .orderBy('agreement')
    .orderBy('purpose')
    .execute();
  const groups = Map.groupBy(rows, ({ agreement, purpose }) => JSON.stringify([agreement, purpose]));
  return [...groups.values()].map((parts) => ({
    agreement: parts[0]!.agreement,
    purpose: parts[0]!.purpose,
    calls: sumOf(
      parts.map(({ fewer_than, calls, lines }) =>
        fewer_than === null ? exactly(calls) : { atLeast: lines, atMost: lines * (fewer_than - 1) },
      ),
    ),
  }));
}

/** Which days the published totals cover, and the refused calls on them. */
export interface Coverage {
  readonly from: Temporal.PlainDate;
  /** The last day covered. */
  readonly through: Temporal.PlainDate;
  readonly publishedAt: Temporal.Instant;
  /** Null when the refusals of a day were not counted. */
  readonly refusals: Count | null;
}

/** The published days within the days asked for; null when none of them is published yet. */
export async function totalsCoverage(tx: Tx, { from, until }: Days = {}): Promise<Coverage | null> {
  let select = evidenceTables(tx)
    .selectFrom('evidence.daily_total')
    .select('refusals_fewer_than')
    .select(({ fn, cast, eb, val }) => [
      fn.min('day').as('first'),
      fn.max('day').as('through'),
      fn.max('published_at').as('published_at'),
      cast<number>(fn.coalesce(fn.sum('refusals'), val(0)), 'double precision').as('refusals'),
      cast<number>(fn.countAll(), 'integer').as('days'),
      cast<number>(
        fn
          .countAll()
          .filterWhere(eb.and([eb('refusals', 'is', null), eb('refusals_fewer_than', 'is', null)])),
        'integer',
      ).as('uncounted'),
    ]);
  if (from) select = select.where('day', '>=', from);
  if (until) select = select.where('day', '<', until);
  const rows = await select.groupBy('refusals_fewer_than').execute();
  if (rows.length === 0) return null;
  const { compare } = Temporal.PlainDate;
  return {
    from: rows.map(({ first }) => first).toSorted(compare)[0]!,
    through: rows
      .map(({ through }) => through)
      .toSorted(compare)
      .at(-1)!,
    publishedAt: rows
      .map(({ published_at }) => published_at)
      .toSorted(Temporal.Instant.compare)
      .at(-1)!,
    refusals: rows.some(({ uncounted }) => uncounted > 0)
      ? null
      : sumOf(
          rows.flatMap(({ refusals_fewer_than, refusals, days }) =>
            refusals_fewer_than === null
              ? [exactly(refusals)]
              : Array.from({ length: days }, () => countOf({ fewerThan: refusals_fewer_than })),
          ),
        ),
  };
}

/**
 * Ids of the facts that say the totals of these days, and of those of the next day that has some: which of the days before it had none is
 * said there.
 */
export async function totalsEntries(
  tx: Tx,
  { from, until }: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate },
): Promise<readonly string[]> {
  const totals = () =>
    evidenceTables(tx)
      .selectFrom('evidence.daily_total')
      .select('entries')
      .where(sql<boolean>`cardinality(entries) > 0`)
      .orderBy('day');
  const within = await totals().where('day', '>=', from).where('day', '<', until).execute();
  const next = await totals().where('day', '>=', until).limit(1).execute();
  return [...within, ...next].flatMap(({ entries }) => entries);
}

import { shanghai } from '#foundation';

/** What sums are kept for, from coarse to fine. Days, months and years are those of Shanghai. */
export const grains = ['year', 'month', 'day', 'hour'] as const;
export type Grain = (typeof grains)[number];

/** Half-open; an end that is null is not set. */
export interface Period {
  readonly from: Temporal.Instant | null;
  readonly until: Temporal.Instant | null;
}

/** A part of a period that is read from one table: sums of a grain, or the lines themselves. */
export interface Part extends Period {
  readonly of: Grain | 'line';
}

/** The hour an instant lies in. */
export const hourOf = (at: Temporal.Instant): Temporal.Instant => startOf('hour', at);

/** The first instant of the hour, day, month or year that holds this one. */
export function startOf(grain: Grain, at: Temporal.Instant): Temporal.Instant {
  if (grain === 'hour') return at.round({ smallestUnit: 'hour', roundingMode: 'floor' });
  const date = at.toZonedDateTimeISO(shanghai).toPlainDate();
  const first = { day: date, month: date.with({ day: 1 }), year: date.with({ month: 1, day: 1 }) }[grain];
  return first.toZonedDateTime(shanghai).toInstant();
}

/** The first start of an hour, day, month or year that is not before this instant. */
function nextStart(grain: Grain, at: Temporal.Instant): Temporal.Instant {
  const start = startOf(grain, at);
  if (start.equals(at)) return start;
  const next = start.toZonedDateTimeISO(shanghai).add({ [`${grain}s`]: 1 });
  return next.toInstant();
}

/**
 * A period taken apart so that it is summed from few rows: whole years, then whole months, days and hours at its ends, and only for
 * the rest of an hour the lines. The parts do not overlap and together are the period.
 *
 * @param coarsest sums over more than this are of no use, because the answer is wanted by it.
 */
export function partsOf(period: Period, coarsest: Grain = 'year'): readonly Part[] {
  return cover(period, grains.indexOf(coarsest));
}

function cover({ from, until }: Period, at: number): readonly Part[] {
  if (from && until && Temporal.Instant.compare(from, until) >= 0) return [];
  const grain = grains[at];
  if (grain === undefined) return [{ of: 'line', from, until }];
  const first = from && nextStart(grain, from);
  const last = until && startOf(grain, until);
  if (first && last && Temporal.Instant.compare(first, last) >= 0) return cover({ from, until }, at + 1);
  return [
    ...(from && first ? cover({ from, until: first }, at + 1) : []),
    { of: grain, from: first, until: last },
    ...(until && last ? cover({ from: last, until }, at + 1) : []),
  ];
}

/** The whole hours of a period: what lies in them is in the sums or still fresh, what does not is read from the lines. */
export function wholeHours({ from, until }: Period): Period | null {
  const hours = { from: from && nextStart('hour', from), until: until && startOf('hour', until) };
  return hours.from && hours.until && Temporal.Instant.compare(hours.from, hours.until) >= 0 ? null : hours;
}

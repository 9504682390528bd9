import { startOfDate } from './clock.ts';

/** A point that intervals are made of: an instant, or a civil date. */
export type Moment = Temporal.Instant | Temporal.PlainDate;

/** Half-open: `from` belongs to it, `until` does not. `until: null` means that no end is set. Never empty. */
export interface Interval<T extends Moment> {
  readonly from: T;
  readonly until: T | null;
}
export type InstantInterval = Interval<Temporal.Instant>;
/** Days from `from` to the day before `until`. */
export type DateInterval = Interval<Temporal.PlainDate>;

/** `[from, until)`. Throws a RangeError when it would hold nothing: an empty validity is a broken assumption. */
export function interval<T extends Moment>(from: T, until: T | null = null): Interval<T> {
  if (until !== null && compareMoments(from, until) >= 0) {
    throw new RangeError(`an interval must end after it begins: [${from}, ${until})`);
  }
  return { from, until };
}

/** The interval of whole days that a person writes as "from the first to the last day", both included. */
export const daysThrough = (firstDay: Temporal.PlainDate, lastDay: Temporal.PlainDate): DateInterval =>
  interval(firstDay, lastDay.add({ days: 1 }));

/** Does it go on without an end? */
export const isOpenEnded = (span: Interval<Moment>): boolean => span.until === null;

/** Half-open: the start belongs to it, the end does not. */
export const contains = <T extends Moment>(span: Interval<T>, moment: T): boolean =>
  compareMoments(span.from, moment) <= 0 && (span.until === null || compareMoments(moment, span.until) < 0);

/** Whether every moment of `inner` is in `outer`. */
export const covers = <T extends Moment>(outer: Interval<T>, inner: Interval<T>): boolean =>
  compareMoments(outer.from, inner.from) <= 0 && compareEnds(inner.until, outer.until) <= 0;

/** Whether they share a moment. Intervals that only touch do not overlap. */
export const overlaps = <T extends Moment>(one: Interval<T>, other: Interval<T>): boolean =>
  intersect(one, other) !== null;

/** What both hold, or `null` when they share nothing. */
export function intersect<T extends Moment>(one: Interval<T>, other: Interval<T>): Interval<T> | null {
  const from = compareMoments(one.from, other.from) >= 0 ? one.from : other.from;
  const until = compareEnds(one.until, other.until) <= 0 ? one.until : other.until;
  return until !== null && compareMoments(from, until) >= 0 ? null : { from, until };
}

/** The same days as instants of Shanghai civil time. */
export const instantsOf = (days: DateInterval): InstantInterval => ({
  from: startOfDate(days.from),
  until: days.until === null ? null : startOfDate(days.until),
});

/** Order of two moments of the same kind: negative, zero or positive. */
function compareMoments(one: Moment, other: Moment): number {
  if (one instanceof Temporal.Instant && other instanceof Temporal.Instant)
    return Temporal.Instant.compare(one, other);
  if (one instanceof Temporal.PlainDate && other instanceof Temporal.PlainDate) {
    return Temporal.PlainDate.compare(one, other);
  }
  throw new TypeError('instants and dates are not compared with each other');
}

/** An end that is not set comes after every other. */
function compareEnds(one: Moment | null, other: Moment | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return compareMoments(one, other);
}

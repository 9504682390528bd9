import { isInstant } from '../leaf.ts';

// Node 20 and browsers have no Temporal yet. Instants are text in UTC; Shanghai is eight hours ahead, without summer time since 1991.
const shanghaiAheadMs = 8 * 3_600_000;

/** Is it an instant in UTC of a day and hour that there are? Engines read the 30th of February as March, and 24:00 as the next day. */
export const isRealInstant = (value: unknown): value is string =>
  isInstant(value) &&
  isDay(value.slice(0, 10)) &&
  value.slice(11, 13) < '24' &&
  !Number.isNaN(Date.parse(millisecondsOf(value)));

/** Is it a civil date that there is? */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

/** Negative when the first is earlier, to the nanosecond. */
export function compareInstants(one: string, other: string): number {
  const [first, second] = [sortable(one), sortable(other)];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The civil date in Shanghai. */
export const dayInShanghai = (instant: string): string =>
  new Date(Date.parse(millisecondsOf(instant)) + shanghaiAheadMs).toISOString().slice(0, 10);

/** From the first to the second, in whole seconds towards zero. */
export const secondsFrom = (one: string, other: string): number =>
  Math.trunc((Date.parse(millisecondsOf(other)) - Date.parse(millisecondsOf(one))) / 1000);

/** The days that lie wholly in a half-open period, at most `limit` of them. */
export function wholeDays(from: string, until: string, limit: number): string[] {
  const days: string[] = [];
  let day = dayInShanghai(from);
  if (compareInstants(from, startOfDay(day)) > 0) day = dayAfter(day);
  while (days.length < limit && compareInstants(startOfDay(dayAfter(day)), until) <= 0) {
    days.push(day);
    day = dayAfter(day);
  }
  return days;
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const startOfDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - shanghaiAheadMs).toISOString();

const fractionOf = (instant: string): string => instant.slice(19, -1).replace('.', '');
const sortable = (instant: string): string => `${instant.slice(0, 19)}.${fractionOf(instant).padEnd(9, '0')}`;
/** No more decimals than every engine reads. */
const millisecondsOf = (instant: string): string =>
  `${instant.slice(0, 19)}.${fractionOf(instant).padEnd(3, '0').slice(0, 3)}Z`;

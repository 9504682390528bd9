import { type InstantInterval, shanghai } from '#foundation';

/** Longest term of a deputy, in days, unless a profile says otherwise. */
export const deputyTermDays = 90;

/** Is the term bounded as it must be? A term that ends after `days` calendar days of Shanghai time from its begin is too long. */
export function termWithin(term: InstantInterval, days: number): boolean {
  if (term.until === null) return false;
  const latest = term.from.toZonedDateTimeISO(shanghai).add({ days }).toInstant();
  return Temporal.Instant.compare(term.until, latest) <= 0;
}

import { dateAt } from '#foundation';

export type ConsentState = 'valid' | 'expired' | 'withdrawn';

/** What may be said of a consent now. */
export const consentState = (
  {
    until,
    withdrawn_at: withdrawn,
  }: { readonly until: Temporal.PlainDate; readonly withdrawn_at: Temporal.Instant | null },
  now: Temporal.Instant,
): ConsentState =>
  withdrawn ? 'withdrawn' : Temporal.PlainDate.compare(dateAt(now), until) > 0 ? 'expired' : 'valid';

import type { Clock } from '#foundation';

export interface MovableClock extends Clock {
  set(to: string | Temporal.Instant): void;
  advance(by: Temporal.DurationLike): void;
}

/** A clock that stands still until it is moved. Starts at 2026-01-05T09:00+08:00, a Monday. */
export function fixedClock(at: string | Temporal.Instant = '2026-01-05T09:00:00+08:00'): MovableClock {
  let now = Temporal.Instant.from(at);
  return {
    now: () => now,
    set: (to) => {
      now = Temporal.Instant.from(to);
    },
    advance: (by) => {
      now = now.add(by);
    },
  };
}

import type { Clock } from '#foundation';

export interface AttemptLimit {
  readonly perWindow: number;
  readonly windowSeconds: number;
}

/** Most callers remembered at once; beyond it the oldest are forgotten, so that memory is bounded. */
const remembered = 10_000;

/**
 * Counts attempts by caller in windows of fixed length, in this process. Comparing a secret costs tens of milliseconds of processor
 * time on purpose, so this is asked first.
 */
export function createAttempts(clock: Clock, limit: AttemptLimit) {
  const windows = new Map<string, { readonly until: number; count: number }>();
  return {
    /** Seconds to wait, or 0 when the attempt may be made (and is counted). */
    take(caller: string): number {
      const now = clock.now().epochMilliseconds;
      const present = windows.get(caller);
      if (present && present.until > now) {
        if (present.count >= limit.perWindow) return Math.ceil((present.until - now) / 1000);
        present.count++;
        return 0;
      }
      windows.delete(caller);
      windows.set(caller, { until: now + limit.windowSeconds * 1000, count: 1 });
      for (const oldest of windows.keys()) {
        if (windows.size <= remembered) break;
        windows.delete(oldest);
      }
      return 0;
    },
  };
}

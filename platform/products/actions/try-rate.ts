/** Trials of one organisation within a minute. */
export const mostTrials = 20;
const minuteMs = 60_000;

/** May `who` try once more? Counted when asked. */
export type TryRate = (who: string, now: Temporal.Instant) => boolean;

/** Counts trials in this process; what is older than a minute is forgotten. */
export function tryRate(): TryRate {
  const times = new Map<string, number[]>();
  return (who, now) => {
    const at = now.epochMilliseconds;
    for (const [name, list] of times) if ((list.at(-1) ?? 0) <= at - minuteMs) times.delete(name);
    const recent = (times.get(who) ?? []).filter((time) => time > at - minuteMs);
    if (recent.length >= mostTrials) return false;
    times.set(who, [...recent, at]);
    return true;
  };
}

import { type Severity, worst } from './severity.ts';

/** Since when something held, and until when; null: it holds now. */
export interface Held {
  readonly severity: Severity;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant | null;
}

/** How the worst of several findings went over time: a point for each change. */
export function trendOf(
  held: readonly Held[],
): readonly { readonly at: Temporal.Instant; readonly severity: Severity }[] {
  const times = held
    .flatMap(({ from, until }) => (until ? [from, until] : [from]))
    .sort(Temporal.Instant.compare);
  const points: { at: Temporal.Instant; severity: Severity }[] = [];
  for (const at of times) {
    const severity = worst(
      held
        .filter(
          ({ from, until }) =>
            Temporal.Instant.compare(from, at) <= 0 &&
            (until === null || Temporal.Instant.compare(at, until) < 0),
        )
        .map((one) => one.severity),
    );
    if (points.at(-1)?.severity !== severity) points.push({ at, severity });
  }
  return points;
}

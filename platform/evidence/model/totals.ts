import type { Json } from '#foundation';

/** Calls and units of one agreement for one purpose on one day. */
export interface UseTotal {
  readonly agreement: string;
  readonly purpose: string;
  readonly calls: number;
  readonly units: bigint;
}

/** Name of what is merged. */
export const others = '其他';

/**
 * The lines to publish for a day. A count below `threshold` would tell who asked about whom, so it is merged: first within its agreement,
 * then, when that is still small, across agreements; when even that is small, only `fewerThan` is said. Lines come in order of
 * agreement and purpose; units are decimal strings.
 */
export function publishableTotals(
  totals: readonly UseTotal[],
  threshold: number,
): { readonly [name: string]: Json }[] {
  const published = totals.filter(({ calls }) => calls >= threshold);
  const small = totals.filter(({ calls }) => calls > 0 && calls < threshold);
  let rest: UseTotal[] = [];
  for (const [agreement, lines] of Map.groupBy(small, (line) => line.agreement)) {
    const merged = merge(agreement, lines);
    if (merged.calls >= threshold) published.push(merged);
    else rest = rest.concat(lines);
  }
  const lines = published
    .toSorted((one, other) => order(one.agreement, other.agreement) || order(one.purpose, other.purpose))
    .map(line);
  if (rest.length === 0) return lines;
  const merged = merge(others, rest);
  return [
    ...lines,
    merged.calls >= threshold ? line(merged) : { agreement: others, purpose: others, fewerThan: threshold },
  ];
}

const merge = (agreement: string, lines: readonly UseTotal[]): UseTotal => ({
  agreement,
  purpose: others,
  calls: lines.reduce((sum, { calls }) => sum + calls, 0),
  units: lines.reduce((sum, { units }) => sum + units, 0n),
});
const line = ({ agreement, purpose, calls, units }: UseTotal) => ({
  agreement,
  purpose,
  calls,
  units: String(units),
});
const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

import type { Groups, Histogram } from './combinations.ts';

/** What every class of rows must be like. `l` of distinct values or of entropy; `t` by equal or by ordered distance. */
export interface Goal {
  readonly k: number;
  readonly sensitive: readonly {
    readonly distinctL?: number;
    readonly entropyL?: number;
    readonly t?: number;
    readonly ordered?: boolean;
  }[];
  /** Share of the rows that may be left out, 0 to 1. */
  readonly suppression: number;
}

/** How often each sensitive value occurs in the whole table; `missingFirst`: the first of them is the empty cell. */
export type Overall = readonly { readonly counts: Float64Array; readonly missingFirst: boolean }[];

/**
 * Making coarser never turns a class that meets the goal into one that does not, and never leaves out more rows: so what holds at a node holds above it.
 * True of k and of distinct values. Entropy and closeness may get worse when a class that misses the goal joins one that meets it, so they are
 * monotone only where nothing may be left out.
 */
export const isMonotone = ({ sensitive, suppression }: Goal): boolean =>
  suppression === 0 || sensitive.every(({ entropyL, t }) => entropyL === undefined && t === undefined);

/** For each group 1 when it meets the goal. */
export function meeting(groups: Groups, goal: Goal, overall: Overall): Uint8Array {
  const meets = new Uint8Array(groups.length);
  for (let group = 0; group < groups.length; group++) meets[group] = groups.counts[group]! >= goal.k ? 1 : 0;
  goal.sensitive.forEach((wanted, place) => {
    const histogram = groups.histograms[place]!;
    if (wanted.distinctL !== undefined || wanted.entropyL !== undefined)
      judgeDiversity(meets, groups, histogram, wanted);
    if (wanted.t !== undefined) {
      const distances = wanted.ordered
        ? orderedDistances(groups, histogram, overall[place]!)
        : equalDistances(groups, histogram, overall[place]!.counts);
      for (let group = 0; group < groups.length; group++)
        if (distances[group]! > wanted.t + rounding) meets[group] = 0;
    }
  });
  return meets;
}

/** Distances and entropies are sums of fractions: what differs by less is the same. */
const rounding = 1e-12;

function judgeDiversity(
  meets: Uint8Array,
  groups: Groups,
  { group, count }: Histogram,
  { distinctL = 0, entropyL = 0 }: { readonly distinctL?: number; readonly entropyL?: number },
): void {
  const distinct = new Int32Array(groups.length);
  const logs = new Float64Array(groups.length);
  for (let at = 0; at < group.length; at++) {
    distinct[group[at]!]!++;
    logs[group[at]!]! += count[at]! * Math.log(count[at]!);
  }
  for (let at = 0; at < groups.length; at++) {
    const size = groups.counts[at]!;
    const entropy = Math.max(0, Math.log(size) - logs[at]! / size);
    if (distinct[at]! < distinctL || (entropyL > 0 && entropy < Math.log(entropyL) - rounding)) meets[at] = 0;
  }
}

/** Half the sum of differences of shares: every value as far from every other. */
export function equalDistances(
  groups: Groups,
  { group, value, count }: Histogram,
  overall: Float64Array,
): Float64Array {
  const total = overall.reduce((sum, one) => sum + one, 0);
  const apart = new Float64Array(groups.length);
  const there = new Float64Array(groups.length);
  for (let at = 0; at < group.length; at++) {
    const size = groups.counts[group[at]!]!;
    const whole = overall[value[at]!]!;
    apart[group[at]!]! += Math.abs(count[at]! * total - whole * size);
    there[group[at]!]! += whole;
  }
  return apart.map((sum, at) => {
    const size = groups.counts[at]!;
    return (sum + (total - there[at]!) * size) / (2 * size * total);
  });
}

/**
 * Sum of differences of cumulated shares over m − 1: values stand in their order. An empty cell has no place in it: classes are compared by the
 * known values alone.
 */
export function orderedDistances(
  groups: Groups,
  { group, value, count }: Histogram,
  { counts: overall, missingFirst }: Overall[number],
): Float64Array {
  const first = missingFirst ? 1 : 0;
  const m = overall.length - first;
  let total = 0;
  for (let rank = first; rank < overall.length; rank++) total += overall[rank]!;
  const byGroup = Int32Array.from({ length: group.length }, (_, at) => at).sort(
    (one, other) => group[one]! - group[other]!,
  );
  const distances = new Float64Array(groups.length);
  const held = new Float64Array(overall.length);
  for (let from = 0; from < byGroup.length; ) {
    const at = group[byGroup[from]!]!;
    held.fill(0);
    for (; from < byGroup.length && group[byGroup[from]!] === at; from++)
      held[value[byGroup[from]!]!]! += count[byGroup[from]!]!;
    let size = 0;
    for (let rank = first; rank < held.length; rank++) size += held[rank]!;
    if (m < 2 || size === 0) continue;
    let [mine, all, apart] = [0, 0, 0];
    for (let rank = first; rank < held.length; rank++) {
      mine += held[rank]!;
      all += overall[rank]!;
      apart += Math.abs(mine * total - all * size);
    }
    distances[at] = apart / (size * total * (m - 1));
  }
  return distances;
}

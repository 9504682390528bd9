import type { TakeClass, ValueCounts } from './counts.ts';
import type { SensitiveMeasures } from './measures.ts';

/** The l of recursive (c,l)-diversity that are told. */
export const recursiveLs = [2, 3, 4, 5] as const;
const mostFrequent = recursiveLs.at(-1)! - 1;

export interface DiversityMeter {
  readonly take: TakeClass;
  result(): Omit<SensitiveMeasures, 'column'>;
}

/**
 * l-diversity and t-closeness of one sensitive attribute, class by class. Of each measure the worst class counts.
 *
 * - distinct, entropy and recursive (c,l)-diversity: Machanavajjhala et al., "l-Diversity: Privacy Beyond k-Anonymity" (TKDD 2007), definitions 4.1, 4.3.
 *   A class has entropy l-diversity for every l up to e^H; recursive (c,l) holds when the most frequent value occurs less than c times as often as all
 *   from the l-th on together, so for every c above `c`.
 * - t-closeness: Li, Li, Venkatasubramanian, "t-Closeness: Privacy Beyond k-Anonymity and l-Diversity" (ICDE 2007), equal distance and ordered distance.
 *
 * A missing value is a value of its own in everything but the ordered distance: it has no place in an order, and the classes are compared by the known
 * values alone there. Distances are taken from whole numbers, so that no order of adding changes them.
 */
export function diversityMeter(values: ValueCounts): DiversityMeter {
  const total = sum(values.counts);
  const ordered = values.ordered ? orderedDistance(values) : null;
  const worst = {
    distinct: Number.POSITIVE_INFINITY,
    entropy: Number.POSITIVE_INFINITY,
    ratios: recursiveLs.map(() => 0),
    equal: 0,
    ordered: 0,
  };
  const top = new Float64Array(mostFrequent);

  return {
    take(codes, counts, length) {
      let size = 0;
      for (let index = 0; index < length; index++) size += counts[index]!;
      let logs = 0;
      let apart = 0;
      let expected = 0;
      top.fill(0);
      for (let index = 0; index < length; index++) {
        const count = counts[index]!;
        const overall = values.counts[codes[index]!]!;
        logs += count * Math.log(count);
        apart += Math.abs(count * total - overall * size);
        expected += overall;
        insert(top, count);
      }
      // Values that the class does not have stand apart by all they have in the table.
      apart += (total - expected) * size;
      worst.distinct = Math.min(worst.distinct, length);
      worst.entropy = Math.min(worst.entropy, Math.max(0, Math.log(size) - logs / size));
      worst.equal = Math.max(worst.equal, apart / (2 * size * total));
      let tail = size;
      let place = 0;
      for (const [at, l] of recursiveLs.entries()) {
        for (; place < l - 1; place++) tail -= top[place]!;
        worst.ratios[at] = Math.max(worst.ratios[at]!, tail > 0 ? top[0]! / tail : Number.POSITIVE_INFINITY);
      }
      if (ordered) worst.ordered = Math.max(worst.ordered, ordered(codes, counts, length));
    },
    result: () => ({
      distinct: values.counts.length,
      distinctL: worst.distinct,
      entropyL: Math.exp(worst.entropy),
      recursive: recursiveLs.map((l, at) => ({
        l,
        c: Number.isFinite(worst.ratios[at]) ? worst.ratios[at]! : null,
      })),
      tEqual: worst.equal,
      tOrdered: ordered ? worst.ordered : null,
    }),
  };
}

/** Keep the most frequent, greatest first. */
function insert(top: Float64Array, count: number): void {
  for (let place = 0; place < top.length; place++)
    if (count > top[place]!) {
      top.copyWithin(place + 1, place, top.length - 1);
      top[place] = count;
      return;
    }
}

/**
 * The ordered distance of a class, without walking over all m values: between two values that occur in the class its cumulated share stands still, while the
 * table's rises, so they cross at most once; sums of the table's cumulated counts give both sides of the crossing.
 */
function orderedDistance(values: ValueCounts) {
  const first = values.missingFirst ? 1 : 0;
  const m = values.counts.length - first;
  const cumulated = new Float64Array(m);
  const sums = new Float64Array(m + 1);
  let running = 0;
  for (let rank = 0; rank < m; rank++) {
    running += values.counts[rank + first]!;
    cumulated[rank] = running;
    sums[rank + 1] = sums[rank]! + running;
  }
  const total = running;

  /** Σ |held·total − cumulated·size| over the ranks from `from` to before `until`. */
  const between = (from: number, until: number, held: number, size: number): number => {
    const level = held * total;
    let low = from;
    let high = until;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (cumulated[middle]! * size > level) high = middle;
      else low = middle + 1;
    }
    return (
      (low - from) * level -
      size * (sums[low]! - sums[from]!) +
      size * (sums[until]! - sums[low]!) -
      (until - low) * level
    );
  };

  return (codes: ArrayLike<number>, counts: ArrayLike<number>, length: number): number => {
    const begin = first === 1 && length > 0 && codes[0] === 0 ? 1 : 0;
    let size = 0;
    for (let index = begin; index < length; index++) size += counts[index]!;
    if (size === 0 || m < 2) return 0;
    let held = 0;
    let from = 0;
    let apart = 0;
    for (let index = begin; index < length; index++) {
      const rank = codes[index]! - first;
      apart += between(from, rank, held, size);
      held += counts[index]!;
      from = rank;
    }
    apart += between(from, m, held, size);
    return apart / (size * total * (m - 1));
  };
}

function sum(counts: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < counts.length; index++) total += counts[index]!;
  return total;
}

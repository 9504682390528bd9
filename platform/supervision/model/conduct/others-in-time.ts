/** A value at a place in time, of somebody. */
export interface Placed {
  readonly at: number;
  readonly of: string;
  readonly value: bigint;
}

interface Ends {
  /** The two extremes of different owners, the further one first. */
  readonly first: Placed | null;
  readonly second: Placed | null;
}
const none: Ends = { first: null, second: null };

/**
 * For each of some values in time, the least and the greatest value of somebody else within a span before and after. `null`: nobody else is near. In n·log n steps: a
 * tree over the places keeps the two extremes of different owners of each stretch, so a very large seller is no square of its orders.
 */
export function othersNear(
  inTime: readonly Placed[],
  span: number,
): readonly ({ readonly least: bigint; readonly greatest: bigint } | null)[] {
  const least = stretches(inTime, (a, b) => a.value < b.value);
  const greatest = stretches(inTime, (a, b) => a.value > b.value);
  let [from, until] = [0, 0];
  return inTime.map((one) => {
    while (inTime[from]!.at < one.at - span) from++;
    while (until < inTime.length && inTime[until]!.at <= one.at + span) until++;
    const low = other(least(from, until), one.of);
    const high = other(greatest(from, until), one.of);
    return low && high ? { least: low.value, greatest: high.value } : null;
  });
}

const other = ({ first, second }: Ends, own: string): Placed | null => (first?.of === own ? second : first);

/** The two extremes of different owners in any stretch `[from, until)`. */
function stretches(
  values: readonly Placed[],
  further: (one: Placed, other: Placed) => boolean,
): (from: number, until: number) => Ends {
  const size = values.length;
  const tree: Ends[] = Array.from({ length: 2 * size }, (_, at) =>
    at < size ? none : { first: values[at - size]!, second: null },
  );
  const taking = ({ first, second }: Ends, one: Placed | null): Ends => {
    if (!one) return { first, second };
    if (!first) return { first: one, second };
    if (one.of === first.of) return further(one, first) ? { first: one, second } : { first, second };
    if (further(one, first)) return { first: one, second: first };
    return !second || further(one, second) ? { first, second: one } : { first, second };
  };
  const both = (one: Ends, two: Ends): Ends => taking(taking(one, two.first), two.second);
  for (let at = size - 1; at > 0; at--) tree[at] = both(tree[2 * at]!, tree[2 * at + 1]!);
  return (from, until) => {
    let found = none;
    for (let low = from + size, high = until + size; low < high; low >>= 1, high >>= 1) {
      if (low & 1) found = both(found, tree[low++]!);
      if (high & 1) found = both(found, tree[--high]!);
    }
    return found;
  };
}

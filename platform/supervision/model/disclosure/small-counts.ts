import type { Count } from './use.ts';

/** A figure of a list that adds up, under the name of what it counts. */
export interface Cell {
  readonly name: string;
  readonly count: number;
}

export interface PublishedCells {
  /** Zero, and counts of the threshold and more, each under its name. */
  readonly told: readonly Cell[];
  /** What is merged, by name, and between what its sum lies; null when nothing is. */
  readonly merged: { readonly names: readonly string[]; readonly sum: Count } | null;
}

/**
 * A list of counts as it may be published. Counts below the threshold are merged, always with one of the others where there is one (complementary
 * suppression), so that subtracting from a sum of the list gives none of them. Which one does not depend on how many it is, nor on whether the small
 * ones need it: either would tell something of them. Their sum is said as a range as wide as the threshold, so that counts as small or as large as
 * they can be do not show in it. A count of zero tells of nobody and is told.
 */
export function withoutSmall(cells: readonly Cell[], threshold: number): PublishedCells {
  const isSmall = ({ count }: Cell) => count > 0 && count < threshold;
  const small = cells.filter(isSmall);
  if (small.length === 0) return { told: cells, merged: null };
  const [beside] = cells
    .filter((cell) => !isSmall(cell) && cell.count > 0)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const merged = beside ? [...small, beside] : small;
  const sum = merged.reduce((all, { count }) => all + count, 0);
  return {
    told: cells.filter((cell) => !merged.includes(cell)),
    merged: {
      names: merged.map(({ name }) => name).toSorted(),
      sum: beside
        ? rangeOf(sum, small.length + threshold, threshold)
        : joined(rangeOf(sum, small.length, threshold), small.length, threshold),
    },
  };
}

/** The range of the width of the threshold in which a sum lies, counted from the least it could be. */
function rangeOf(sum: number, least: number, threshold: number): Count {
  const atLeast = least + Math.floor((sum - least) / threshold) * threshold;
  return { atLeast, atMost: atLeast + threshold - 1 };
}

/** Small counts alone add up to at most `few × (threshold − 1)`; a last range that holds only that is one with the range before it. */
function joined({ atLeast, atMost }: Count, few: number, threshold: number): Count {
  const most = few * (threshold - 1);
  const alone = most > few && (most - few) % threshold === 0;
  if (alone && atLeast === most) return { atLeast: atLeast - threshold, atMost: most };
  return { atLeast, atMost: alone && atMost === most - 1 ? most : Math.min(atMost, most) };
}

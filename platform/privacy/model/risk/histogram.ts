import type { SizeCount } from './counts.ts';
import type { SizeBin } from './measures.ts';

/** Where bins begin: each size where it matters, then wider and wider. The usual thresholds (3, 5, 10, 20) each begin one. */
const beginnings = [1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000];

/** Class sizes in bins from 1 up to the largest that occurs; empty bins below it are there too. */
export function sizeBins(sizes: readonly SizeCount[]): SizeBin[] {
  const bins = beginnings.map((from, index) => ({
    from,
    to: (beginnings[index + 1] ?? Number.MAX_SAFE_INTEGER) - 1,
    classes: 0,
    rows: 0,
  }));
  for (const { size, classes } of sizes) {
    const bin = bins.findLast(({ from }) => from <= size)!;
    bin.classes += classes;
    bin.rows += size * classes;
  }
  return bins.slice(0, bins.findLastIndex(({ classes }) => classes > 0) + 1);
}

import type { Groups, Ladder } from './combinations.ts';

/** By what the least lossy combination is chosen. */
export const lossNames = ['precision', 'entropy', 'discernibility'] as const;
export type LossName = (typeof lossNames)[number];

/** What a combination of levels costs. All between 0 (nothing) and 1 (everything) but the sizes of classes. */
export interface Losses {
  /** Mean height in the hierarchies (1 − Prec, Sweeney 2002); rows left out count as lost. */
  readonly precision: number;
  /** Non-uniform entropy (Gionis and Tassa 2009) of the levels; rows left out count as lost. */
  readonly entropy: number;
  /** Σ |class|², and all rows for each row left out, over rows² (Bayardo and Agrawal 2005). */
  readonly discernibility: number;
  /** Rows of a class on average, those left out not among them; 0 where none is left. */
  readonly averageClass: number;
  readonly suppressedRows: number;
  readonly suppressedShare: number;
  readonly classes: number;
}

/** What the levels alone cost, before any row is left out. Never falls when a level rises. */
export const levelLoss = (
  levels: readonly number[],
  ladders: readonly Ladder[],
  by: 'precision' | 'entropy',
): number =>
  levels.reduce((sum, level, at) => {
    const { height, entropyLoss } = ladders[at]!;
    return sum + (by === 'entropy' ? entropyLoss[level]! : height === 0 ? 0 : level / height);
  }, 0) / levels.length;

export function lossesOf(
  levels: readonly number[],
  ladders: readonly Ladder[],
  groups: Groups,
  meets: Uint8Array,
): Losses {
  let [rows, left, squares, classes] = [0, 0, 0, 0];
  for (let group = 0; group < groups.length; group++) {
    const size = groups.counts[group]!;
    rows += size;
    if (meets[group] === 0) continue;
    left += size;
    squares += size * size;
    classes++;
  }
  const suppressed = rows - left;
  const share = rows === 0 ? 0 : suppressed / rows;
  const withRows = (loss: number) => (1 - share) * loss + share;
  return {
    precision: withRows(levelLoss(levels, ladders, 'precision')),
    entropy: withRows(levelLoss(levels, ladders, 'entropy')),
    discernibility: rows === 0 ? 0 : (squares + suppressed * rows) / (rows * rows),
    averageClass: classes === 0 ? 0 : left / classes,
    suppressedRows: suppressed,
    suppressedShare: share,
    classes,
  };
}

/** No node above has a smaller loss: rows left out count in full, and classes only grow. */
export function lowerBound(
  levels: readonly number[],
  ladders: readonly Ladder[],
  by: LossName,
  groups: Groups | null,
): number {
  if (by !== 'discernibility') return levelLoss(levels, ladders, by);
  if (!groups) return 0;
  let [rows, squares] = [0, 0];
  for (const size of groups.counts) {
    rows += size;
    squares += size * size;
  }
  return rows === 0 ? 0 : squares / (rows * rows);
}

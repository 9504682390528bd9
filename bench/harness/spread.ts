export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) throw new Error('nothing was measured');
  return { median: quantile(sorted, 0.5), min: sorted[0]!, max: sorted.at(-1)! };
}

/** Of sorted values, linear between two of them. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)]!;
  return below + (sorted[Math.ceil(at)]! - below) * (at - Math.floor(at));
}

/** Of several pieces of work, one after the other. */
export const summed = (spreads: readonly Spread[]): Spread => {
  const sum = (of: keyof Spread) => spreads.reduce((total, one) => total + one[of], 0);
  return { median: sum('median'), min: sum('min'), max: sum('max') };
};

import type { View } from './normalised-value.ts';

/** A column in a view, by the smallest of the keyed hashes of its distinct values. */
export interface ColumnSketch {
  readonly position: number;
  readonly column: string;
  readonly type: string;
  readonly view: View;
  /** Rows that have a value in this view. */
  readonly filled: number;
  readonly distinct: number;
  /** Ascending integers below 2^52. All of them when there are as many as `distinct`. */
  readonly hashes: Float64Array;
}

/** What two sketches say of two columns. Shares are between 0 and 1. */
export interface Overlap {
  /** Share of the first column's distinct values that the second one has, and the other way round. */
  readonly ofFirst: number;
  readonly ofSecond: number;
  /** How many values of each the shares rest on: few mean that little is known. */
  readonly firstSeen: number;
  readonly secondSeen: number;
}

/**
 * How much of each column lies in the other. Both sketches hold every hash below the smaller of their largest ones, so in that range the values
 * in common can be counted; hashes are even, so shares there are shares of the whole.
 */
export function overlapOf(first: ColumnSketch, second: ColumnSketch): Overlap {
  const limit = Math.min(reach(first), reach(second));
  let [one, other, common] = [0, 0, 0];
  while (one < first.hashes.length && first.hashes[one]! <= limit) {
    const hash = first.hashes[one]!;
    while (other < second.hashes.length && second.hashes[other]! < hash) other++;
    if (second.hashes[other] === hash) common++;
    one++;
  }
  while (other < second.hashes.length && second.hashes[other]! <= limit) other++;
  return {
    ofFirst: one === 0 ? 0 : common / one,
    ofSecond: other === 0 ? 0 : common / other,
    firstSeen: one,
    secondSeen: other,
  };
}

/** Up to which hash a sketch knows everything. */
const reach = ({ hashes, distinct }: ColumnSketch): number =>
  hashes.length < distinct ? (hashes.at(-1) ?? 0) : Number.POSITIVE_INFINITY;

/**
 * How far a count may move, by its size. Each row is the distribution of largest entropy with mean 0 and variance 3 among the changes that are
 * at most 5, make nothing negative, and leave no count of 1 or 2 (Marley and Leaver 2011; Giessing 2016). Written out, since the same cell
 * must get the same noise as long as the platform runs.
 */
export interface PerturbationTable {
  /** Named in every answer: another table would be other noise for the same cells. */
  readonly version: string;
  /** Largest change. */
  readonly deviation: number;
  readonly variance: number;
  /** Smallest count that is shown besides 0. */
  readonly leastShown: number;
  /** Weights of a row add up to this. */
  readonly total: bigint;
  /** `rows[n - 1]` for a count of n; the last one for all larger counts. */
  readonly rows: readonly (readonly { readonly change: number; readonly weight: bigint }[])[];
}

const row = (changes: readonly number[], weights: readonly number[]) =>
  changes.map((change, index) => ({ change, weight: BigInt(weights[index]!) }));

export const perturbationTable: PerturbationTable = {
  version: 'ptable/1',
  deviation: 5,
  variance: 3,
  leastShown: 3,
  total: 2n ** 32n,
  rows: [
    row([-1, 2, 3, 4, 5], [3154522659, 587208744, 312657787, 160758720, 79819386]),
    row([-2, 1, 2, 3, 4, 5], [1755812871, 1746520797, 634040181, 138808286, 18326080, 1459081]),
    row([-3, 0, 1, 2, 3, 4, 5], [876113959, 1690767675, 1062971720, 474887953, 150762127, 34011440, 5452422]),
    row(
      [-4, -1, 0, 1, 2, 3, 4, 5],
      [357685010, 1242607739, 1141451871, 816589977, 454960166, 197408384, 66708427, 17555722],
    ),
    row(
      [-5, -2, -1, 0, 1, 2, 3, 4, 5],
      [86532778, 744521711, 947611664, 950554795, 751480381, 468222047, 229921619, 88981861, 27140440],
    ),
    row(
      [-3, -2, -1, 0, 1, 2, 3, 4, 5],
      [309365742, 587195381, 847617736, 930517263, 776883372, 493280805, 238198814, 87476615, 24431568],
    ),
    row(
      [-4, -3, -2, -1, 0, 1, 2, 3, 4, 5],
      [
        79195747, 238301476, 522358369, 834117685, 970293339, 822234540, 507580979, 228261097, 74778270,
        17845794,
      ],
    ),
    row(
      [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5],
      [
        16285916, 71257494, 224595150, 509943052, 834054561, 982694947, 834054567, 509943049, 224595150,
        71257494, 16285916,
      ],
    ),
  ],
};

/** The change of a count of `units` for a number drawn from `[0, total)`. Zero stays zero. */
export function changeOf(units: number, drawn: bigint, table: PerturbationTable = perturbationTable): number {
  if (units === 0) return 0;
  const row = table.rows[Math.min(units, table.rows.length) - 1]!;
  let passed = 0n;
  for (const { change, weight } of row) {
    passed += weight;
    if (drawn < passed) return change;
  }
  throw new RangeError('drawn beyond the table');
}

import type { CellType } from '../cell.ts';
import type { RepairDocument, SensitiveGoal } from '../document.ts';
import type { Hierarchy } from '../hierarchy.ts';
import { valueOrder } from '../table.ts';
import type { Combinations } from './combinations.ts';
import type { LossName } from './loss.ts';

/** What is looked for: the least lossy levels of these quasi-identifiers at which every class meets the goal. */
export interface SearchQuestion {
  readonly quasi: readonly { readonly column: string; readonly hierarchy: Hierarchy }[];
  readonly sensitive: readonly SensitiveGoal[];
  readonly k: number;
  /** Share of the rows that may be left out, 0 to 1. */
  readonly suppression: number;
  readonly by: LossName;
  readonly budget: number;
}

/** Sensitive values put into their order, the empty cell first: places are ranks from then on. */
export function withSensitiveInOrder(
  table: {
    readonly values: readonly (readonly (string | null)[])[];
    readonly codes: Int32Array;
    readonly counts: Int32Array;
  },
  quasi: number,
  types: readonly CellType[],
): Combinations {
  const width = table.values.length;
  const codes = Int32Array.from(table.codes);
  const sensitive = table.values.slice(quasi).map((values, place) => {
    const compare = valueOrder(types[place]!);
    const order = [...values.keys()].sort((one, other) => {
      const [first, second] = [values[one]!, values[other]!];
      return first === null ? -1 : second === null ? 1 : compare(first, second);
    });
    const rank = new Int32Array(values.length);
    order.forEach((at, to) => {
      rank[at] = to;
    });
    for (let at = quasi + place; at < codes.length; at += width) codes[at] = rank[codes[at]!]!;
    return order.map((at) => values[at]!);
  });
  return { quasi: table.values.slice(0, quasi), sensitive, codes, counts: table.counts };
}

/** A repair with what a search found: levels for the quasi-identifiers, and the classes that still miss the goal left out. */
export function withLevels(
  document: RepairDocument,
  { quasi, sensitive, k }: Pick<SearchQuestion, 'quasi' | 'sensitive' | 'k'>,
  levels: readonly number[],
): RepairDocument {
  const searched = new Set(quasi.map(({ column }) => column));
  const risen = quasi.flatMap(({ column, hierarchy }, at) =>
    levels[at]! > 0
      ? [{ column, remedy: { kind: 'generalise' as const, hierarchy, level: levels[at]! } }]
      : [],
  );
  return {
    ...document,
    columns: [...document.columns.filter(({ column }) => !searched.has(column)), ...risen],
    table: [
      ...document.table.filter(({ kind }) => kind !== 'suppress-small-classes'),
      {
        kind: 'suppress-small-classes',
        columns: [...searched],
        below: Math.max(2, k),
        how: 'rows',
        ...(sensitive.length > 0 ? { sensitive: [...sensitive] } : {}),
      },
    ],
  };
}

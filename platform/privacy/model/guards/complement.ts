import type { CellKind, EvidencedGroup, Subject } from './evidence.ts';

/** What a query counts, for the comparison of its numbers. */
interface ComparedQuery {
  readonly subjects: readonly Subject[];
  readonly cells: readonly CellKind[];
}

/** A set of rows or units that satisfies exactly some conditions (as bits), and who contributes from it. */
interface Piece {
  readonly conditions: number;
  readonly units: readonly number[];
}

/**
 * May a number stand beside those already shown of its group? Conditions cut a group into pieces; whoever has the numbers can compute every
 * combination of them, so each piece they tell apart must be empty or large enough:
 *
 * 1. by the conditions the query states, whatever the numbers are: as many units as a group needs;
 * 2. between counts also by what their arguments leave out (unknown values): the same;
 * 3. between sums of one column: as many units whose value is not zero, since the difference is the sum over the piece;
 * 4. between counts of distinct units: as many units that have rows here and none there.
 *
 * @param index of the number among the query's cells; `shown` those of the others that are shown.
 */
export function mayStandBeside(
  group: EvidencedGroup,
  index: number,
  shown: readonly number[],
  { subjects, cells }: ComparedQuery,
  minimumGroup: number,
): boolean {
  const cell = cells[index]!;
  const stated = [...shown, index].map((one) => cells[one]!.stated);
  if (!separable(group.parts, stated, subjects, minimumGroup)) return false;
  const alike = [...shown, index].filter((one) => measures(cells[one]!) === measures(cell));
  const conditions = alike.map((one) => cells[one]!.condition);
  switch (cell.kind) {
    case 'count':
      return separable(group.parts, conditions, subjects, minimumGroup);
    case 'sum':
      return separable(
        group.parts.map((part) => {
          // Under whichever condition the rows of a part enter, it is the same column's values that are added.
          const inside = alike.find((one) => (part.conditions & (1 << cells[one]!.condition)) !== 0);
          return {
            conditions: part.conditions,
            units: inside === undefined ? subjects.map(() => 0) : part.cells[inside]!,
          };
        }),
        conditions,
        subjects,
        minimumGroup,
      );
    case 'units':
      return separable(
        (group.classes[cell.subject] ?? []).map(({ conditions: seen, units }) => ({
          conditions: seen,
          units: [units],
        })),
        conditions,
        [{ countedBy: 'rows' }],
        minimumGroup,
      );
  }
}

/** Equal for numbers that can be subtracted from each other. */
const measures = (cell: CellKind): string =>
  cell.kind === 'sum' ? `sum ${cell.column}` : cell.kind === 'units' ? `units ${cell.subject}` : cell.kind;

/**
 * Is each piece that these conditions tell apart empty or large enough, for every subject? One condition alone tells nothing apart. Pieces that
 * nobody computed are not taken for empty: a guard is never skipped.
 */
export function separable(
  pieces: readonly Piece[],
  conditions: readonly number[],
  subjects: readonly Subject[],
  minimumGroup: number,
): boolean {
  const different = new Set(conditions);
  if (different.size < 2) return true;
  if (pieces.length === 0) return false;
  const mask = [...different].reduce((bits, condition) => bits | (1 << condition), 0);
  const merged = new Map<number, number[]>();
  for (const piece of pieces) {
    const seen = piece.conditions & mask;
    if (seen === 0) continue;
    const sums = merged.get(seen) ?? subjects.map(() => 0);
    merged.set(
      seen,
      // Distinct units of a union are not the sum; the largest piece's is what there surely is.
      subjects.map((subject, index) =>
        subject.countedBy === 'rows'
          ? sums[index]! + piece.units[index]!
          : Math.max(sums[index]!, piece.units[index]!),
      ),
    );
  }
  return [...merged.values()].every((units) => units.every((count) => count >= minimumGroup));
}

/** Conditions whose pieces {@link mayStandBeside} will ask for: those of numbers that can be compared at all. Empty for most queries. */
export function comparedConditions({ subjects, cells }: ComparedQuery): ReadonlySet<number> {
  if (subjects.length === 0) return new Set();
  const several = (conditions: readonly number[]): readonly number[] =>
    new Set(conditions).size > 1 ? conditions : [];
  return new Set([
    ...several(cells.map(({ stated }) => stated)),
    ...[...Map.groupBy(cells, measures).values()].flatMap((alike) =>
      several(alike.map(({ condition }) => condition)),
    ),
  ]);
}

import type { Hierarchy } from '../hierarchy.ts';
import { generaliser, topLevel } from '../levels.ts';
import type { Goal } from './goal.ts';

/** Rows as they are: quasi-identifiers, then sensitive values. */
export interface PlainTable {
  readonly quasi: number;
  readonly rows: readonly (readonly string[])[];
}

/** Every combination of levels, each counted from the rows: slow, obvious, and without anything of the search. */
export function everyNode(
  { quasi, rows }: PlainTable,
  hierarchies: readonly Hierarchy[],
  goal: Goal,
): readonly {
  readonly levels: readonly number[];
  readonly meets: boolean;
  readonly precision: number;
  readonly discernibility: number;
}[] {
  const nodes: number[][] = hierarchies.reduce<number[][]>(
    (made, hierarchy) =>
      made.flatMap((levels) =>
        Array.from({ length: topLevel(hierarchy) + 1 }, (_, level) => [...levels, level]),
      ),
    [[]],
  );
  return nodes.map((levels) => {
    const general = levels.map((level, at) => generaliser(hierarchies[at]!, level));
    const classes = Map.groupBy(rows, (row) =>
      JSON.stringify(row.slice(0, quasi).map((cell, at) => general[at]!(cell))),
    );
    let [left, squares] = [0, 0];
    for (const members of classes.values()) {
      const good =
        members.length >= goal.k &&
        goal.sensitive.every((wanted, place) => {
          const share = (of: readonly (readonly string[])[]) => {
            const counts = new Map<string, number>();
            for (const row of of)
              counts.set(row[quasi + place]!, (counts.get(row[quasi + place]!) ?? 0) + 1 / of.length);
            return counts;
          };
          const [mine, all] = [share(members), share(rows)];
          const entropy = [...mine.values()].reduce((sum, p) => sum - p * Math.log(p), 0);
          let t = 0;
          if (wanted.ordered) {
            let [cumulated, apart] = [0, 0];
            for (const value of [...all.keys()].sort()) {
              cumulated += (mine.get(value) ?? 0) - all.get(value)!;
              apart += Math.abs(cumulated);
            }
            t = all.size < 2 ? 0 : apart / (all.size - 1);
          } else for (const [value, p] of all) t += Math.abs((mine.get(value) ?? 0) - p) / 2;
          return (
            mine.size >= (wanted.distinctL ?? 0) &&
            entropy >= Math.log(wanted.entropyL ?? 1) - 1e-9 &&
            t <= (wanted.t ?? 1) + 1e-9
          );
        });
      if (!good) continue;
      left += members.length;
      squares += members.length ** 2;
    }
    const lost = rows.length - left;
    const share = lost / rows.length;
    const height =
      levels.reduce((sum, level, at) => sum + level / topLevel(hierarchies[at]!), 0) / levels.length;
    return {
      levels,
      meets: share <= goal.suppression && left > 0,
      precision: (1 - share) * height + share,
      discernibility: (squares + lost * rows.length) / rows.length ** 2,
    };
  });
}

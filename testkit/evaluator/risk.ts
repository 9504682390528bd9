/** A cell: null is missing. */
export type RiskCell = string | number | null;

export interface SlowRisk {
  readonly rows: number;
  readonly leftOut: number;
  readonly sizes: readonly number[];
  readonly k: number;
  readonly uniques: number;
  /** By quasi-identifier: distinct values, missing, rows alone with their value, uniques without it. */
  readonly columns: readonly (readonly [number, number, number, number])[];
  readonly sensitive: readonly SlowSensitive[];
}
export interface SlowSensitive {
  readonly distinctL: number;
  readonly entropyL: number;
  readonly recursive: readonly (number | null)[];
  readonly tEqual: number;
  /** By the order of the values; for texts it is not asked. */
  readonly tOrdered: number;
}

/**
 * The measures of re-identification risk as their papers define them, row by row and value by value: slow, and obvious. Argues with the engine on random
 * tables. Columns by place.
 */
export function slowRisk(
  table: readonly (readonly RiskCell[])[],
  quasi: readonly number[],
  sensitive: readonly number[],
  missing: 'own-value' | 'left-out',
): SlowRisk {
  const rows =
    missing === 'own-value' ? table : table.filter((row) => quasi.every((column) => row[column] !== null));
  const classes = grouped(rows, quasi);
  const sizes = classes.map((members) => members.length).sort((a, b) => a - b);
  const alone = (columns: readonly number[]) =>
    grouped(rows, columns).filter((members) => members.length === 1).length;
  return {
    rows: rows.length,
    leftOut: table.length - rows.length,
    sizes,
    k: sizes[0]!,
    uniques: sizes.filter((size) => size === 1).length,
    columns: quasi.map((column) => [
      grouped(rows, [column]).length,
      rows.filter((row) => row[column] === null).length,
      alone([column]),
      alone(quasi.filter((other) => other !== column)),
    ]),
    sensitive: sensitive.map((column) => sensitiveOf(rows, classes, column)),
  };
}

function sensitiveOf(
  rows: readonly (readonly RiskCell[])[],
  classes: readonly (readonly (readonly RiskCell[])[])[],
  column: number,
): SlowSensitive {
  const values = [...new Set(rows.map((row) => row[column]!))];
  const share = (members: readonly (readonly RiskCell[])[], value: RiskCell) =>
    members.filter((row) => row[column] === value).length / members.length;
  const known = (members: readonly (readonly RiskCell[])[]) => members.filter((row) => row[column] !== null);
  const ordered = values.filter((value) => value !== null).sort((a, b) => (a < b ? -1 : 1));
  const of = (measure: (members: readonly (readonly RiskCell[])[]) => number) => classes.map(measure);
  return {
    distinctL: Math.min(...of((members) => new Set(members.map((row) => row[column])).size)),
    entropyL: Math.exp(
      Math.min(
        ...of((members) =>
          values
            .map((value) => share(members, value))
            .filter((p) => p > 0)
            .reduce((all, p) => all - p * Math.log(p), 0),
        ),
      ),
    ),
    recursive: [2, 3, 4, 5].map((l) => {
      const worst = Math.max(
        ...of((members) => {
          const counts = values
            .map((value) => members.filter((row) => row[column] === value).length)
            .sort((a, b) => b - a);
          return counts[0]! / counts.slice(l - 1).reduce((all, count) => all + count, 0);
        }),
      );
      return Number.isFinite(worst) ? worst : null;
    }),
    tEqual: Math.max(
      ...of((members) =>
        values.reduce<number>(
          (all, value) => all + Math.abs(share(members, value) - share(rows, value)) / 2,
          0,
        ),
      ),
    ),
    tOrdered: Math.max(
      ...of((members) => {
        if (ordered.length < 2 || known(members).length === 0) return 0;
        let moved = 0;
        let work = 0;
        for (const value of ordered) {
          moved += share(known(members), value) - share(known(rows), value);
          work += Math.abs(moved);
        }
        return work / (ordered.length - 1);
      }),
    ),
  };
}

/** Rows that agree in these columns, by looking at every group there is. */
function grouped(rows: readonly (readonly RiskCell[])[], columns: readonly number[]) {
  const groups: (readonly RiskCell[])[][] = [];
  for (const row of rows) {
    const group = groups.find(([first]) => columns.every((column) => first![column] === row[column]));
    if (group) group.push(row);
    else groups.push([row]);
  }
  return groups;
}

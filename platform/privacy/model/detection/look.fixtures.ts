import type { Family } from './families.ts';
import { judgeTable } from './judge-table.ts';
import { type DetectionLimits, detectionLimits, lookAtColumns } from './look-at-columns.ts';
import type { SensitivityStandard } from './sensitivity.ts';

type Cells = readonly (string | null)[];

/** A table written down as its columns, for tests. */
export const tableOf = (columns: { readonly [name: string]: Cells }) => {
  const names = Object.keys(columns);
  return {
    columns: names.map((name) => ({ name })),
    values(index: number) {
      const rows = new Map<string, number>();
      for (const cell of columns[names[index]!]!)
        if (cell !== null) rows.set(cell, (rows.get(cell) ?? 0) + 1);
      return [...rows].map(([text, count]) => ({ text, rows: count }));
    },
  };
};

/** What is said of a table, most telling parts first. */
export const verdictsOn = (
  columns: { readonly [name: string]: Cells },
  standard: SensitivityStandard = 'GB/T 45574-2025',
  limits: DetectionLimits = detectionLimits,
) => judgeTable(lookAtColumns(tableOf(columns), limits).columns, standard);

/** Families of one column with the cells hit; families that are only possible are left out. */
export const familiesIn = (header: string, cells: Cells): { readonly [family in Family]?: number } =>
  Object.fromEntries(
    verdictsOn({ [header]: cells })
      .filter(({ evidence }) => evidence.confidence !== 'low')
      .map(({ evidence }) => [evidence.family, evidence.hits]),
  );

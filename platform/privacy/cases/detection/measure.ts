import { type Family, familyNames, judgeTable, lookAtColumns } from '../../model/detection/index.ts';
import { type CorpusColumn, corpus } from './corpus.ts';

export interface FamilyMeasure {
  readonly family: Family;
  readonly right: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
  /** Of the columns said to hold it, those that do; of those that hold it, the ones found. Null without any. */
  readonly precision: number | null;
  readonly recall: number | null;
}

/** What is called, not only thought possible, in one column standing alone. */
export function foundIn({ header, cells }: Pick<CorpusColumn, 'header' | 'cells'>): readonly Family[] {
  const rows = new Map<string, number>();
  for (const cell of cells) rows.set(cell, (rows.get(cell) ?? 0) + 1);
  const { columns } = lookAtColumns({
    columns: [{ name: header }],
    values: () => [...rows].map(([text, count]) => ({ text, rows: count })),
  });
  return judgeTable(columns, 'GB/T 45574-2025').flatMap(({ evidence: { family, confidence } }) =>
    family === 'header' || confidence === 'low' ? [] : [family],
  );
}

/** Precision and recall of every family over the whole corpus, column by column. */
export function measureCorpus(): readonly FamilyMeasure[] {
  const seen = corpus().map((column) => ({ column, found: foundIn(column) }));
  const label = ({ name, header }: CorpusColumn) => `${name} (${header})`;
  return familyNames
    .filter((family) => family !== 'header')
    .map((family) => {
      const holds = seen.filter(({ column }) => column.expected.includes(family));
      const missed = holds.filter(({ found }) => !found.includes(family)).map(({ column }) => label(column));
      const wrong = seen
        .filter(({ column, found }) => found.includes(family) && !column.expected.includes(family))
        .map(({ column }) => label(column));
      const right = holds.length - missed.length;
      return {
        family,
        right,
        missed,
        wrong,
        precision: right + wrong.length === 0 ? null : right / (right + wrong.length),
        recall: holds.length === 0 ? null : right / holds.length,
      };
    });
}

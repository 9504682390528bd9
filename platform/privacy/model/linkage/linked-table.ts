import { isQuasi, type Meaning, meaningOf, namesPersons, tellsOfPersons } from './column-meaning.ts';
import type { ColumnSketch } from './sketch.ts';
import { bounds } from './thresholds.ts';

/** A table as it is set against others: what its columns mean and how they look in sketches. */
export interface LinkedTable {
  readonly rows: number;
  readonly columns: readonly LinkedColumn[];
  readonly concernsPersons: boolean;
  /** Names of columns by which persons, or where nothing is recognised things, are told apart. */
  readonly quasi: readonly string[];
  /** Names of columns that say who somebody is. */
  readonly naming: readonly string[];
  readonly sensitive: boolean;
}
export interface LinkedColumn {
  readonly column: string;
  readonly type: string;
  readonly meaning: Meaning | null;
  readonly sketches: readonly ColumnSketch[];
}

/** `families`: of the personal-data findings, by column. */
export function linkedTable(
  rows: number,
  sketches: readonly ColumnSketch[],
  families: ReadonlyMap<string, readonly string[]>,
): LinkedTable {
  const byColumn = Map.groupBy(sketches, ({ position }) => position);
  const columns = [...byColumn.values()].map((own): LinkedColumn => {
    const { column, type } = own[0]!;
    return { column, type, meaning: meaningOf(column, families.get(column) ?? []), sketches: own };
  });
  const where = (is: (meaning: Meaning | null) => boolean) =>
    columns.filter(({ meaning }) => is(meaning)).map(({ column }) => column);
  const unread = columns.every(({ meaning }) => meaning === null);
  return {
    rows,
    columns,
    concernsPersons: where(tellsOfPersons).length > 0,
    quasi: (unread ? categories(rows, columns) : where(isQuasi)).slice(0, bounds.attachedColumns),
    naming: where(namesPersons),
    sensitive: where((meaning) => meaning === 'sensitive').length > 0,
  };
}

/** Headers that say nothing (`c1`, `c2`): columns of few values stand in for those by which things are told apart. */
const categories = (rows: number, columns: readonly LinkedColumn[]): string[] =>
  columns
    .filter(({ sketches }) => {
      const value = sketches.find(({ view }) => view === 'value');
      return value !== undefined && value.distinct >= 2 && value.distinct <= Math.max(50, rows / 10);
    })
    .map(({ column }) => column);

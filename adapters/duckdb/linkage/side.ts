import type { DuckDBConnection } from '@duckdb/node-api';
import type { JoinKey, KeyPart, MeasuredTable } from '#platform/privacy';
import { quoteIdentifier } from '../quoting.ts';
import { viewMacros } from './value-sql.ts';

/** A table in the engine: its columns as compared (`c0`, `c1` …), with class and class size of every row, and what can be said of it alone. */
export interface LoadedTable {
  /** Of the table in the engine. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Size of the smallest class, and how many rows are alone in theirs. */
  readonly smallest: number;
  readonly uniques: number;
}

/** Load a table and put each row into its class by the quasi-identifiers; empty cells are a value of their own there. */
export async function loadTable(
  connection: DuckDBConnection,
  name: string,
  { columns, quasi, path }: { columns: readonly string[]; quasi: readonly string[]; path: string },
): Promise<LoadedTable> {
  const listed = columns.map(
    (column, at) => `, compared(CAST(${quoteIdentifier(column)} AS VARCHAR)) AS c${at}`,
  );
  const by = ['one', ...quasi.map((column) => `c${columns.indexOf(column)}`)];
  const same = by.map((column) => `own_row.${column} IS NOT DISTINCT FROM classes.${column}`).join(' AND ');
  await connection.run(
    `CREATE OR REPLACE TABLE ${name} AS
       WITH own_row AS MATERIALIZED (SELECT 1 AS one${listed.join('')} FROM read_parquet($1)),
            classes AS (SELECT ${by.join(', ')}, row_number() OVER () AS class, count(*) AS size FROM own_row GROUP BY ${by.join(', ')})
       SELECT own_row.* EXCLUDE one, classes.class, classes.size FROM own_row JOIN classes ON ${same}`,
    [path],
  );
  const answer = await connection.runAndReadAll(
    `SELECT count(*)::DOUBLE, coalesce(min(size), 0)::DOUBLE, (count(*) FILTER (size = 1))::DOUBLE FROM ${name}`,
  );
  const [rows, smallest, uniques] = answer.getRows()[0] as [number, number, number];
  return { name, columns, rows, smallest, uniques };
}

/** One table of a pair. */
export interface Side {
  readonly which: 'first' | 'second';
  readonly table: MeasuredTable;
  readonly loaded: LoadedTable;
}

/** Name of a column in the engine. */
export function at({ loaded }: Side, column: string): string {
  const place = loaded.columns.indexOf(column);
  if (place < 0) throw new Error(`the column ${column} was not announced`);
  return `c${place}`;
}

/** What a part of a key compares of a side, over its table. */
export const comparedOf = (side: Side, part: KeyPart): string =>
  side.which === 'first'
    ? `${viewMacros[part.firstView]}(${at(side, part.first)})`
    : `${viewMacros[part.secondView]}(${at(side, part.second)})`;

/** Columns of a side that the key already compares as they are: they tell the other side nothing new. */
export const inKey = ({ which }: Side, key: JoinKey): ReadonlySet<string> =>
  new Set(
    key.flatMap((part) => {
      if (part.firstView !== 'value' || part.secondView !== 'value') return [];
      return [which === 'first' ? part.first : part.second];
    }),
  );

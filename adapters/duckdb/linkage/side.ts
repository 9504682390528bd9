import type { DuckDBConnection } from '@duckdb/node-api';
import type { JoinKey, MeasuredTable } from '#platform/privacy';
import { quoteIdentifier } from '../quoting.ts';
import { viewMacros } from './value-sql.ts';

/** One table of a pair in the engine: its columns as compared (`c0`, `c1` …), with class and class size of every row. */
export interface Side {
  readonly name: 'own' | 'other';
  readonly table: MeasuredTable;
  /** Name of a column in the engine. */
  at(column: string): string;
}

/** Load a table and put each row into its class by the quasi-identifiers; empty cells are a value of their own there. */
export async function loadSide(
  connection: DuckDBConnection,
  name: Side['name'],
  table: MeasuredTable,
  path: string,
): Promise<Side> {
  const columns = [...new Set([...table.columns, ...table.quasi, ...table.naming])];
  const at = (column: string) => {
    const place = columns.indexOf(column);
    if (place < 0) throw new Error(`the column ${column} was not announced`);
    return `c${place}`;
  };
  const listed = columns.map(
    (column) => `, compared(CAST(${quoteIdentifier(column)} AS VARCHAR)) AS ${at(column)}`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${name}_rows AS SELECT 1 AS one${listed.join('')} FROM read_parquet($1)`,
    [path],
  );
  const quasi = table.quasi.map(at);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${name}_classes AS
       SELECT ${['one', ...quasi].join(', ')}, row_number() OVER () AS class, count(*) AS size FROM ${name}_rows GROUP BY ${['one', ...quasi].join(', ')}`,
  );
  const same = ['one', ...quasi]
    .map((column) => `own_row.${column} IS NOT DISTINCT FROM classes.${column}`)
    .join(' AND ');
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${name} AS
       SELECT own_row.*, classes.class, classes.size FROM ${name}_rows AS own_row JOIN ${name}_classes AS classes ON ${same}`,
  );
  await connection.run(`DROP TABLE ${name}_rows; DROP TABLE ${name}_classes`);
  return { name, table, at };
}

/** The key's columns as expressions over a side's table. */
export const keyOf = (side: Side, key: JoinKey): readonly string[] =>
  key.map((part) =>
    side.name === 'own'
      ? `${viewMacros[part.firstView]}(${side.at(part.first)})`
      : `${viewMacros[part.secondView]}(${side.at(part.second)})`,
  );

/** Columns of a side that the key already compares as they are: they tell the other side nothing new. */
export const inKey = (side: Side, key: JoinKey): ReadonlySet<string> =>
  new Set(
    key.flatMap((part) => {
      if (part.firstView !== 'value' || part.secondView !== 'value') return [];
      return [side.name === 'own' ? part.first : part.second];
    }),
  );

import type { DuckDBConnection } from '@duckdb/node-api';
import type { JoinKey, KeyPart } from '#platform/privacy';
import { at, comparedOf, type Side } from './side.ts';

/** The rows of both sides that can meet at all, each in a table of its own, with the values they share (`p0`, `p1` …) and null for the others. */
export interface SharedRows {
  readonly first: string;
  readonly second: string;
  /** Name of what a part of a key compares. */
  nameOf(part: KeyPart): string;
  /** No row has a value of the other side: nothing can be joined. */
  readonly none: boolean;
}

/**
 * Leave out of both sides what no key can join. Everything after this costs by rows that share something, not by the sizes of the tables; and what is
 * looked at per column here would be looked at per key, in both directions, otherwise.
 */
export async function sharedRows(
  connection: DuckDBConnection,
  first: Side,
  second: Side,
  keys: readonly JoinKey[],
): Promise<SharedRows> {
  const parts = new Map<string, KeyPart>();
  for (const part of keys.flat()) parts.set(JSON.stringify(part), part);
  const names = [...parts.keys()];
  const compared = [...parts.values()];
  await keep(
    connection,
    first,
    compared,
    (place) => `SELECT ${comparedOf(second, compared[place]!)} FROM ${second.loaded.name}`,
  );
  const met = await keep(connection, second, compared, (place) => `SELECT p${place} FROM first_rows`);
  return {
    first: 'first_rows',
    second: 'second_rows',
    nameOf: (part) => `p${names.indexOf(JSON.stringify(part))}`,
    none: met === 0,
  };
}

/** Rows of a side of which at least one compared value stands on the other; how many there are. */
async function keep(
  connection: DuckDBConnection,
  side: Side,
  parts: readonly KeyPart[],
  others: (place: number) => string,
): Promise<number> {
  const attributes = [...new Set([...side.table.quasi, ...side.table.naming])].map((column) =>
    at(side, column),
  );
  const values = parts.map((part, place) => `${comparedOf(side, part)} AS v${place}`);
  const shared = parts.map(
    (_, place) => `CASE WHEN v${place} IN (${others(place)}) THEN v${place} END AS p${place}`,
  );
  const table = `${side.which}_rows`;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${table} AS
       WITH seen AS (SELECT class, size${attributes.map((name) => `, ${name}`).join('')}, ${values.join(', ')} FROM ${side.loaded.name}),
            marked AS (SELECT * EXCLUDE (${parts.map((_, place) => `v${place}`).join(', ')}), ${shared.join(', ')} FROM seen)
       SELECT * FROM marked WHERE ${parts.map((_, place) => `p${place} IS NOT NULL`).join(' OR ')}`,
  );
  const answer = await connection.runAndReadAll(`SELECT count(*)::DOUBLE FROM ${table}`);
  return Number(answer.getRows()[0]![0]);
}

import type { DuckDBConnection } from '@duckdb/node-api';
import type { Effect, JoinKey } from '#platform/privacy';
import { inKey, keyOf, type Side } from './side.ts';

/**
 * What the rows of `from` tell more once `to` is joined to them on a key.
 *
 * A row takes from the other table each quasi-identifier in which all rows with its key agree. Rows that take one are then told apart within their
 * class by what they took; the others stay as they were, since that nothing was found is not counted as knowledge.
 */
export async function effectOf(
  connection: DuckDBConnection,
  from: Side,
  to: Side,
  key: JoinKey,
  smallGroup: number,
): Promise<Effect> {
  const compared = inKey(to, key);
  const attached = to.table.quasi.filter((column) => !compared.has(column));
  // Whom a table names already, another one cannot name anew.
  const naming =
    from.table.naming.length === 0 ? to.table.naming.filter((column) => !compared.has(column)) : [];
  await joinInto(connection, from, to, key, attached, naming);
  const [first] = await rowsOf(
    connection,
    `WITH groups AS (
       SELECT class, size, taken, ${taken(attached)} count(*) AS rows, count(*) FILTER (linked) AS linked,
              count(*) FILTER (linked AND named) AS named FROM joined GROUP BY ALL),
     sized AS (SELECT *, CASE WHEN taken THEN rows ELSE size END AS after FROM groups)
     SELECT coalesce(sum(rows), 0)::DOUBLE AS rows, coalesce(sum(linked), 0)::DOUBLE AS "linkedRows",
            coalesce(sum(named), 0)::DOUBLE AS "namedRows",
            coalesce(min(size), 0)::DOUBLE AS "kBefore", coalesce(min(after), 0)::DOUBLE AS "kAfter",
            coalesce(sum(rows) FILTER (size = 1), 0)::DOUBLE AS "uniquesBefore",
            coalesce(sum(rows) FILTER (after = 1), 0)::DOUBLE AS "uniquesAfter",
            (count(*) FILTER (taken AND rows < $1 AND size >= $1))::DOUBLE AS "newSmallGroups" FROM sized`,
    [smallGroup],
  );
  const effect = first as unknown as Omit<Effect, 'causedBy'>;
  return {
    ...effect,
    causedBy: effect.newSmallGroups > 0 ? await causes(connection, attached, smallGroup) : [],
  };
}

const taken = (attached: readonly string[]) => attached.map((_, at) => `a${at}, `).join('');

async function joinInto(
  connection: DuckDBConnection,
  from: Side,
  to: Side,
  key: JoinKey,
  attached: readonly string[],
  naming: readonly string[],
): Promise<void> {
  const keys = key.map((_, at) => `k${at}`).join(', ');
  const listed = (side: Side) =>
    keyOf(side, key)
      .map((expression, at) => `${expression} AS k${at}`)
      .join(', ');
  const whole = key.map((_, at) => `k${at} IS NOT NULL`).join(' AND ');
  const agreed = attached
    .map((column, at) => {
      const c = to.at(column);
      return `, CASE WHEN count(${c}) = count(*) AND min(${c}) = max(${c}) THEN min(${c}) END AS a${at}`;
    })
    .join('');
  const isNamed = naming.map((column) => `${to.at(column)} IS NOT NULL`).join(' OR ') || 'false';
  const takes = attached.map((_, at) => `a${at} IS NOT NULL`).join(' OR ') || 'false';
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE joined AS
       WITH there AS (SELECT ${keys}, count(*) AS times, bool_or(${isNamed}) AS named${agreed}
                        FROM (SELECT *, ${listed(to)} FROM ${to.name}) WHERE ${whole} GROUP BY ${keys}),
            here AS (SELECT class, size, ${listed(from)} FROM ${from.name}),
            often AS (SELECT ${keys}, count(*) AS times FROM here WHERE ${whole} GROUP BY ${keys})
       SELECT here.class, here.size, coalesce(there.times = 1 AND often.times = 1, false) AS linked,
              coalesce(there.named, false) AS named, ${taken(attached)} coalesce(${takes}, false) AS taken
         FROM here LEFT JOIN there USING (${keys}) LEFT JOIN often USING (${keys})`,
  );
}

/** Each column alone: which of them makes small groups. */
async function causes(
  connection: DuckDBConnection,
  attached: readonly string[],
  smallGroup: number,
): Promise<Effect['causedBy']> {
  const found = [];
  for (const [at, column] of attached.entries()) {
    const [row] = await rowsOf(
      connection,
      `SELECT (count(*) FILTER (rows < $1 AND size >= $1))::DOUBLE AS "newSmallGroups" FROM (
         SELECT class, size, a${at}, count(*) AS rows FROM joined WHERE a${at} IS NOT NULL GROUP BY ALL)`,
      [smallGroup],
    );
    const newSmallGroups = (row as unknown as { newSmallGroups: number }).newSmallGroups;
    if (newSmallGroups > 0) found.push({ column, newSmallGroups });
  }
  return found.sort((one, other) => other.newSmallGroups - one.newSmallGroups);
}

const rowsOf = async (connection: DuckDBConnection, sql: string, values: readonly number[]) =>
  (await connection.runAndReadAll(sql, [...values])).getRowObjectsJS();

import type { DuckDBConnection } from '@duckdb/node-api';
import type { Effect, JoinKey } from '#platform/privacy';
import type { SharedRows } from './shared-rows.ts';
import { at, inKey, type Side } from './side.ts';

/**
 * What the rows of `from` tell more once `to` is joined to them on a key.
 *
 * A row takes from the other table each quasi-identifier in which all rows with its key agree. Rows that take one are then told apart within their
 * class by what they took; the others stay as they were, since that nothing was found is not counted as knowledge. So only rows that meet are looked
 * at: whoever takes something is never in a larger group than before, which makes the smallest group the smaller of the smallest class and the
 * smallest of these groups.
 */
export async function effectOf(
  connection: DuckDBConnection,
  from: Side,
  to: Side,
  { key, shared, smallGroup }: { key: JoinKey; shared: SharedRows; smallGroup: number },
): Promise<Effect> {
  const { rows, smallest, uniques } = from.loaded;
  const alone = { rows, kBefore: smallest, uniquesBefore: uniques };
  const compared = inKey(to, key);
  const attached = to.table.quasi.filter((column) => !compared.has(column));
  const met = shared.none ? nothing : await meet(connection, from, to, { key, shared, smallGroup, attached });
  return {
    ...alone,
    linkedRows: met.linked,
    namedRows: met.named,
    kAfter: met.smallest === null ? smallest : Math.min(smallest, met.smallest),
    uniquesAfter: uniques + met.uniques,
    newSmallGroups: met.small,
    causedBy: attached
      .map((column, place) => ({ column, newSmallGroups: met[`cause${place}`] ?? 0 }))
      .filter(({ newSmallGroups }) => met.small > 0 && newSmallGroups > 0)
      .sort((one, other) => other.newSmallGroups - one.newSmallGroups),
  };
}

/** Of the rows that meet: linked one to one, named by it, and the groups of those that took something. */
interface Met {
  readonly linked: number;
  readonly named: number;
  readonly smallest: number | null;
  readonly uniques: number;
  readonly small: number;
  /** New small groups by one column alone, by its place. */
  readonly [cause: `cause${number}`]: number;
}
const nothing: Met = { linked: 0, named: 0, smallest: null, uniques: 0, small: 0 };

async function meet(
  connection: DuckDBConnection,
  from: Side,
  to: Side,
  {
    key,
    shared,
    smallGroup,
    attached,
  }: { key: JoinKey; shared: SharedRows; smallGroup: number; attached: readonly string[] },
): Promise<Met> {
  const compared = inKey(to, key);
  const parts = key.map((part) => shared.nameOf(part));
  const keys = parts.join(', ');
  const whole = parts.map((part) => `${part} IS NOT NULL`).join(' AND ');
  // Whom a table names already, another one cannot name anew.
  const naming =
    from.table.naming.length === 0 ? to.table.naming.filter((column) => !compared.has(column)) : [];
  const isNamed = naming.map((column) => `${at(to, column)} IS NOT NULL`).join(' OR ') || 'false';
  const agreed = attached
    .map((column, place) => {
      const c = at(to, column);
      return `, CASE WHEN count(${c}) = count(*) AND min(${c}) = max(${c}) THEN min(${c}) END AS a${place}`;
    })
    .join('');
  const taken = attached.map((_, place) => `a${place}`);
  const answer = await connection.runAndReadAll(
    `WITH there AS (SELECT ${keys}, count(*) AS times, bool_or(${isNamed}) AS named${agreed}
                      FROM ${shared[to.which]} WHERE ${whole} GROUP BY ${keys}),
          often AS (SELECT ${keys}, count(*) AS times FROM ${shared[from.which]} WHERE ${whole} GROUP BY ${keys}),
          met AS MATERIALIZED (
            SELECT here.class, here.size, there.times = 1 AND often.times = 1 AS linked, there.named${listed(taken)}
              FROM ${shared[from.which]} AS here JOIN there USING (${keys}) JOIN often USING (${keys})),
          groups AS (${groupsOf(taken)})
     SELECT (SELECT count(*) FILTER (linked) FROM met)::DOUBLE AS linked,
            (SELECT count(*) FILTER (linked AND named) FROM met)::DOUBLE AS named,
            (min(rows) FILTER (alone IS NULL))::DOUBLE AS smallest,
            (count(*) FILTER (alone IS NULL AND rows = 1 AND size > 1))::DOUBLE AS uniques,
            (count(*) FILTER (alone IS NULL AND rows < $1 AND size >= $1))::DOUBLE AS small
            ${taken
              .map(
                (_, place) =>
                  `, (count(*) FILTER (alone = ${place} AND rows < $1 AND size >= $1))::DOUBLE AS cause${place}`,
              )
              .join('')}
       FROM groups`,
    [smallGroup],
  );
  return answer.getRowObjectsJS()[0] as unknown as Met;
}

const listed = (columns: readonly string[]) => columns.map((column) => `, ${column}`).join('');

/** Classes as they fall apart by all that was taken (`alone` is null), and by each column alone (`alone` is its place). */
function groupsOf(taken: readonly string[]): string {
  if (taken.length === 0) return 'SELECT 0 AS size, 0 AS rows, NULL::INTEGER AS alone FROM met WHERE false';
  const some = taken.map((column) => `${column} IS NOT NULL`).join(' OR ');
  const together = `SELECT class, size, NULL::INTEGER AS alone, count(*) AS rows FROM met WHERE ${some} GROUP BY class, size${listed(taken)}`;
  const each = taken.map(
    (column, place) =>
      `SELECT class, size, ${place} AS alone, count(*) AS rows FROM met WHERE ${column} IS NOT NULL GROUP BY class, size, ${column}`,
  );
  return [together, ...each].join(' UNION ALL ');
}

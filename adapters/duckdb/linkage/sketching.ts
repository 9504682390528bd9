import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnSketch, LinkageBounds } from '#platform/privacy';
import { quoteIdentifier } from '../quoting.ts';
import { viewMacros } from './value-sql.ts';

type View = ColumnSketch['view'];
const views = Object.keys(viewMacros) as readonly View[];

/** 52 bits, so that a hash is a whole number in JavaScript. The secret stands first: without it nobody can try values out. */
const seenInView = (view: View) => `
  SELECT '${view}' AS view, coalesce(sum(n), 0)::DOUBLE AS filled, count(*)::DOUBLE AS "distinct",
         coalesce(min(hash, $2), []) AS hashes
    FROM (SELECT seen, sum(n) AS n, CAST('0x' || substr(sha256($1 || seen), 1, 13) AS BIGINT)::DOUBLE AS hash
            FROM (SELECT ${viewMacros[view]}(v) AS seen, n FROM distinct_values) WHERE seen IS NOT NULL GROUP BY seen)`;

const allViews = views.map(seenInView).join(' UNION ALL ');

/** Sketches of one column: of its values, and of each further view in which at least half of them tell something. */
export async function sketchColumn(
  connection: DuckDBConnection,
  { path, secret, bounds }: { path: string; secret: string; bounds: LinkageBounds },
  column: { readonly name: string; readonly type: string; readonly position: number },
): Promise<readonly ColumnSketch[]> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE distinct_values AS
       WITH plain_values AS MATERIALIZED (
         SELECT plain(CAST(${quoteIdentifier(column.name)} AS VARCHAR)) AS v, count(*) AS n FROM read_parquet($1) GROUP BY 1)
       SELECT read_plain(v) AS v, sum(n) AS n FROM plain_values GROUP BY 1 HAVING v IS NOT NULL`,
    [path],
  );
  const answer = await connection.runAndReadAll(allViews, [secret, bounds.sketch]);
  const rows = answer.getRowObjectsJS() as unknown as readonly {
    readonly view: View;
    readonly filled: number;
    readonly distinct: number;
    readonly hashes: readonly number[];
  }[];
  const filled = rows.find(({ view }) => view === 'value')?.filled ?? 0;
  return views.flatMap((view) => {
    const row = rows.find((one) => one.view === view);
    if (!row || (view !== 'value' && (row.distinct < 2 || row.filled < filled / 2))) return [];
    return [
      {
        position: column.position,
        column: column.name,
        type: column.type,
        view,
        filled: row.filled,
        distinct: row.distinct,
        hashes: Float64Array.from(row.hashes).sort(),
      },
    ];
  });
}

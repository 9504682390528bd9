import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from '#foundation';
import { standingStates } from '../model/lifecycle.ts';
import { type EntryRow, openingTables } from '../store/entries.ts';

/** What a CKAN client asks of packages, read into a closed form. */
export interface PackageQuestion {
  readonly words: readonly string[];
  readonly departments?: readonly string[];
  readonly tags?: readonly string[];
  readonly names?: readonly string[];
  /** Of these formats; of none of ours: nothing is found. */
  readonly formats?: readonly string[];
}
export type PackageOrder = readonly [by: 'changed' | 'created' | 'title' | 'name', descending: boolean];

/** Formats in which what is open without conditions can be had. */
export const ckanFormats = ['CSV', 'JSON', 'XLSX', 'PARQUET'] as const;

const containing = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
const changed = sql`coalesce(updated_at, listed_at)`;

function matching({ words, departments, tags, names, formats }: PackageQuestion): Expression<SqlBool> {
  const none = formats?.some((one) => !(ckanFormats as readonly string[]).includes(one.toUpperCase()));
  return sql<SqlBool>`${sql.join(
    [
      sql`state = ANY (${[...standingStates]}::text[])`,
      sql`class <> 'not-open'`,
      ...words.slice(0, 10).map((word) => sql`search LIKE ${containing(word.toLowerCase())}`),
      ...(departments ? [sql`department = ANY (${[...departments]}::text[])`] : []),
      ...(tags ? [sql`theme = ANY (${[...tags]}::text[])`] : []),
      ...(names ? [sql`resource_id = ANY (${[...names]}::text[])`] : []),
      ...(formats ? [none ? sql`false` : sql`class = 'unconditional'`] : []),
    ],
    sql` AND `,
  )}`;
}

const orders: { readonly [By in PackageOrder[0]]: RawBuilder<unknown> } = {
  changed,
  created: sql`listed_at`,
  title: sql`title`,
  name: sql`resource_id`,
};

export const findPackages = (
  tx: Tx,
  question: PackageQuestion,
  {
    order: [by, descending],
    limit,
    offset,
  }: { readonly order: PackageOrder; readonly limit: number; readonly offset: number },
): Promise<EntryRow[]> =>
  openingTables(tx)
    .selectFrom('opening.entry')
    .selectAll()
    .where(matching(question))
    .orderBy(orders[by], descending ? 'desc' : 'asc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();

export async function countPackages(tx: Tx, question: PackageQuestion): Promise<number> {
  const { rows } = await sql<{ counted: number }>`
    SELECT count(*)::int AS counted FROM opening.entry WHERE ${matching(question)}`.execute(
    openingTables(tx),
  );
  return rows[0]?.counted ?? 0;
}

/** How many packages there are by department or by theme, the most first. */
export async function packagesBy(
  tx: Tx,
  question: PackageQuestion,
  column: 'department' | 'theme' | 'class',
): Promise<readonly { readonly value: string; readonly count: number }[]> {
  const { rows } = await sql<{ value: string; count: number }>`
    SELECT ${sql.ref(column)} AS value, count(*)::int AS count FROM opening.entry
    WHERE ${matching(question)} AND ${sql.ref(column)} IS NOT NULL
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1000`.execute(openingTables(tx));
  return rows;
}

import { type Expression, type SqlBool, sql } from 'kysely';
import { countedUpTo, dateAt, type PlaceInTime, type Tx } from '#foundation';
import { standingStates } from '../model/lifecycle.ts';
import type { OpenClass } from '../model/open-class.ts';
import { type EntryRow, openingTables } from './entries.ts';

export interface OpenListQuestion {
  /** Words that all stand in title, theme, items or summary. */
  readonly q?: string | undefined;
  readonly class?: OpenClass | undefined;
  /** Departments as recorded: the one asked for and those it took over from. */
  readonly departments?: readonly string[] | undefined;
  readonly priority?: boolean | undefined;
  readonly overdue?: boolean | undefined;
}

/** Characters with a meaning in LIKE stand for themselves. */
const containing = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

const matching = (tx: Tx, question: OpenListQuestion): Expression<SqlBool> => {
  const words = (question.q ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  const { class: wanted, departments, priority, overdue } = question;
  return sql<SqlBool>`${sql.join(
    [
      sql`state = ANY (${[...standingStates]}::text[])`,
      ...words.map((word) => sql`search LIKE ${containing(word)}`),
      ...(wanted ? [sql`class = ${wanted}`] : []),
      ...(departments ? [sql`department = ANY (${[...departments]}::text[])`] : []),
      ...(priority === undefined ? [] : [sql`priority = ${priority}`]),
      ...(overdue === undefined ? [] : [sql`coalesce(due_on < ${dateAt(tx.now)}, false) = ${overdue}`]),
    ],
    sql` AND `,
  )}`;
};

/** What stands on the open list, the newest first, at most so many after a place. */
export const openList = (
  tx: Tx,
  question: OpenListQuestion & { readonly after?: PlaceInTime | null; readonly limit: number },
): Promise<EntryRow[]> => {
  const query = openingTables(tx).selectFrom('opening.entry').selectAll().where(matching(tx, question));
  const after = question.after;
  return (after ? query.where(sql<SqlBool>`(listed_at, id) < (${after.at}, ${after.id})`) : query)
    .orderBy('listed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(question.limit)
    .execute();
};

/** How many there are, counted up to {@link countedUpTo} and one. */
export async function countOpenList(tx: Tx, question: OpenListQuestion): Promise<number> {
  const { rows } = await sql<{ counted: number }>`
    SELECT count(*)::int AS counted FROM (
      SELECT 1 FROM opening.entry WHERE ${matching(tx, question)} LIMIT ${countedUpTo + 1}
    ) AS found`.execute(openingTables(tx));
  return rows[0]?.counted ?? 0;
}

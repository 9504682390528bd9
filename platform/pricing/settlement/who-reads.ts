import { type Expression, type SqlBool, sql } from 'kysely';
import { type Actor, organisationOf, type Tx } from '#foundation';
import { answersFor } from '#platform/identity';

const overseers: readonly string[] = ['data-authority', 'price-authority', 'auditor', 'audit-admin'];

export const overseesAccounts = ({ roles }: Actor): boolean => roles.some((role) => overseers.includes(role));

/** The organisations whose accounts an actor sees: its own and those it took over from; null for all. */
export async function booksOf(tx: Tx, actor: Actor): Promise<readonly string[] | null> {
  if (overseesAccounts(actor)) return null;
  const own = organisationOf(actor);
  return own
    ? [...new Set([...(await answersFor(tx, own)), ...(await answersFor(tx, own, tx.now, 'authorisation'))])]
    : [];
}

/** One of these columns names an organisation whose accounts are seen. */
export const amongBooks = (
  books: readonly string[] | null,
  columns: readonly string[],
): Expression<SqlBool> =>
  books === null
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(${sql.join(
        columns.map((column) => sql`${sql.ref(column)} = ANY (${[...books]}::text[])`),
        sql` OR `,
      )})`;

export const sees = (books: readonly string[] | null, ...organisations: readonly string[]): boolean =>
  books === null || organisations.some((one) => books.includes(one));

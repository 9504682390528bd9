import { type Expression, type SqlBool, sql } from 'kysely';
import { type Actor, actorReference, organisationOf, type Tx } from '#foundation';
import { answersFor, currentOrganisation } from '#platform/identity';

export const personOf = (actor: Actor): string =>
  actor.kind === 'person' ? actor.personId : actorReference(actor);

/** Who has taken over from an organisation since. */
export const nowOf = async (tx: Tx, id: string): Promise<string> => (await currentOrganisation(tx, id)) ?? id;
export const operatorNow = async (tx: Tx, id: string): Promise<string> =>
  (await currentOrganisation(tx, id, tx.now, 'authorisation')) ?? id;

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

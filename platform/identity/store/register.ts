import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { inForce, tables } from './dated.ts';

/** Who sits in these posts now. */
export function sittersOf(tx: Tx, postIds: readonly string[]) {
  if (postIds.length === 0) return Promise.resolve([]);
  return tables(tx)
    .selectFrom('identity.holding as holding')
    .innerJoin('identity.person as person', 'person.id', 'holding.person_id')
    .select([
      'holding.post_id',
      'holding.standing',
      'holding.starts_at',
      'holding.ends_at',
      'person.id',
      'person.name',
    ])
    .where('holding.post_id', 'in', postIds)
    .where(inForce('holding', tx.now))
    .execute();
}

export interface PeopleWanted {
  /** Part of a name, or a whole staff number. */
  readonly q: string;
  /** Only people who sit in a post of it now; with `q`, also whoever has that very staff number. */
  readonly organisationId: string | null;
  readonly after: readonly [name: string, id: string] | null;
  readonly limit: number;
}

/** People by name. */
export async function findPeople(tx: Tx, wanted: PeopleWanted) {
  const { q, organisationId, after } = wanted;
  let query = tables(tx).selectFrom('identity.person as person');
  if (q !== '') {
    query = query.where((where) =>
      where.or([
        sql<boolean>`position(lower(${q}) in lower(${sql.ref('person.name')})) > 0`,
        where('person.staff_number', '=', q),
      ]),
    );
  }
  if (organisationId !== null) {
    query = query.where((where) =>
      where.or([
        where.exists(
          where
            .selectFrom('identity.holding as holding')
            .innerJoin('identity.post_seat as seat', 'seat.post_id', 'holding.post_id')
            .select('holding.id')
            .whereRef('holding.person_id', '=', 'person.id')
            .where('seat.organisation_id', '=', organisationId)
            .where(inForce('holding', tx.now))
            .where(inForce('seat', tx.now)),
        ),
        where.and([where.val(q !== ''), where('person.staff_number', '=', q)]),
      ]),
    );
  }
  const { total } = await query
    .select((count) => sql<number>`${count.fn.countAll()}::int`.as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .selectAll('person')
    .where(
      after === null
        ? sql<boolean>`true`
        : sql<boolean>`(person.name, person.id) > (${after[0]}::text, ${after[1]}::text)`,
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(wanted.limit)
    .execute();
  return { rows, total };
}

export function personRow(tx: Tx, id: string) {
  return tables(tx).selectFrom('identity.person').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Every holding of these people, past, present and to come, the latest first. */
export function holdingsOfPeople(tx: Tx, people: readonly string[], onlyNow: boolean) {
  if (people.length === 0) return Promise.resolve([]);
  let query = tables(tx)
    .selectFrom('identity.holding as holding')
    .innerJoin('identity.post as post', 'post.id', 'holding.post_id')
    // Where the post sits now, or sat last.
    .innerJoin('identity.post_seat as seat', 'seat.post_id', 'post.id')
    .select([
      'holding.id',
      'holding.person_id',
      'holding.post_id',
      'holding.standing',
      'holding.starts_at',
      'holding.ends_at',
      'holding.decided_by',
      'holding.reason',
      'post.title_zh',
      'post.title_en',
      'seat.organisation_id',
    ])
    .distinctOn(['holding.starts_at', 'holding.id'])
    .where('holding.person_id', 'in', people)
    .where((where) =>
      where.or([
        where('seat.starts_at', '<=', tx.now),
        where('seat.starts_at', '<=', where.ref('post.starts_at')),
      ]),
    )
    .orderBy('holding.starts_at', 'desc')
    .orderBy('holding.id')
    .orderBy('seat.starts_at', 'desc');
  if (onlyNow) query = query.where(inForce('holding', tx.now));
  return query.execute();
}

/** Accounts of these people by person. */
export async function accountsOf(tx: Tx, people: readonly string[]) {
  if (people.length === 0) return new Map<string, never>();
  const rows = await tables(tx)
    .selectFrom('identity.account as account')
    .innerJoin('identity.login_user as login', 'login.personId', 'account.person_id')
    .select([
      'account.person_id',
      'account.username',
      'account.one_time_until',
      'account.disabled_at',
      'account.disabled_reason',
      'login.passwordOneTime as one_time',
      'login.twoFactorEnabled as second_factor',
    ])
    .where('account.person_id', 'in', people)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row]));
}

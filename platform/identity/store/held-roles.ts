import { type InstantInterval, intersect, type Tx } from '#foundation';
import type { HeldRole } from '../model/separation.ts';
import { intervalOf, notOver, tables } from './dated.ts';

/** Every role a person has or will have from now on, by holding or deputising; a post that is being judged anew is left out. */
export async function rolesHeldBy(
  tx: Tx,
  personId: string,
  exceptPost: string | null = null,
): Promise<readonly HeldRole[]> {
  const rows = await tables(tx)
    .selectFrom('identity.holding as holding')
    .innerJoin('identity.post_role as role', 'role.post_id', 'holding.post_id')
    .select([
      'role.role',
      'holding.starts_at',
      'holding.ends_at',
      'role.starts_at as role_starts_at',
      'role.ends_at as role_ends_at',
    ])
    .where('holding.person_id', '=', personId)
    .where('holding.post_id', 'is distinct from', exceptPost)
    .where(notOver('holding', tx.now))
    .where(notOver('role', tx.now))
    .execute();
  return rows.flatMap((row) => {
    const during = intersect(intervalOf(row), { from: row.role_starts_at, until: row.role_ends_at });
    return during ? [{ party: personId, role: row.role, during }] : [];
  });
}

/** Every role an organisation's posts have or will have from now on, leaving out one post that is being judged anew. */
export async function rolesHeldIn(
  tx: Tx,
  organisationId: string,
  exceptPost: string | null,
): Promise<readonly HeldRole[]> {
  const rows = await tables(tx)
    .selectFrom('identity.post_seat as seat')
    .innerJoin('identity.post_role as role', 'role.post_id', 'seat.post_id')
    .select([
      'role.role',
      'seat.starts_at',
      'seat.ends_at',
      'role.starts_at as role_starts_at',
      'role.ends_at as role_ends_at',
    ])
    .where('seat.organisation_id', '=', organisationId)
    .where('seat.post_id', 'is distinct from', exceptPost)
    .where(notOver('seat', tx.now))
    .where(notOver('role', tx.now))
    .execute();
  return rows.flatMap((row) => {
    const during = intersect(intervalOf(row), { from: row.role_starts_at, until: row.role_ends_at });
    return during ? [{ party: organisationId, role: row.role, during }] : [];
  });
}

/** What a person would have by sitting in a post for a time. */
export async function rolesGainedIn(
  tx: Tx,
  postId: string,
  personId: string,
  term: InstantInterval,
): Promise<readonly HeldRole[]> {
  const rows = await tables(tx)
    .selectFrom('identity.post_role as role')
    .select(['role.role', 'role.starts_at', 'role.ends_at'])
    .where('role.post_id', '=', postId)
    .where(notOver('role', term.from))
    .execute();
  return rows.flatMap((row) => {
    const during = intersect(intervalOf(row), term);
    return during ? [{ party: personId, role: row.role, during }] : [];
  });
}

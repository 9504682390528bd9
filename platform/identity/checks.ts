import { sql } from 'kysely';
import { type Check, intersect, text } from '#foundation';
import type { RoleCode } from './model/roles.ts';
import { collisionsOf, describeCollision, type HeldRole } from './model/separation.ts';
import { intervalOf, tables } from './store/dated.ts';

/** Over all of history nobody, and no organisation, ever had two capacities that must be kept apart (三员, 管运适度分离). */
const separationCheck: Check = {
  name: 'identity.separation',
  title: text('三员及管运各方从未兼任', 'What must be kept apart was never in one hand'),
  async run(tx) {
    const people = await tables(tx)
      .selectFrom('identity.holding as had')
      .innerJoin('identity.post_role as role', 'role.post_id', 'had.post_id')
      .select(['had.person_id as party', 'role.role', 'had.starts_at', 'had.ends_at'])
      .select(['role.starts_at as role_starts_at', 'role.ends_at as role_ends_at'])
      .execute();
    const organisations = await tables(tx)
      .selectFrom('identity.post_seat as had')
      .innerJoin('identity.post_role as role', 'role.post_id', 'had.post_id')
      .select(['had.organisation_id as party', 'role.role', 'had.starts_at', 'had.ends_at'])
      .select(['role.starts_at as role_starts_at', 'role.ends_at as role_ends_at'])
      .execute();
    const found = [
      ...byParty(people).flatMap((held) => collisionsOf('person', held)),
      ...byParty(organisations).flatMap((held) => collisionsOf('organisation', held)),
    ];
    const faults = found.map((collision) => {
      const said = describeCollision(collision);
      return text(`${collision.party}：${said.zh}`, `${collision.party}: ${said.en}`);
    });
    return { looked: people.length + organisations.length, faults };
  },
};

interface Had {
  readonly party: string;
  readonly role: RoleCode;
  readonly starts_at: Temporal.Instant;
  readonly ends_at: Temporal.Instant | null;
  readonly role_starts_at: Temporal.Instant;
  readonly role_ends_at: Temporal.Instant | null;
}

function byParty(rows: readonly Had[]): readonly (readonly HeldRole[])[] {
  const held = rows.flatMap((row): HeldRole[] => {
    const during = intersect(intervalOf(row), { from: row.role_starts_at, until: row.role_ends_at });
    return during ? [{ party: row.party, role: row.role, during }] : [];
  });
  return [...Map.groupBy(held, ({ party }) => party).values()];
}

/** A post that was closed has no seat, role, holder or deputy after it; while it is open it has exactly one seat. */
const postsCheck: Check = {
  name: 'identity.posts',
  title: text(
    '岗位撤销后不再有席位、职责和任职',
    'Nothing of a post outlives it, and an open one has its seat',
  ),
  async run(tx) {
    const { rows } = await sql<{ id: string; outlived: boolean; unseated: boolean }>`
      WITH part AS (
        SELECT post_id, ends_at FROM identity.post_seat
        UNION ALL SELECT post_id, ends_at FROM identity.post_role
        UNION ALL SELECT post_id, ends_at FROM identity.holding
      )
      SELECT post.id,
             post.ends_at IS NOT NULL AND EXISTS (
               SELECT 1 FROM part WHERE part.post_id = post.id AND (part.ends_at IS NULL OR part.ends_at > post.ends_at)
             ) AS outlived,
             post.starts_at <= ${tx.now} AND (post.ends_at IS NULL OR post.ends_at > ${tx.now}) AND NOT EXISTS (
               SELECT 1 FROM identity.post_seat AS seat
               WHERE seat.post_id = post.id AND seat.starts_at <= ${tx.now}
                 AND (seat.ends_at IS NULL OR seat.ends_at > ${tx.now})
             ) AS unseated
      FROM identity.post`.execute(tables(tx));
    const faults = rows.flatMap(({ id, outlived, unseated }) => [
      ...(outlived
        ? [text(`${id} 已撤销，仍有席位、职责或任职`, `${id} is closed and still has a seat, role or holder`)]
        : []),
      ...(unseated ? [text(`${id} 不在任何单位`, `${id} is open and in no organisation`)] : []),
    ]);
    return { looked: rows.length, faults };
  },
};

/** Reckoned from holdings and seats themselves, not from what triggers derive of them. That people, posts and accounts exist for each other is the database's own constraint. */
export const checks: readonly Check[] = [separationCheck, postsCheck];

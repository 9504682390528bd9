import type { OrganisationId, PersonId, PostId, Text, Tx } from '#foundation';
import type { Responsibility } from '../model/responsibilities.ts';
import type { RoleCode } from '../model/roles.ts';
import { inForce, tables } from './dated.ts';
import { organisations } from './organisations.ts';
import { currentOrganisation } from './succession.ts';

export interface Post {
  readonly id: PostId;
  readonly title: Text;
  readonly organisationId: OrganisationId;
  readonly roles: readonly RoleCode[];
}

/** A post as somebody sits in it. */
export interface HeldPost extends Post {
  readonly organisationName: string;
  readonly since: Temporal.Instant;
  /** Set for a deputy: the end of the term. */
  readonly deputyUntil?: Temporal.Instant;
}

/** A post with its seat and roles at an instant; null when it is not open then. */
export async function post(tx: Tx, id: string, at: Temporal.Instant = tx.now): Promise<Post | null> {
  return (await postsAt(tx, at, (query) => query.where('post.id', '=', id)))[0] ?? null;
}

/** The same of several at once, by id. */
export async function postsByIds(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Post>> {
  const each = [...new Set(ids)];
  if (each.length === 0) return new Map();
  return new Map(
    (await postsAt(tx, tx.now, (query) => query.where('post.id', 'in', each))).map((one) => [one.id, one]),
  );
}

/** All open posts of an organisation. */
export const postsIn = (
  tx: Tx,
  organisationId: string,
  at: Temporal.Instant = tx.now,
): Promise<readonly Post[]> =>
  postsAt(tx, at, (query) => query.where('seat.organisation_id', '=', organisationId));

/** Everybody's open posts with a role: those who oversee something of the whole hub. */
export async function postsWithRole(
  tx: Tx,
  role: RoleCode,
  at: Temporal.Instant = tx.now,
): Promise<readonly Post[]> {
  const posts = await postsAt(tx, at, (query) => query);
  return posts.filter(({ roles }) => roles.includes(role));
}

/**
 * The post that does this work in an organisation: one with the role, a held one before a vacant one, the oldest first. An organisation
 * that has ended is followed to the one that answers for the responsibility now (default: `general`); of the posts there one that came
 * over from it goes first, because its people know the matter. Posts held by people who must stay out of it (四眼原则) come last: where
 * there is nobody else, a deputy can still do it. `null`: no such post.
 */
export async function findPost(
  tx: Tx,
  wanted: {
    readonly organisationId: string;
    /** One of {@link roleCodes}. */
    readonly role: string;
    readonly responsibility?: Responsibility;
    /** Ids of people who took part before and may not do this. */
    readonly apartFrom?: readonly string[];
  },
  at: Temporal.Instant = tx.now,
): Promise<Post | null> {
  const { apartFrom = [] } = wanted;
  const organisationId = await currentOrganisation(tx, wanted.organisationId, at, wanted.responsibility);
  if (organisationId === null) return null;
  const row = await tables(tx)
    .selectFrom('identity.post as post')
    .innerJoin('identity.post_seat as seat', 'seat.post_id', 'post.id')
    .innerJoin('identity.post_role as role', 'role.post_id', 'post.id')
    .leftJoin('identity.holding as holding', (join) =>
      join
        .onRef('holding.post_id', '=', 'post.id')
        .on('holding.standing', '=', 'holder')
        .on(inForce('holding', at)),
    )
    .select('post.id')
    .where('seat.organisation_id', '=', organisationId)
    .where('role.role', '=', wanted.role as RoleCode)
    .where(inForce('seat', at))
    .where(inForce('role', at))
    .orderBy((order) => order('holding.id', 'is', null))
    .$if(apartFrom.length > 0, (query) =>
      query.orderBy((order) => order('holding.person_id', 'in', [...apartFrom])),
    )
    .$if(organisationId !== wanted.organisationId, (query) =>
      query.orderBy((order) =>
        order.not(
          order.exists(
            order
              .selectFrom('identity.post_seat as earlier')
              .select('earlier.post_id')
              .whereRef('earlier.post_id', '=', 'post.id')
              .where('earlier.organisation_id', '=', wanted.organisationId),
          ),
        ),
      ),
    )
    .orderBy('post.starts_at')
    .orderBy('post.id')
    .executeTakeFirst();
  return row ? post(tx, row.id, at) : null;
}

/** Posts a person holds or deputises in at an instant: own posts first, the longest held first. */
export async function postsOf(
  tx: Tx,
  personId: string,
  at: Temporal.Instant = tx.now,
): Promise<readonly HeldPost[]> {
  const holdings = await tables(tx)
    .selectFrom('identity.holding as holding')
    .select(['holding.post_id', 'holding.standing', 'holding.starts_at', 'holding.ends_at'])
    .where('holding.person_id', '=', personId)
    .where(inForce('holding', at))
    .orderBy((order) => order('holding.standing', '=', 'deputy'))
    .orderBy('holding.starts_at')
    .orderBy('holding.post_id')
    .execute();
  if (holdings.length === 0) return [];
  const ids = holdings.map((holding) => holding.post_id);
  const posts = new Map(
    (await postsAt(tx, at, (query) => query.where('post.id', 'in', ids))).map((one) => [String(one.id), one]),
  );
  const names = await organisations(
    tx,
    [...posts.values()].map((one) => one.organisationId),
    at,
  );
  return holdings.flatMap((holding): HeldPost[] => {
    const held = posts.get(holding.post_id);
    if (!held) return [];
    return [
      {
        ...held,
        organisationName: names.get(held.organisationId)?.name ?? '',
        since: holding.starts_at,
        ...(holding.standing === 'deputy' && holding.ends_at ? { deputyUntil: holding.ends_at } : {}),
      },
    ];
  });
}

export interface Holder {
  readonly personId: PersonId;
  readonly name: string;
  readonly since: Temporal.Instant;
}

/** Who holds a post at an instant; null when it is vacant. */
export const holderOf = (tx: Tx, postId: string, at: Temporal.Instant = tx.now): Promise<Holder | null> =>
  sitterOf(tx, postId, 'holder', at);

/** Who stands in for the holder at an instant, with the end of the term; null when nobody does. */
export const deputyOf = (
  tx: Tx,
  postId: string,
  at: Temporal.Instant = tx.now,
): Promise<(Holder & { readonly until: Temporal.Instant | null }) | null> =>
  sitterOf(tx, postId, 'deputy', at);

async function sitterOf(tx: Tx, postId: string, standing: 'holder' | 'deputy', at: Temporal.Instant) {
  const row = await tables(tx)
    .selectFrom('identity.holding as holding')
    .innerJoin('identity.person as person', 'person.id', 'holding.person_id')
    .select(['person.id', 'person.name', 'holding.starts_at', 'holding.ends_at'])
    .where('holding.post_id', '=', postId)
    .where('holding.standing', '=', standing)
    .where(inForce('holding', at))
    .executeTakeFirst();
  return row
    ? { personId: row.id as PersonId, name: row.name, since: row.starts_at, until: row.ends_at }
    : null;
}

/** Ids of who holds posts or stands in for their holders now, by post; one where nobody sits is left out. */
export async function sittersOf(
  tx: Tx,
  postIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PersonId[]>> {
  if (postIds.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('identity.holding as holding')
    .select(['holding.post_id', 'holding.person_id'])
    .where('holding.post_id', 'in', [...postIds])
    .where(inForce('holding', tx.now))
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ post_id }) => post_id)].map(([post, sitting]) => [
      post,
      sitting.map(({ person_id }) => person_id as PersonId),
    ]),
  );
}

/** The post that has the tasks of this one now: itself while it is open, else where they went when it was closed. */
export async function currentPost(tx: Tx, id: string, at: Temporal.Instant = tx.now): Promise<PostId | null> {
  const row = await tables(tx)
    .selectFrom('identity.post')
    .select(['id', 'ends_at', 'successor_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  if (row.ends_at === null || Temporal.Instant.compare(at, row.ends_at) < 0) return row.id as PostId;
  return row.successor_id ? currentPost(tx, row.successor_id, at) : null;
}

/** Roles that the posts of an organisation have at an instant. */
export async function rolesOfOrganisation(
  tx: Tx,
  organisationId: string,
  at: Temporal.Instant = tx.now,
): Promise<readonly RoleCode[]> {
  const rows = await tables(tx)
    .selectFrom('identity.post_seat as seat')
    .innerJoin('identity.post_role as role', 'role.post_id', 'seat.post_id')
    .select('role.role')
    .distinct()
    .where('seat.organisation_id', '=', organisationId)
    .where(inForce('seat', at))
    .where(inForce('role', at))
    .orderBy('role.role')
    .execute();
  return rows.map((row) => row.role);
}

const openPosts = (tx: Tx, at: Temporal.Instant) =>
  tables(tx)
    .selectFrom('identity.post as post')
    .innerJoin('identity.post_seat as seat', 'seat.post_id', 'post.id')
    .leftJoin('identity.post_role as role', (join) =>
      join.onRef('role.post_id', '=', 'post.id').on(inForce('role', at)),
    )
    .select(['post.id', 'post.title_zh', 'post.title_en', 'seat.organisation_id', 'role.role'])
    .where(inForce('seat', at))
    .orderBy('post.starts_at')
    .orderBy('post.id')
    .orderBy('role.role');

async function postsAt(
  tx: Tx,
  at: Temporal.Instant,
  narrow: (query: ReturnType<typeof openPosts>) => ReturnType<typeof openPosts>,
): Promise<readonly Post[]> {
  const posts = new Map<string, Post & { roles: RoleCode[] }>();
  for (const row of await narrow(openPosts(tx, at)).execute()) {
    const known = posts.get(row.id);
    if (known) {
      if (row.role) known.roles.push(row.role);
      continue;
    }
    posts.set(row.id, {
      id: row.id as PostId,
      title: { zh: row.title_zh, en: row.title_en },
      organisationId: row.organisation_id as OrganisationId,
      roles: row.role ? [row.role] : [],
    });
  }
  return [...posts.values()];
}

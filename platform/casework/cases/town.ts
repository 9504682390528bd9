import type pg from 'pg';
import { type Actor, newId } from '#foundation';

/** Organisations, posts and people of a small town, for this module's database tests. */
export const town = {
  registry: 'org_registry',
  bureau: 'org_bureau',
  merged: 'org_merged',
  acceptor: newId('pst'),
  secondAcceptor: newId('pst'),
  vacant: newId('pst'),
  administrator: newId('pst'),
  source: newId('pst'),
  /** A second seat of the second acceptor, with no role of its own. */
  checker: newId('pst'),
} as const;

interface Seat {
  readonly post: string;
  readonly organisation: string;
  readonly role: string | null;
  readonly holder: string | null;
}

const seats: readonly Seat[] = [
  { post: town.acceptor, organisation: town.registry, role: 'registrar-acceptor', holder: 'per_acceptor' },
  {
    post: town.secondAcceptor,
    organisation: town.registry,
    role: 'registrar-acceptor',
    holder: 'per_second',
  },
  { post: town.vacant, organisation: town.registry, role: 'registrar-acceptor', holder: null },
  { post: town.administrator, organisation: town.registry, role: 'organisation-admin', holder: 'per_admin' },
  { post: town.source, organisation: town.bureau, role: 'source-department', holder: 'per_source' },
  { post: town.checker, organisation: town.registry, role: null, holder: 'per_second' },
];

const names = {
  [town.registry]: '云川市公共数据登记中心',
  [town.bureau]: '云川市市场监督管理局',
  [town.merged]: '云川市数据局',
};

const begin = Temporal.Instant.from('2020-01-01T00:00:00Z');

/** Puts everybody in their seats from 2020 on. */
export async function settleTown(pool: pg.Pool): Promise<void> {
  for (const [id, name] of Object.entries(names)) {
    await pool.query('INSERT INTO identity.organisation (id, starts_at) VALUES ($1, $2)', [id, begin]);
    await pool.query(
      `INSERT INTO identity.organisation_record (organisation_id, name, kind, level, starts_at)
       VALUES ($1, $2, 'public-institution', 'prefecture', $3)`,
      [id, name, begin],
    );
  }
  // The oldest post comes first where several have a role.
  for (const [index, seat] of seats.entries()) {
    const since = begin.add({ hours: index });
    await pool.query(
      'INSERT INTO identity.post (id, title_zh, title_en, starts_at) VALUES ($1, $2, $3, $4)',
      [seat.post, `${seat.role ?? 'checker'}岗`, `${seat.role ?? 'checker'} desk`, since],
    );
    await pool.query(
      'INSERT INTO identity.post_seat (post_id, organisation_id, starts_at) VALUES ($1, $2, $3)',
      [seat.post, seat.organisation, since],
    );
    if (seat.role)
      await pool.query('INSERT INTO identity.post_role (post_id, role, starts_at) VALUES ($1, $2, $3)', [
        seat.post,
        seat.role,
        since,
      ]);
    if (seat.holder) await appoint(pool, seat.post, seat.holder, since);
  }
}

async function appoint(pool: pg.Pool, post: string, person: string, since: Temporal.Instant): Promise<void> {
  await pool.query(
    'INSERT INTO identity.person (id, name, registered_at) VALUES ($1, $1, $2) ON CONFLICT DO NOTHING',
    [person, since],
  );
  await pool.query(
    `INSERT INTO identity.holding (id, post_id, person_id, standing, starts_at, decided_by, reason)
     VALUES ($1, $2, $3, 'holder', $4, 'test', 'test')`,
    [`hld_${post}`, post, person, since],
  );
}

/** The holder of a post, acting in it. */
export function holder(post: string): Actor {
  const seat = seats.find((one) => one.post === post);
  if (!seat?.holder) throw new Error(`nobody holds ${post}`);
  return {
    kind: 'person',
    personId: seat.holder as 'per_x',
    postId: post as 'pst_x',
    organisationId: seat.organisation as 'org_x',
    roles: seat.role ? [seat.role] : [],
  };
}

/** A post sits elsewhere from an instant on, as identity writes it. */
export async function movePost(
  pool: pg.Pool,
  post: string,
  organisation: string,
  at: Temporal.Instant,
): Promise<void> {
  await pool.query('UPDATE identity.post_seat SET ends_at = $2 WHERE post_id = $1 AND ends_at IS NULL', [
    post,
    at,
  ]);
  await pool.query(
    'INSERT INTO identity.post_seat (post_id, organisation_id, starts_at) VALUES ($1, $2, $3)',
    [post, organisation, at],
  );
}

/** One organisation answers for another from an instant on, as identity writes it. */
export async function succeed(
  pool: pg.Pool,
  predecessor: string,
  successor: string,
  at: Temporal.Instant,
): Promise<void> {
  const { rows } = await pool.query(
    `INSERT INTO identity.reorganisation (id, plan, document_number, document_date, reason, state,
       entered_by, entered_for, entered_at, decided_by, decided_at)
     VALUES ($1, '{}', '1', '2026-01-04', 'test', 'confirmed', 'test', 'test', $2, 'another', $2) RETURNING id`,
    [newId('rog'), at],
  );
  await pool.query(
    `INSERT INTO identity.succession (predecessor_id, successor_id, responsibility, effective_at, reorganisation_id)
     VALUES ($1, $2, 'general', $3, $4)`,
    [predecessor, successor, at, rows[0].id],
  );
}

/** A post is closed from an instant on and its tasks go to another one. */
export async function closePost(
  pool: pg.Pool,
  post: string,
  successor: string,
  at: Temporal.Instant,
): Promise<void> {
  await pool.query('UPDATE identity.post SET ends_at = $2, successor_id = $3 WHERE id = $1', [
    post,
    at,
    successor,
  ]);
  for (const table of ['post_seat', 'post_role', 'holding'])
    await pool.query(`UPDATE identity.${table} SET ends_at = $2 WHERE post_id = $1 AND ends_at IS NULL`, [
      post,
      at,
    ]);
}

import type { Actor } from '#foundation';

type Rows = (sql: string, values?: readonly unknown[]) => Promise<unknown>;

/** Somebody at a post with this role; an organisation with a name is entered first. */
export async function hireIn(
  rows: Rows,
  { organisation, name }: { readonly organisation: string; readonly name?: string },
  who: string,
  role: string,
): Promise<Actor> {
  const [per, pst, since] = [`per_${who}`, `pst_${who}`, '2020-01-01T00:00:00Z'];
  if (name) {
    await rows('INSERT INTO identity.organisation (id, starts_at) VALUES ($1, $2)', [organisation, since]);
    await rows(
      `INSERT INTO identity.organisation_record (organisation_id, name, kind, level, starts_at)
       VALUES ($1, $2, 'government-department', 'prefecture', $3)`,
      [organisation, name, since],
    );
  }
  await rows('INSERT INTO identity.person (id, name, registered_at) VALUES ($1, $1, $2)', [per, since]);
  await rows('INSERT INTO identity.post (id, title_zh, title_en, starts_at) VALUES ($1, $1, $1, $2)', [
    pst,
    since,
  ]);
  await rows('INSERT INTO identity.post_seat (post_id, organisation_id, starts_at) VALUES ($1, $2, $3)', [
    pst,
    organisation,
    since,
  ]);
  await rows('INSERT INTO identity.post_role (post_id, role, starts_at) VALUES ($1, $2, $3)', [
    pst,
    role,
    since,
  ]);
  await rows(
    `INSERT INTO identity.holding (id, post_id, person_id, standing, starts_at, decided_by, reason)
     VALUES ($1, $2, $3, 'holder', $4, 'test', 'test')`,
    [`hld_${who}`, pst, per, since],
  );
  return {
    kind: 'person',
    personId: per as 'per_x',
    postId: pst as 'pst_x',
    organisationId: organisation as 'org_x',
    roles: [role],
  };
}

import type pg from 'pg';

/** A system administrator and a security administrator, each in a post of an office. */
export async function addPeople(pool: pg.Pool): Promise<void> {
  const since = '2020-01-01';
  await pool.query(`INSERT INTO identity.organisation (id, starts_at) VALUES ('org_office', $1)`, [since]);
  for (const name of ['system', 'security']) {
    const one = [`pst_${name}`, since];
    await pool.query(
      `INSERT INTO identity.post (id, title_zh, title_en, starts_at) VALUES ($1, '岗', 'Post', $2)`,
      one,
    );
    await pool.query(
      `INSERT INTO identity.post_seat (post_id, organisation_id, starts_at) VALUES ($1, 'org_office', $2)`,
      one,
    );
    await pool.query('INSERT INTO identity.post_role (post_id, role, starts_at) VALUES ($1, $3, $2)', [
      ...one,
      `${name}-admin`,
    ]);
    await pool.query(
      `INSERT INTO identity.person (id, name, registered_at) VALUES ('per_' || $1, '某', $2)`,
      [name, since],
    );
    await pool.query(
      `INSERT INTO identity.holding (id, post_id, person_id, standing, starts_at, decided_by, reason)
       VALUES ('hld_' || $3, $1, 'per_' || $3, 'holder', $2, 'x', 'x')`,
      [...one, name],
    );
  }
}

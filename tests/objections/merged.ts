import type { Actor } from '#foundation';
import { responsibilities } from '#platform/identity';
import type { Ground } from '../verification/ground.ts';

/** The same person, who sits in another organisation since. */
export const movedTo = (organisation: string, actor: Actor): Actor =>
  ({ ...actor, organisationId: organisation }) as Actor;

/** One body with all its posts and duties goes to another, as a confirmed decision leaves the register; and its event. */
export async function merge(ground: Ground, from: string, into: string): Promise<void> {
  const now = ground.db.clock.now();
  const { pool } = ground.db;
  const id = `reo_${from.slice(4, 8)}`;
  await pool.query(
    'INSERT INTO identity.organisation (id, starts_at) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [into, now],
  );
  await pool.query(
    `INSERT INTO identity.organisation_record (organisation_id, name, kind, level, starts_at)
     SELECT $1, '合并后的' || $1, 'public-institution', 'prefecture', $2
     WHERE NOT EXISTS (SELECT FROM identity.organisation_record WHERE organisation_id = $1)`,
    [into, now],
  );
  await pool.query('UPDATE identity.post_seat SET organisation_id = $2 WHERE organisation_id = $1', [
    from,
    into,
  ]);
  await pool.query(
    `INSERT INTO identity.reorganisation (id, plan, document_number, document_date, reason, state, entered_by, entered_for, entered_at, decided_by, decided_at)
     VALUES ($1, '{}', '编办〔2026〕1号', '2026-01-04', '合并', 'confirmed', 'one', 'x', $2, 'two', $2)`,
    [id, now],
  );
  for (const duty of Object.keys(responsibilities))
    await pool.query(
      `INSERT INTO identity.succession (predecessor_id, successor_id, responsibility, effective_at, reorganisation_id) VALUES ($1, $2, $3, $4, $5)`,
      [from, into, duty, now, id],
    );
  await ground.db.database.transaction((tx) =>
    tx.emit({
      kind: 'identity.reorganised',
      subject: id,
      payload: {
        reorganisationId: id,
        kind: 'merger',
        ended: [from],
        successors: [into],
        effectiveAt: now.toString(),
      },
    }),
  );
  await ground.tick();
}

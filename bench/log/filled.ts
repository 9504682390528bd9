import type { LogGround } from './ground.ts';

const chunk = 200_000;

/**
 * Many entries at once, made where they lie: one field (the id), a salt, the true commitment, so that every receipt holds. They wait
 * for the sequencer like any others.
 */
export async function fill({ pool }: LogGround, from: number, until: number): Promise<void> {
  for (let at = from; at < until; at += chunk)
    await pool.query(
      `WITH drawn AS (
         SELECT 'ent_' || md5(n::text) AS id, substr(sha256(convert_to('salt ' || n, 'UTF8')), 1, 16) AS salt
         FROM generate_series($1::int, $2::int) AS n
       ), committed AS (
         SELECT id, encode(salt, 'hex') AS salt, encode(sha256(
           convert_to('gongshu/commitment/1', 'UTF8') || '\\x00'::bytea || salt || '\\x00000005'::bytea ||
           convert_to('entry"' || id || '"', 'UTF8')), 'hex') AS commitment
         FROM drawn
       ), made AS (
         INSERT INTO evidence.entry (id, kind, form, leaf, openings, disclosed, created_at)
         SELECT id, 'bench.call', 'committed',
                convert_to('{"commitments":{"entry":"' || commitment || '"},"kind":"bench.call","version":1}', 'UTF8'),
                '{"entry":{"salt":"' || salt || '","value":"' || id || '"}}', '{entry}', now()
         FROM committed
         RETURNING arrival, id
       )
       INSERT INTO evidence.waiting (arrival, entry) SELECT arrival, id FROM made`,
      [at, Math.min(at + chunk, until) - 1],
    );
}

export const idOf = async ({ pool }: LogGround, index: number): Promise<string> =>
  (await pool.query<{ entry: string }>('SELECT entry FROM evidence.place WHERE log_index = $1', [index]))
    .rows[0]!.entry;

import type pg from 'pg';

/** Whose calls lines are of. */
export interface MeterKey {
  readonly agreement: string;
  readonly product: string;
  readonly purpose: string;
  readonly buyer: string;
}

const chunk = 50_000;

/**
 * So many released calls, evenly in a stretch of time and by turns of the keys: each with its entry in the log (one field, its id, with a salt
 * and the true commitment) and its meter line, written where releases write them, so that the database's own triggers count and check
 * them; the sequencer takes them into the tree as it takes every entry.
 */
export async function meterCalls(
  pool: pg.Pool,
  keys: readonly MeterKey[],
  {
    lines,
    from,
    until,
    name,
  }: {
    readonly lines: number;
    readonly from: Temporal.Instant;
    readonly until: Temporal.Instant;
    readonly name: string;
  },
): Promise<void> {
  for (let first = 0; first < lines; first += chunk)
    await pool.query(
      `WITH drawn AS (
         SELECT n, 'ent_' || md5($1 || n) AS id, substr(sha256(convert_to('salt ' || $1 || n, 'UTF8')), 1, 16) AS salt,
                -- To the millisecond, as the house's clock goes.
                date_trunc('milliseconds', $2::timestamptz + ($3::timestamptz - $2::timestamptz) * (n / $4::float8)) AS at
         FROM generate_series($5::int, $6::int) AS n
       ), committed AS (
         SELECT n, id, at, encode(salt, 'hex') AS salt, encode(sha256(
           convert_to('gongshu/commitment/1', 'UTF8') || '\\x00'::bytea || salt || '\\x00000005'::bytea ||
           convert_to('entry"' || id || '"', 'UTF8')), 'hex') AS commitment
         FROM drawn
       ), entered AS (
         INSERT INTO evidence.entry (id, kind, form, leaf, openings, disclosed, created_at)
         SELECT id, 'settlement.call', 'committed',
                convert_to('{"commitments":{"entry":"' || commitment || '"},"kind":"settlement.call","version":1}', 'UTF8'),
                '{"entry":{"salt":"' || salt || '","value":"' || id || '"}}', '{entry}', at
         FROM committed ORDER BY n
         RETURNING arrival, id
       )
       INSERT INTO evidence.waiting (arrival, entry) SELECT arrival, id FROM entered`,
      [name, from, until, lines, first, Math.min(first + chunk, lines) - 1],
    );
  await pool.query('ANALYZE evidence.entry');
  for (let first = 0; first < lines; first += chunk)
    await pool.query(
      `INSERT INTO evidence.meter_line (at, hour, units, entry, product, agreement, purpose, buyer)
       SELECT entry.created_at, date_trunc('hour', entry.created_at, 'UTC'), 1, entry.id, key.product, key.agreement, key.purpose, key.buyer
       FROM generate_series($2::int, $3::int) AS n
       JOIN evidence.entry AS entry ON entry.id = 'ent_' || md5($1 || n)
       JOIN unnest($4::text[], $5::text[], $6::text[], $7::text[]) WITH ORDINALITY
         AS key (agreement, product, purpose, buyer, place) ON key.place = 1 + n % $8::int`,
      [
        name,
        first,
        Math.min(first + chunk, lines) - 1,
        keys.map(({ agreement }) => agreement),
        keys.map(({ product }) => product),
        keys.map(({ purpose }) => purpose),
        keys.map(({ buyer }) => buyer),
        keys.length,
      ],
    );
}

import { sql } from 'kysely';
import { dateAt, shanghai, type Tx } from '#foundation';
import { evidenceTables } from '../store/tables.ts';

/** Deltas taken in one transaction at most. */
const most = 20_000;

/**
 * Add fresh deltas to the sums and take them away, in the caller's transaction: each is in exactly one of the two whenever anybody looks.
 * It does not matter in which order transactions committed, how late, how many fold at once, or where one of them dies. Answers how many
 * deltas were folded; none when others hold what there is.
 */
export async function foldFresh(tx: Tx, limit: number = most): Promise<number> {
  // Keys in a statement of their own: the next one sees also those that another folder made meanwhile.
  await sql`
    WITH held AS MATERIALIZED (
      SELECT agreement, buyer, purpose, product FROM evidence.meter_fresh ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ), named AS MATERIALIZED (SELECT DISTINCT agreement, buyer, purpose, product FROM held)
    INSERT INTO evidence.meter_key (agreement, buyer, purpose, product)
    SELECT agreement, buyer, purpose, product FROM named
    WHERE NOT EXISTS (SELECT FROM evidence.meter_key AS key
                      WHERE (key.agreement, key.buyer, key.purpose) = (named.agreement, named.buyer, named.purpose)
                        AND key.product IS NOT DISTINCT FROM named.product)
    ORDER BY 1, 2, 3, 4
    ON CONFLICT DO NOTHING`.execute(evidenceTables(tx));
  // Sums in the order of their keys, table by table: two who fold at once wait for each other and never in a circle. A delta
  // that came after the first statement with a new key waits for the next turn.
  const { rows } = await sql<{ folded: number }>`
    WITH held AS MATERIALIZED (
      SELECT * FROM evidence.meter_fresh ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ), known AS MATERIALIZED (
      SELECT held.id, key.id AS key, held.hour, held.calls, held.units
      FROM held JOIN evidence.meter_key AS key ON (key.agreement, key.buyer, key.purpose) = (held.agreement, held.buyer, held.purpose)
        AND (key.product = held.product OR key.product IS NULL AND held.product IS NULL)
    ), taken AS (
      DELETE FROM evidence.meter_fresh AS fresh USING known WHERE fresh.id = known.id
      RETURNING known.key, known.hour, known.calls, known.units
    ), hours AS (
      SELECT key, hour AS starts, sum(calls) AS calls, sum(units) AS units FROM taken GROUP BY 1, 2
    ), days AS (
      SELECT key, date_trunc('day', starts, ${zone}) AS starts, sum(calls) AS calls, sum(units) AS units FROM hours GROUP BY 1, 2
    ), months AS (
      SELECT key, date_trunc('month', starts, ${zone}) AS starts, sum(calls) AS calls, sum(units) AS units FROM days GROUP BY 1, 2
    ), years AS (
      SELECT key, date_trunc('year', starts, ${zone}) AS starts, sum(calls) AS calls, sum(units) AS units FROM months GROUP BY 1, 2
    ), into_hours AS (
      INSERT INTO evidence.meter_hour AS total SELECT * FROM hours ORDER BY key, starts
      ON CONFLICT (key, starts) DO UPDATE SET calls = total.calls + excluded.calls, units = total.units + excluded.units
    ), into_days AS (
      INSERT INTO evidence.meter_day AS total SELECT * FROM days ORDER BY key, starts
      ON CONFLICT (key, starts) DO UPDATE SET calls = total.calls + excluded.calls, units = total.units + excluded.units
    ), into_months AS (
      INSERT INTO evidence.meter_month AS total SELECT * FROM months ORDER BY key, starts
      ON CONFLICT (key, starts) DO UPDATE SET calls = total.calls + excluded.calls, units = total.units + excluded.units
    ), into_years AS (
      INSERT INTO evidence.meter_year AS total SELECT * FROM years ORDER BY key, starts
      ON CONFLICT (key, starts) DO UPDATE SET calls = total.calls + excluded.calls, units = total.units + excluded.units
    )
    SELECT count(*)::int AS folded FROM taken`.execute(evidenceTables(tx));
  return rows[0]!.folded;
}

const zone = sql.lit(shanghai);

/**
 * Make the partitions of this month and the next two, so that lines find theirs; answers this month. By the house's clock, which may have
 * jumped: lines written before their partition was made lie in the default one and are counted just the same. Whoever reads all lines for
 * long (a backup) holds this up, and it must not hold up others behind it: it gives up soon, and throws.
 */
export async function makeMonths(tx: Tx): Promise<Temporal.PlainDate> {
  const month = dateAt(tx.now).with({ day: 1 });
  await sql`SET LOCAL lock_timeout = '1s'`.execute(evidenceTables(tx));
  for (const months of [0, 1, 2])
    await sql`SELECT evidence.meter_make_month(${month.add({ months })}::date)`.execute(evidenceTables(tx));
  return month;
}

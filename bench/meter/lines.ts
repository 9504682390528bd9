import type pg from 'pg';

/** What lines are counted by in the bench: sixty agreements with two products and an operator that asks for itself, a hundred buyers. */
export const agreementId = (number: number): string => id('agr', number);
export const buyerId = (number: number): string => id('org', number);
export const productId = (number: number): string => id('prd', number);
const id = (kind: string, number: number): string =>
  `${kind}_${String(number).padStart(6, '0').padEnd(26, 'x')}`;

const agreements = 60;
const buyers = 100;

/** The year that is metered, in Shanghai. */
export const year = 2026;
export const firstOf = (month: number): Temporal.Instant =>
  Temporal.PlainDate.from({ year, month: 1, day: 1 })
    .add({ months: month - 1 })
    .toZonedDateTime('Asia/Shanghai')
    .toInstant();

/** What a line is counted by. */
export interface Key {
  readonly agreement: string;
  readonly product: string | null;
  readonly purpose: string;
  readonly buyer: string;
}

function keys(): readonly Key[] {
  const found: Key[] = [];
  for (let agreement = 0; agreement < agreements; agreement++) {
    const of = agreementId(agreement);
    const operator = buyerId(buyers + agreement);
    found.push({ agreement: of, product: null, purpose: 'inclusive-finance', buyer: operator });
    for (let product = 0; product < 2; product++)
      for (let buyer = 0; buyer < 5; buyer++)
        found.push({
          agreement: of,
          product: productId(agreement * 2 + product),
          purpose: product === 0 ? 'inclusive-finance' : 'city-planning',
          buyer: buyerId((agreement * 7 + product * 3 + buyer * 13) % buyers),
        });
  }
  return found;
}

/**
 * Fill the meter with lines of a whole year, evenly in time, some keys far more often than others, eight lines to a commit. Written into the
 * partitions of the months directly and without WAL, since writing is not what is measured; beside them the deltas that releases
 * would have left, one for each key and hour.
 */
export async function fillMeter(pool: pg.Pool, lines: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(
      "SET maintenance_work_mem = '512MB'; SET work_mem = '128MB'; SET synchronous_commit = off",
    );
    // No question goes by the entry, and its key would take a quarter of the disk.
    await client.query('ALTER TABLE evidence.meter_line DROP CONSTRAINT meter_line_pkey');
    await client.query('DROP INDEX evidence.meter_line_at');
    await drawAmong(client, keys());
    for (let month = 1, left = lines; month <= 12; month++) {
      const some = month === 12 ? left : Math.round((lines * daysOf(month)) / 365);
      await fillMonth(client, month, some);
      left -= some;
    }
    await client.query('CREATE INDEX meter_line_at ON evidence.meter_line (at)');
    // What the meter had before it had sums, for the peer.
    await client.query('CREATE INDEX meter_line_agreement ON evidence.meter_line (agreement, hour)');
    await client.query('CREATE INDEX meter_line_buyer ON evidence.meter_line (buyer, hour)');
    await client.query('VACUUM (ANALYZE) evidence.meter_line');
  } finally {
    client.release(true);
  }
}

/** Whose lines {@link fillMonth} writes, those of the first far more often than those of the last. */
export async function drawAmong(client: pg.PoolClient, among: readonly Key[]): Promise<void> {
  await client.query(
    'CREATE TEMP TABLE bench_key (place integer PRIMARY KEY, agreement text, product text, purpose text, buyer text)',
  );
  await client.query(
    `INSERT INTO bench_key
     SELECT place - 1, key ->> 'agreement', key ->> 'product', key ->> 'purpose', key ->> 'buyer'
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS keys (key, place)`,
    [JSON.stringify(among)],
  );
}

const daysOf = (month: number): number => Temporal.PlainYearMonth.from({ year, month }).daysInMonth;

/** A month's lines and the deltas that releases would have left. */
export async function fillMonth(client: pg.PoolClient, month: number, lines: number): Promise<void> {
  const partition = `evidence.${client.escapeIdentifier(`meter_line_${year}_${String(month).padStart(2, '0')}`)}`;
  await client.query('SELECT evidence.meter_make_month($1)', [
    Temporal.PlainDate.from({ year, month, day: 1 }),
  ]);
  await client.query(`ALTER TABLE ${partition} SET UNLOGGED`);
  // The square of an even draw: the first of a hundred keys has a tenth of the lines, the last a two-hundredth.
  await client.query(
    `INSERT INTO ${partition} (at, hour, units, entry, product, agreement, purpose, buyer)
     SELECT line.at, date_trunc('hour', line.at, 'UTC'), 1 + n % 50, 'ent_' || $4 || '_' || n, key.product, key.agreement, key.purpose, key.buyer
     FROM (
       SELECT n, $1::timestamptz + make_interval(secs => (n / 8) * ($2::float8 * 8 / $3::float8)) AS at,
              ((n * 2654435761 + $4::integer * 40503) % 4294967296) / 4294967296.0::float8 AS drawn
       FROM generate_series(0, $3::bigint - 1) AS n
     ) AS line JOIN bench_key AS key ON key.place = floor((SELECT count(*) FROM bench_key) * line.drawn * line.drawn)::integer`,
    [firstOf(month), daysOf(month) * 86_400, lines, month],
  );
  await client.query(
    `INSERT INTO evidence.meter_fresh (hour, calls, units, product, agreement, purpose, buyer)
     SELECT hour, count(*), sum(units), product, agreement, purpose, buyer FROM ${partition}
     GROUP BY hour, product, agreement, purpose, buyer ORDER BY hour`,
  );
}

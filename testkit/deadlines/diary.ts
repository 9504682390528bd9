import type pg from 'pg';
import type { Milliseconds } from './days.ts';

/*
 * What happened outside the hub, noted by whoever made it happen: that a thing was delivered, and what is served of it from then on. The
 * hub writes none of it and reads none of it; from it alone the calculator knows which first filings and changes are due.
 */

/** Tables of a schema of their own in the database that is looked at, so that a year that is copied row for row has its diary copied, too. */
export const createDiary = `
  CREATE SCHEMA diary;
  CREATE TABLE diary.delivered (thing text PRIMARY KEY, at timestamptz NOT NULL);
  CREATE TABLE diary.served (thing text, at timestamptz, described text NOT NULL, PRIMARY KEY (thing, at))`;

type Asked = Pick<pg.Pool, 'query'>;

/** A thing in authorised operation was supplied or delivered for the first time. */
export const noteDelivered = (pool: Asked, thing: string, at: Milliseconds): Promise<unknown> =>
  pool.query('INSERT INTO diary.delivered VALUES ($1, to_timestamp($2::float8 / 1000))', [thing, at]);

/** From this instant on something is served that a registration of it would describe so. */
export const noteServed = (
  pool: Asked,
  thing: string,
  at: Milliseconds,
  described: { readonly [what: string]: string },
): Promise<unknown> =>
  pool.query('INSERT INTO diary.served VALUES ($1, to_timestamp($2::float8 / 1000), $3)', [
    thing,
    at,
    JSON.stringify(Object.entries(described).toSorted()),
  ]);

const ms = '(extract(epoch FROM at) * 1000)::float8 AS at';

/** Deliveries in the order of their things, so many after one of them. */
export const deliveriesAfter = async (
  pool: Asked,
  thing: string,
  limit: number,
): Promise<readonly { readonly thing: string; readonly at: Milliseconds }[]> =>
  (
    await pool.query(`SELECT thing, ${ms} FROM diary.delivered WHERE thing > $1 ORDER BY thing LIMIT $2`, [
      thing,
      limit,
    ])
  ).rows;

export interface Served {
  readonly at: Milliseconds;
  readonly described: string;
}

/** What was served of things, the earliest first. */
export async function servedOf(
  pool: Asked,
  things: readonly string[],
): Promise<ReadonlyMap<string, readonly Served[]>> {
  const { rows } = await pool.query<Served & { thing: string }>(
    `SELECT thing, described, ${ms} FROM diary.served WHERE thing = ANY ($1) ORDER BY diary.served.at`,
    [things],
  );
  return Map.groupBy(rows, ({ thing }) => thing);
}

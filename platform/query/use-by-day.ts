import { sql } from 'kysely';
import { startOfDate, type Tx } from '#foundation';
import { queryTables } from './store/tables.ts';

/** What an agreement used of its daily quotas on a day, and calls refused because one was used up. */
export interface QuotaDay {
  readonly agreementId: string;
  readonly day: Temporal.PlainDate;
  readonly callsPerDay: number;
  readonly rowsPerDay: number;
  readonly bytesPerDay: number;
  readonly distinctSubjectsPerDay: number;
  readonly refused: number;
}

/** Days in `[from, until)` with any use or refusal, for those who watch how near quotas are (R29). */
export async function quotaDays(
  tx: Tx,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<readonly QuotaDay[]> {
  const { rows } = await sql<QuotaDay>`
    SELECT coalesce(used.agreement_id, refused.agreement_id) AS "agreementId", coalesce(used.day, refused.day) AS day,
           coalesce(used.calls, 0)::float8 AS "callsPerDay", coalesce(used.rows, 0)::float8 AS "rowsPerDay",
           coalesce(used.bytes, 0)::float8 AS "bytesPerDay", coalesce(used.subjects, 0)::float8 AS "distinctSubjectsPerDay",
           coalesce(refused.count, 0)::float8 AS refused
    FROM (SELECT * FROM query.quota_use WHERE day >= ${from} AND day < ${until}) AS used
    FULL JOIN (SELECT agreement_id, day, count FROM query.refusal WHERE code = 'query/quota' AND day >= ${from} AND day < ${until}) AS refused
      ON refused.agreement_id = used.agreement_id AND refused.day = used.day
    ORDER BY 1, 2`.execute(queryTables(tx));
  return rows;
}

/** Verifications of a buyer under an agreement on a day, with how many subjects it had not asked about since the first day looked at. */
export interface SubjectDay {
  readonly agreement: string;
  readonly buyer: string;
  readonly day: Temporal.PlainDate;
  readonly calls: number;
  readonly subjects: number;
  readonly fresh: number;
  /** The first entries of the day in the log, ten at most. */
  readonly entries: readonly string[];
}

/** Days in `[from, until)`, by subjects. Counted from digests; which persons they are stays where it is. */
export async function subjectDays(
  tx: Tx,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<readonly SubjectDay[]> {
  const { rows } = await sql<SubjectDay>`
    WITH asked AS (
      SELECT agreement_id, organisation, subject, (released_at AT TIME ZONE 'Asia/Shanghai')::date AS day,
             count(*) AS calls, min(entry_id) AS entry
      FROM query.call
      WHERE subject IS NOT NULL AND released_at >= ${startOfDate(from)} AND released_at < ${startOfDate(until)}
      GROUP BY 1, 2, 3, 4),
    known AS (
      SELECT *, min(day) OVER (PARTITION BY agreement_id, organisation, subject) AS first_day FROM asked)
    SELECT agreement_id AS agreement, organisation AS buyer, day, sum(calls)::float8 AS calls,
           count(*)::float8 AS subjects, (count(*) FILTER (WHERE day = first_day))::float8 AS fresh,
           (array_agg(entry ORDER BY entry))[1:10] AS entries
    FROM known GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`.execute(queryTables(tx));
  return rows;
}

/** How many subjects the registers hold that an agreement verifies against; of several the largest. */
export async function subjectsOnRegister(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await queryTables(tx)
    .selectFrom('query.snapshot')
    .select('agreement_id')
    .select(({ fn, cast }) => cast<number>(fn.max('subjects'), 'double precision').as('subjects'))
    .where('destroyed_at', 'is', null)
    .groupBy('agreement_id')
    .execute();
  return new Map(rows.map(({ agreement_id, subjects }) => [agreement_id, subjects]));
}

/** The entries in the log of calls, and of runs that were collected, by id. */
export async function entriesOfAnswers(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; entry: string }>`
    SELECT id, entry_id AS entry FROM query.call WHERE id = ANY (${[...ids]}::text[])
    UNION ALL
    SELECT run_id, min(entry_id) FROM query.call WHERE run_id = ANY (${[...ids]}::text[]) GROUP BY run_id`.execute(
    queryTables(tx),
  );
  return new Map(rows.map(({ id, entry }) => [id, entry]));
}

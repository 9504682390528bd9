import { type RawBuilder, sql } from 'kysely';
import { dateAt, shanghai, type Tx } from '#foundation';
import { evidenceTables } from '../store/tables.ts';
import { type Grain, type Part, type Period, partsOf, wholeHours } from './period.ts';

const names = ['agreement', 'product', 'purpose', 'buyer'] as const;
type Name = (typeof names)[number];
const times = ['hour', 'day', 'month'] as const;
/** What sums may be made by. Days and months are those of Shanghai. */
export type UsageDimension = Name | (typeof times)[number];

export interface UsageQuestion {
  readonly agreement?: string;
  readonly product?: string;
  readonly purpose?: string;
  readonly buyer?: string;
  /** Half-open, by the time of the call. */
  readonly from?: Temporal.Instant;
  readonly until?: Temporal.Instant;
  /** One line for each combination of these; a single line when empty. */
  readonly by?: readonly UsageDimension[];
}

export interface UsageSum {
  /** Dimensions not asked for are null, as is the product of calls without one. */
  readonly agreement: string | null;
  readonly product: string | null;
  readonly purpose: string | null;
  readonly buyer: string | null;
  readonly hour: Temporal.Instant | null;
  readonly day: Temporal.PlainDate | null;
  /** The first of it. */
  readonly month: Temporal.PlainDate | null;
  readonly calls: number;
  readonly units: bigint;
}

type Row = { readonly [name in Name]?: string | null } & {
  readonly starts?: Temporal.Instant;
  readonly calls: number;
  readonly units: bigint;
};

/**
 * Calls and units summed over the meter, exact for everything that has committed, whatever of it is folded into the sums by now. Read
 * with one statement, so that sums, fresh deltas and lines are of one moment.
 */
export async function usage(tx: Tx, question: UsageQuestion = {}): Promise<UsageSum[]> {
  const by = names.filter((name) => question.by?.includes(name));
  const bucket = times.find((time) => question.by?.includes(time));
  const { rows } = await summing(question, by, bucket).execute(evidenceTables(tx));
  return rows.map(({ starts, calls, units, ...row }) => ({
    ...{ agreement: null, product: null, purpose: null, buyer: null },
    ...row,
    hour: starts && question.by?.includes('hour') ? starts : null,
    day: starts && question.by?.includes('day') ? dateAt(starts) : null,
    month: starts && question.by?.includes('month') ? dateAt(starts).with({ day: 1 }) : null,
    calls,
    units,
  }));
}

/** The day in Shanghai of the first released call there is. */
export async function firstDayOfUse(tx: Tx): Promise<Temporal.PlainDate | null> {
  const { rows } = await sql<{ first: Temporal.Instant | null }>`
    SELECT least((SELECT min(starts) FROM evidence.meter_day), (SELECT min(hour) FROM evidence.meter_fresh)) AS first`.execute(
    evidenceTables(tx),
  );
  const first = rows[0]!.first;
  return first && dateAt(first);
}

function summing(question: UsageQuestion, by: readonly Name[], bucket: Grain | undefined): RawBuilder<Row> {
  const period: Period = { from: question.from ?? null, until: question.until ?? null };
  const parts = partsOf(period, bucket);
  const sources = [
    ...summed(
      question,
      by,
      bucket,
      parts.flatMap(({ of, ...part }) => (of === 'line' ? [] : [{ of, ...part }])),
    ),
    ...fresh(question, by, bucket, wholeHours(period)),
    ...parts.flatMap(({ of, ...part }) => (of === 'line' ? [lines(question, by, bucket, part)] : [])),
  ];
  const columns = [...by.map((name) => sql`${sql.ref(name)}`), ...(bucket ? [sql`starts`] : [])];
  const grouped = columns.length > 0;
  return sql<Row>`
    SELECT ${list([...columns, sql`coalesce(sum(calls), 0)::float8 AS calls`, sql`coalesce(sum(units), 0)::bigint AS units`])}
    FROM (${sources.length > 0 ? sql.join(sources, sql` UNION ALL `) : nothing(by, bucket)}) AS source
    ${grouped ? sql`GROUP BY ${list(columns)} ORDER BY ${list(columns)}` : sql``}`;
}

const list = (columns: readonly RawBuilder<unknown>[]) => sql.join(columns, sql`, `);

/** A period that holds nothing. */
const nothing = (by: readonly Name[], bucket: Grain | undefined) =>
  sql`SELECT ${list([...by.map((name) => sql`NULL::text AS ${sql.ref(name)}`), ...(bucket ? [sql`NULL::timestamptz AS starts`] : []), sql`0::bigint AS calls`, sql`0::bigint AS units`])} WHERE false`;

/** The tables of sums, added up by the number of the key before its words are looked at: many rows, few keys. */
function summed(
  question: UsageQuestion,
  by: readonly Name[],
  bucket: Grain | undefined,
  parts: readonly (Period & { readonly of: Grain })[],
): RawBuilder<unknown>[] {
  if (parts.length === 0) return [];
  const filters = wanted(question);
  const counted = [sql`sum(calls) AS calls`, sql`sum(units) AS units`];
  const time = bucket ? [sql`starts`] : [];
  const read = parts.map(({ of, ...part }) => {
    const columns = list([
      ...(by.length > 0 ? [sql`part.key`] : []),
      ...(bucket ? [bucketOf(bucket, of, 'part.starts')] : []),
      sql`part.calls`,
      sql`part.units`,
    ]);
    const where = (conditions: readonly RawBuilder<unknown>[]) => sql.join(conditions, sql` AND `);
    if (filters.length === 0)
      return sql`SELECT ${columns} FROM ${sumsOf[of]} AS part WHERE ${where(within('part.starts', part))}`;
    // Key by key, each from its own stretch of the index: rows lie in the order of time, which makes a planner that knows of disks
    // alone read everybody's rows of the period instead. OFFSET keeps it from taking the two apart.
    return sql`
      SELECT ${columns}
      FROM evidence.meter_key AS key CROSS JOIN LATERAL (
        SELECT part.key, part.starts, part.calls, part.units FROM ${sumsOf[of]} AS part
        WHERE ${where([sql`part.key = key.id`, ...within('part.starts', part)])} OFFSET 0
      ) AS part
      WHERE ${where(filters)}`;
  });
  const rows = sql`(${sql.join(read, sql` UNION ALL `)}) AS part`;
  if (by.length === 0) {
    const group = bucket ? sql`GROUP BY starts` : sql``;
    return [sql`SELECT ${list([...time, ...counted])} FROM ${rows} ${group}`];
  }
  return [
    sql`
    SELECT ${list([...by.map((name) => sql.ref(`key.${name}`)), ...time, sql`calls`, sql`units`])}
    FROM (SELECT ${list([sql`key`, ...time, ...counted])} FROM ${rows} GROUP BY ${list([sql`key`, ...time])}) AS part
    JOIN evidence.meter_key AS key ON key.id = part.key`,
  ];
}

const sumsOf: { readonly [grain in Grain]: RawBuilder<unknown> } = {
  hour: sql`evidence.meter_hour`,
  day: sql`evidence.meter_day`,
  month: sql`evidence.meter_month`,
  year: sql`evidence.meter_year`,
};

/** What is written and not yet folded; few rows. */
const fresh = (
  question: UsageQuestion,
  by: readonly Name[],
  bucket: Grain | undefined,
  hours: Period | null,
): RawBuilder<unknown>[] =>
  hours === null
    ? []
    : [
        sql`
    SELECT ${list([...by.map((name) => sql.ref(`key.${name}`)), ...(bucket ? [bucketOf(bucket, 'hour', 'key.hour')] : []), sql`key.calls`, sql`key.units`])}
    FROM evidence.meter_fresh AS key
    WHERE ${sql.join([...wanted(question), ...within('key.hour', hours)], sql` AND `)}`,
      ];

/** The lines themselves, for the part of an hour. */
const lines = (
  question: UsageQuestion,
  by: readonly Name[],
  bucket: Grain | undefined,
  part: Period,
): RawBuilder<unknown> => sql`
    SELECT ${list([...by.map((name) => sql.ref(`key.${name}`)), ...(bucket ? [bucketOf(bucket, 'line', 'key.at')] : []), sql`1::bigint AS calls`, sql`key.units`])}
    FROM evidence.meter_line AS key
    WHERE ${sql.join([...wanted(question), ...within('key.at', part)], sql` AND `)}`;

const wanted = (question: UsageQuestion): RawBuilder<unknown>[] =>
  names.flatMap((name) =>
    question[name] === undefined ? [] : [sql`${sql.ref(`key.${name}`)} = ${question[name]}`],
  );

const within = (column: string, { from, until }: Period): RawBuilder<unknown>[] => [
  ...(from ? [sql`${sql.ref(column)} >= ${from}`] : []),
  ...(until ? [sql`${sql.ref(column)} < ${until}`] : []),
  ...(from || until ? [] : [sql`true`]),
];

const bucketOf = (bucket: Grain, of: Part['of'], column: string): RawBuilder<unknown> =>
  bucket === of
    ? sql`${sql.ref(column)} AS starts`
    : sql`date_trunc(${sql.lit(bucket)}, ${sql.ref(column)}, ${sql.lit(shanghai)}) AS starts`;

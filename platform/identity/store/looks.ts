import { sql } from 'kysely';
import { lookedOutcome, personIn, type Tx } from '#foundation';

/** One look: who, in what post, at what, by which read. */
export interface LookLine {
  readonly id: bigint;
  readonly personId: string;
  readonly postId: string;
  readonly read: string;
  readonly kind: string;
  readonly thingId: string;
  readonly at: Temporal.Instant;
}

interface Row {
  readonly id: bigint;
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  readonly at: Temporal.Instant;
}
const columns = sql`line.id, line.actor, line.act, line.subject, line.at`;
const said = ({ id, actor, act, subject, at }: Row): LookLine => {
  const slash = subject.indexOf('/');
  return {
    id: BigInt(id),
    personId: personIn(actor),
    postId: actor.split('@')[1] ?? '',
    read: act,
    kind: subject.slice(0, slash),
    thingId: subject.slice(slash + 1),
    at,
  };
};

/** Which looks: of a person, at a thing (`kind/id`), or all; the newest first, before a place. */
export async function looksListed(
  tx: Tx,
  which: {
    readonly person?: string;
    readonly thing?: string;
    readonly before?: bigint;
    readonly limit: number;
  },
): Promise<readonly LookLine[]> {
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM kernel.act_log AS line
    WHERE line.outcome = ${lookedOutcome} AND line.subject IS NOT NULL
      ${which.person === undefined ? sql`` : sql`AND split_part(line.actor, '@', 1) = ${which.person}`}
      ${which.thing === undefined ? sql`` : sql`AND line.subject = ${which.thing}`}
      ${which.before === undefined ? sql`` : sql`AND line.id < ${which.before}`}
    ORDER BY line.id DESC LIMIT ${which.limit}`.execute(tx.tables());
  return rows.map(said);
}

/** Every look of a person since an instant, in order. Machines look at nothing that is written down here. */
export async function looksSince(tx: Tx, since: Temporal.Instant): Promise<readonly LookLine[]> {
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM kernel.act_log AS line
    WHERE line.at >= ${since} AND line.outcome = ${lookedOutcome} AND line.actor LIKE 'per\\_%'
      AND line.subject IS NOT NULL AND line.subject NOT LIKE 'looks/%'
    ORDER BY line.id`.execute(tx.tables());
  return rows.map(said);
}

/** How often a person looked in an hour of a day (Shanghai); what shows a person's habits without the single looks. */
export interface LookHour {
  readonly personId: string;
  readonly day: Temporal.PlainDate;
  readonly hour: number;
  readonly looks: number;
}

export async function lookHours(
  tx: Tx,
  since: Temporal.Instant,
  until: Temporal.Instant,
): Promise<readonly LookHour[]> {
  const { rows } = await sql<{ person: string; day: string; hour: number; looks: number }>`
    SELECT split_part(actor, '@', 1) AS person, (at AT TIME ZONE 'Asia/Shanghai')::date::text AS day,
           extract(hour FROM at AT TIME ZONE 'Asia/Shanghai')::int AS hour, count(*)::int AS looks
    FROM kernel.act_log
    WHERE at >= ${since} AND at < ${until} AND outcome = ${lookedOutcome} AND actor LIKE 'per\\_%'
      AND subject IS NOT NULL AND subject NOT LIKE 'looks/%'
    GROUP BY 1, 2, 3`.execute(tx.tables());
  return rows.map(({ person, day, hour, looks }) => ({
    personId: person,
    day: Temporal.PlainDate.from(day),
    hour,
    looks,
  }));
}

/** Acts done by persons since an instant on things out of a list (`kind/id`): who dealt with what. */
export async function actsOn(
  tx: Tx,
  things: readonly string[],
  since: Temporal.Instant,
): Promise<
  readonly {
    readonly personId: string;
    readonly postId: string;
    readonly act: string;
    readonly thing: string;
    readonly at: Temporal.Instant;
  }[]
> {
  if (things.length === 0) return [];
  const { rows } = await sql<{ actor: string; act: string; subject: string; at: Temporal.Instant }>`
    SELECT actor, act, subject, at FROM kernel.act_log
    WHERE at >= ${since} AND outcome = 'done' AND actor LIKE 'per\\_%'
      AND subject = ANY (${[...new Set(things)]}::text[])
    ORDER BY id`.execute(tx.tables());
  return rows.map(({ actor, act, subject, at }) => ({
    personId: personIn(actor),
    postId: actor.split('@')[1] ?? '',
    act,
    thing: subject,
    at,
  }));
}

import { type RawBuilder, sql } from 'kysely';
import { countedUpTo, type PlaceInTime, type Text, type Tx } from '#foundation';
import type { StatutoryClock } from '../model/clock.ts';
import { asClock } from './clocks.ts';
import type { CaseworkTables } from './tables.ts';

export const dutyStates = ['kept', 'missed', 'running', 'late'] as const;
/** Kept; missed, done since or not; under way and not late; late and still not done (those are among the missed too). */
export type DutyState = (typeof dutyStates)[number];

export interface DutyQuestion {
  readonly state: DutyState;
  /** Whose duties; all of them when absent. */
  readonly organisations?: readonly string[];
  readonly rule?: string;
  /** Half-open. Kept duties by when they were done, the others by when they were due. */
  readonly from?: Temporal.Instant;
  readonly until?: Temporal.Instant;
  /** Kinds of subject that are left out. */
  readonly except?: readonly string[];
}

export interface Duty extends StatutoryClock {
  /** What its task is called; null when it has none. */
  readonly title: Text | null;
  /** Where it stands in its list. */
  readonly place: PlaceInTime;
}

/** Duties that stand so, the newest first, at most `limit` after a place. Reminders and periods are no duties: nobody keeps them. */
export async function dutiesOf(
  tx: Tx,
  question: DutyQuestion & { readonly after?: PlaceInTime | null; readonly limit: number },
): Promise<readonly Duty[]> {
  const { after, limit, state } = question;
  const at = placeOf(state);
  const stretches = inStretches(tx, question).map(
    (where) => sql`(
      SELECT clock.*, ${at} AS place FROM casework.clock AS clock
      WHERE ${where} AND (${!after} OR (${at}, clock.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::text))
      ORDER BY ${at} DESC, clock.id DESC LIMIT ${limit})`,
  );
  const { rows } = await sql<
    Parameters<typeof asClock>[0] & {
      readonly place: Temporal.Instant;
      readonly title_zh: string | null;
      readonly title_en: string | null;
    }
  >`
    SELECT line.*, task.title_zh, task.title_en FROM (
      SELECT * FROM (${sql.join(stretches, sql` UNION ALL `)}) AS each ORDER BY place DESC, id DESC LIMIT ${limit}
    ) AS line LEFT JOIN casework.task AS task ON task.id = line.task_id
    ORDER BY line.place DESC, line.id DESC`.execute(tx.tables<CaseworkTables>());
  return rows.map((row) => ({
    ...asClock(row),
    title: row.title_zh === null ? null : { zh: row.title_zh, en: row.title_en ?? row.title_zh },
    place: { at: row.place, id: row.id },
  }));
}

/** How many there are; one more than {@link countedUpTo} stands for more. */
export async function countDuties(tx: Tx, question: DutyQuestion): Promise<number> {
  const limit = countedUpTo + 1;
  const stretches = inStretches(tx, question).map(
    (where) => sql`(SELECT FROM casework.clock AS clock WHERE ${where} LIMIT ${limit})`,
  );
  const { rows } = await sql<{ total: number }>`
    SELECT count(*)::int AS total FROM (
      SELECT FROM (${sql.join(stretches, sql` UNION ALL `)}) AS each LIMIT ${limit}) AS found`.execute(
    tx.tables<CaseworkTables>(),
  );
  return rows[0]?.total ?? 0;
}

export interface DutyCount {
  readonly organisation: string | null;
  readonly rule: string;
  /** The first of the month in Shanghai; null for duties that are open, which are counted as they are now. */
  readonly month: Temporal.PlainDate | null;
  readonly state: DutyState;
  readonly count: number;
}

/**
 * Duties counted by organisation and rule: kept by the month they were done in, missed by the month they were due in, both from `from`
 * on, and the open ones. A month that is over does not change any more. What it counts is what {@link dutiesOf} lists.
 */
export async function countDutiesByMonth(
  tx: Tx,
  { from, except }: { readonly from: Temporal.Instant; readonly except?: readonly string[] },
): Promise<readonly DutyCount[]> {
  const counts = dutyStates.flatMap((state) => {
    const over = state === 'kept' || state === 'missed';
    const month = over
      ? sql`date_trunc('month', ${placeOf(state)} AT TIME ZONE 'Asia/Shanghai')::date`
      : sql`NULL::date`;
    return inStretches(tx, { state, ...(over ? { from } : {}), ...(except ? { except } : {}) }).map(
      (where) => sql`
        SELECT clock.organisation_id AS organisation, clock.rule, ${month} AS month, ${sql.lit(state)} AS state
        FROM casework.clock AS clock WHERE ${where}`,
    );
  });
  const { rows } = await sql<DutyCount>`
    SELECT organisation, rule, month, state, count(*)::int AS count
    FROM (${sql.join(counts, sql` UNION ALL `)}) AS duty
    GROUP BY 1, 2, 3, 4 ORDER BY 1 NULLS LAST, 2, 3 NULLS LAST, 4`.execute(tx.tables<CaseworkTables>());
  return rows;
}

export interface LateFigure {
  readonly organisationId: string | null;
  readonly rule: string;
  /** Duties whose time is over and that are still not done. */
  readonly late: number;
}

/**
 * Duties late and still not done, by organisation and rule, without kinds of subject in `except`: as many as {@link dutiesOf} lists. Reads what
 * is open and nothing of what is over, however many years lie behind.
 */
export async function lateFigures(
  tx: Tx,
  { except = [] }: { readonly except?: readonly string[] } = {},
): Promise<readonly LateFigure[]> {
  const each = inStretches(tx, { state: 'late', except }).map(
    (where) => sql`SELECT clock.organisation_id, clock.rule FROM casework.clock AS clock WHERE ${where}`,
  );
  const { rows } = await sql<LateFigure>`
    SELECT organisation_id AS "organisationId", rule, count(*)::int AS late
    FROM (${sql.join(each, sql` UNION ALL `)}) AS duty
    GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2`.execute(tx.tables<CaseworkTables>());
  return rows;
}

const placeOf = (state: DutyState): RawBuilder<unknown> =>
  state === 'kept' ? sql`clock.ended_at` : sql`clock.due_at`;

/** One condition for each stretch of an index that is read from its end: what is late and not fired yet lies in another than what fired. */
function inStretches(tx: Tx, question: DutyQuestion): readonly RawBuilder<unknown>[] {
  const at = placeOf(question.state);
  const late = sql`clock.state = 'running' AND clock.due_at <= ${tx.now} AND clock.outcome IS NULL`;
  const open = sql`clock.ended_at IS NULL`;
  const states: { readonly [state in DutyState]: readonly RawBuilder<unknown>[] } = {
    kept: [sql`clock.outcome = 'kept'`],
    missed: [sql`clock.outcome = 'missed'`, sql`${open} AND ${late}`],
    running: [sql`${open} AND clock.outcome IS NULL AND NOT (${late})`],
    late: [sql`${open} AND clock.outcome = 'missed'`, sql`${open} AND ${late}`],
  };
  const asked = [
    sql`clock.nature = 'duty'`,
    ...(question.rule ? [sql`clock.rule = ${question.rule}`] : []),
    ...(question.from ? [sql`${at} >= ${question.from}`] : []),
    ...(question.until ? [sql`${at} < ${question.until}`] : []),
    ...(question.except?.length ? [sql`clock.subject_kind <> ALL (${[...question.except]}::text[])`] : []),
  ];
  // One organisation at a time, so that each comes in the order of its index.
  const owners = question.organisations
    ? [...new Set(question.organisations)].map((id) => sql`clock.organisation_id = ${id}`)
    : [sql`true`];
  if (owners.length === 0) return [sql`false`];
  return owners.flatMap((owner) =>
    states[question.state].map((standing) => sql.join([...asked, owner, standing], sql` AND `)),
  );
}

import { type RawBuilder, sql } from 'kysely';
import { newId, type Tx } from '#foundation';
import { lockSpaces } from './lock.ts';
import { findAlarm, type PrivacyTables, privacyTables } from './tables.ts';

/** A number that is to leave, as the history keeps it: digests made with the population's key, and how many units stand behind it. */
export interface HistoryCell {
  readonly cell: string;
  readonly base: string;
  readonly conditions: readonly bigint[];
  readonly shape: readonly bigint[];
  readonly units: number;
  /** Digest of the number itself. */
  readonly value: string;
}

/** An answer before the history. */
export interface HistoryQuestion {
  /** Populations (or resources without one) whose lock is held; together they are the space of the history. */
  readonly spaces: readonly string[];
  /** Digest of query, parameters and row conditions. */
  readonly query: string;
  /** Revisions it was computed from. */
  readonly revisions: string;
  readonly cells: readonly HistoryCell[];
  readonly minimumGroup: number;
  /** In the mode *reviewed* a cell that may have changed by only a few units between revisions is not released again. */
  readonly blanksChanges: boolean;
}

export interface HistoryAnswer {
  /** Indexes of cells that must be blank. */
  readonly blank: ReadonlySet<number>;
  /** The earlier call an answer could be subtracted from, and in how many cells; null when none was found. */
  readonly near: { readonly call: string; readonly cells: number } | null;
}

/**
 * Holds an answer against everything released about the same people before. Takes the lock, which stays until the commit, so that of two answers one
 * sees the other. Nothing is written: see {@link recordHistory}.
 */
export async function judgeHistory(tx: Tx, question: HistoryQuestion): Promise<HistoryAnswer> {
  await lockSpaces(tx, question.spaces);
  const space = spaceOf(question);
  if (await recordOf(tx, question)) return { blank: await blankAgain(tx, question), near: null };
  const blank = question.blanksChanges ? await changedByFew(tx, question) : new Set<number>();
  const { rows } = await sql<{ call_id: string; cells: number }>`
    SELECT earlier.call_id, count(DISTINCT fresh.place)::int AS cells
    FROM ${cellsTable(question)} JOIN privacy.released_cell AS earlier
      ON earlier.space = ${space} AND earlier.base = fresh.base
      AND earlier.units BETWEEN fresh.units - ${question.minimumGroup - 1} AND fresh.units + ${question.minimumGroup - 1}
    WHERE earlier.units <> fresh.units
      AND (earlier.shape <@ fresh.shape OR earlier.shape @> fresh.shape)
      AND NOT (earlier.conditions <@ fresh.conditions AND earlier.conditions @> fresh.conditions)
    GROUP BY earlier.call_id ORDER BY cells DESC, earlier.call_id LIMIT 1`.execute(tx.tables());
  const [row] = rows;
  return { blank, near: row ? { call: row.call_id, cells: row.cells } : null };
}

/**
 * Write down what leaves, and raise an alarm when it can be subtracted from what left before. In the same transaction, after the judgement. Gives the
 * alarm it is under: a query that left before stays under the one it raised then.
 */
export async function recordHistory(
  tx: Tx,
  question: HistoryQuestion,
  { blank, near }: HistoryAnswer,
  of: {
    readonly callId: string;
    readonly agreementId: string;
    readonly organisation: string;
    /** The implementing body, which looks at alarms. */
    readonly handler: string;
  },
): Promise<string | null> {
  const recorded = await recordOf(tx, question);
  if (recorded) return recorded.alarm_id;
  const space = spaceOf(question);
  const alarm = near ? await raiseAlarm(tx, space, near, of) : null;
  await privacyTables(tx)
    .insertInto('privacy.released_query')
    .values({ space, query: question.query, revisions: question.revisions, alarm_id: alarm })
    .execute();
  if (question.cells.length > blank.size)
    await sql`
      INSERT INTO privacy.released_cell (space, cell, revisions, base, conditions, shape, units, value, agreement_id, call_id, released_at)
      SELECT ${space}, fresh.cell, ${question.revisions}, fresh.base, fresh.conditions, fresh.shape, fresh.units, fresh.value,
        ${of.agreementId}, ${of.callId}, ${tx.now.toString()}::timestamptz
      FROM ${cellsTable(question)} WHERE NOT fresh.place = ANY(${[...blank]}::int[])
      ON CONFLICT DO NOTHING`.execute(tx.tables());
  return alarm;
}

/** May an answer under an alarm still not leave by the hand of this person? It may once another one has found the alarm harmless. */
export async function isHeldByAlarm(tx: Tx, alarmId: string, person: string): Promise<boolean> {
  const alarm = await findAlarm(tx, alarmId);
  return alarm?.state !== 'harmless' || alarm.settled_by === person;
}

async function raiseAlarm(
  tx: Tx,
  space: string,
  near: NonNullable<HistoryAnswer['near']>,
  of: {
    readonly callId: string;
    readonly agreementId: string;
    readonly organisation: string;
    readonly handler: string;
  },
): Promise<string> {
  const alarm: PrivacyTables['privacy.alarm'] = {
    id: newId('alm'),
    space,
    pair: [near.call, of.callId].sort().join(' '),
    agreement_id: of.agreementId,
    organisation: of.organisation,
    handler: of.handler,
    earlier_call: near.call,
    later_call: of.callId,
    cells: near.cells,
    state: 'open',
    finding: null,
    settled_by: null,
    raised_at: tx.now,
    settled_at: null,
  };
  await privacyTables(tx).insertInto('privacy.alarm').values(alarm).execute();
  await tx.emit({
    kind: 'privacy.alarm-raised',
    subject: alarm.id,
    payload: { agreement: of.agreementId, handler: of.handler },
  });
  return alarm.id;
}

export const spaceOf = ({ spaces }: Pick<HistoryQuestion, 'spaces'>): string =>
  [...new Set(spaces)].sort().join('+');

/** Was anything released about the resource under its own name, before it belonged to a population? */
export const hasHistory = async (tx: Tx, resourceId: string): Promise<boolean> =>
  (await privacyTables(tx)
    .selectFrom('privacy.released_query')
    .select('space')
    .where(sql<boolean>`${resourceId} = ANY(string_to_array(space, '+'))`)
    .limit(1)
    .executeTakeFirst()) !== undefined;

const recordOf = (
  tx: Tx,
  question: HistoryQuestion,
): Promise<{ readonly alarm_id: string | null } | undefined> =>
  privacyTables(tx)
    .selectFrom('privacy.released_query')
    .select('alarm_id')
    .where('space', '=', spaceOf(question))
    .where('query', '=', question.query)
    .where('revisions', '=', question.revisions)
    .executeTakeFirst();

/**
 * Cells that were released before over other revisions with a few units more or less, or with another number behind as many: how many of the units
 * are others, or have another value, the history cannot know, and one would be enough.
 */
async function changedByFew(tx: Tx, question: HistoryQuestion): Promise<Set<number>> {
  const { rows } = await sql<{ place: number }>`
    SELECT DISTINCT fresh.place::int AS place
    FROM ${cellsTable(question)} JOIN privacy.released_cell AS earlier
      ON earlier.space = ${spaceOf(question)} AND earlier.cell = fresh.cell
    WHERE earlier.revisions <> ${question.revisions}
      AND (earlier.units <> fresh.units OR earlier.value IS DISTINCT FROM fresh.value)
      AND abs(earlier.units - fresh.units) < ${question.minimumGroup}`.execute(tx.tables());
  return new Set(rows.map(({ place }) => place));
}

/** Of a query that left before over the same revisions: what was blank then stays blank. */
async function blankAgain(tx: Tx, question: HistoryQuestion): Promise<Set<number>> {
  if (!question.blanksChanges) return new Set();
  const { rows } = await sql<{ place: number }>`
    SELECT fresh.place::int AS place FROM ${cellsTable(question)}
    WHERE NOT EXISTS (SELECT FROM privacy.released_cell AS earlier
      WHERE earlier.space = ${spaceOf(question)} AND earlier.cell = fresh.cell AND earlier.revisions = ${question.revisions})`.execute(
    tx.tables(),
  );
  return new Set(rows.map(({ place }) => place));
}

/** The cells as a table named `fresh`, numbered from 0. */
const cellsTable = ({ cells }: HistoryQuestion): RawBuilder<unknown> => sql`(
  SELECT (place - 1)::int AS place, cell ->> 0 AS cell, cell ->> 1 AS base,
    ARRAY(SELECT jsonb_array_elements_text(cell -> 2)::bigint) AS conditions,
    ARRAY(SELECT jsonb_array_elements_text(cell -> 3)::bigint) AS shape,
    (cell ->> 4)::int AS units, cell ->> 5 AS value
  FROM jsonb_array_elements(${JSON.stringify(
    cells.map(({ cell, base, conditions, shape, units, value }) => [
      cell,
      base,
      conditions.map(String),
      shape.map(String),
      units,
      value,
    ]),
  )}::jsonb) WITH ORDINALITY AS given(cell, place)) AS fresh`;

import { type Expression, type SqlBool, sql } from 'kysely';
import { type Clause, type Database, type Deadline, newId, Refusal, type Tx } from '#foundation';
import {
  type ClockNature,
  outcomeAt,
  reminderAt,
  reminderLead,
  type StatutoryClock,
} from '../model/clock.ts';
import type { SubjectRef } from '../model/subject.ts';
import { problems } from '../problems.ts';
import type { CaseworkTables } from './tables.ts';

export interface NewClock {
  readonly kind: string;
  readonly subject: SubjectRef;
  readonly rule: string;
  readonly clause: Clause;
  /** From the working-day calendar: `calendar.deadlineAfter(event, n)`. */
  readonly deadline: Deadline;
  /** By default a duty when it has a task or an organisation whose duty it is, else a period. */
  readonly nature?: Exclude<ClockNature, 'reminder'>;
  /** Whose duty it is, for the figures; by default that of the task. */
  readonly organisationId?: string;
  /** The task that ends when the duty is done, and whose post is reminded. */
  readonly taskId?: string;
  /** How long before the end the post is reminded; null for not at all. */
  readonly remindBefore?: Temporal.DurationLike | null;
}

type Which = { readonly subject: SubjectRef; readonly kind: string };

/** Starts the clock now. Throws when one of this kind already runs for the subject: stop, or `restartClock`. */
export async function startClock(tx: Tx, clock: NewClock): Promise<StatutoryClock> {
  const tables = tx.tables<CaseworkTables>();
  const task = clock.taskId
    ? await tables
        .selectFrom('casework.task')
        .select('organisation_id')
        .where('id', '=', clock.taskId)
        .forNoKeyUpdate()
        .executeTakeFirstOrThrow()
    : undefined;
  const row = await tables
    .insertInto('casework.clock')
    .values({
      id: newId('clk'),
      kind: clock.kind,
      subject_kind: clock.subject.kind,
      subject_id: clock.subject.id,
      nature: clock.nature ?? (clock.taskId || clock.organisationId ? 'duty' : 'period'),
      rule: clock.rule,
      clause_document: clock.clause.document,
      clause_article: clock.clause.article,
      organisation_id: clock.organisationId ?? task?.organisation_id ?? null,
      task_id: clock.taskId ?? null,
      started_at: tx.now,
      ...deadlineColumns(clock.deadline),
      state: 'running',
      paused_at: null,
      fired_at: null,
      ended_at: null,
      outcome: null,
      retry_after: null,
      last_error: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const started = asClock(row);
  await keepDue(tx, started);
  if (clock.remindBefore !== null) await startReminder(tx, started, clock.remindBefore ?? reminderLead);
  return started;
}

/**
 * Starts a clock that is to run all the time, in a transaction of its own: at every start of the program, also of several at once. Where
 * one runs already nothing changes.
 */
export async function startUnlessRunning(
  database: Database,
  start: (tx: Tx) => Promise<unknown>,
): Promise<void> {
  try {
    await database.transaction(start);
  } catch (error) {
    // The unique index of running clocks says that one runs.
    if ((error as { constraint?: unknown }).constraint !== 'clock_one_at_a_time') throw error;
  }
}

/** The end of a task's newest duty stands on the task too, where its desk is sorted by it. */
async function keepDue(tx: Tx, clock: StatutoryClock): Promise<void> {
  if (clock.nature !== 'duty' || !clock.taskId) return;
  await sql`
    UPDATE casework.task SET due_at = ${dueOfTask} WHERE id = ${clock.taskId}`.execute(tx.tables());
}

/** When the duty of `task` ends, by its clocks. */
export const dueOfTask = sql`(
  SELECT clock.due_at FROM casework.clock AS clock WHERE clock.task_id = task.id AND clock.nature = 'duty'
  ORDER BY clock.started_at DESC, clock.id LIMIT 1)`;

/** A reminder runs beside a duty that has a post in charge, as a clock of its own. */
async function startReminder(tx: Tx, clock: StatutoryClock, lead: Temporal.DurationLike): Promise<void> {
  const at = reminderAt(clock.dueAt, tx.now, lead);
  if (clock.nature !== 'duty' || !clock.taskId || !at) return;
  await tx
    .tables<CaseworkTables>()
    .insertInto('casework.clock')
    .values({
      id: newId('clk'),
      kind: reminderKind,
      subject_kind: 'clock',
      subject_id: clock.id,
      nature: 'reminder',
      rule: clock.rule,
      clause_document: clock.clause.document,
      clause_article: clock.clause.article,
      organisation_id: clock.organisationId ?? null,
      task_id: clock.taskId,
      started_at: tx.now,
      ...deadlineColumns(clock),
      due_at: at,
      state: 'running',
      paused_at: null,
      fired_at: null,
      ended_at: null,
      outcome: null,
      retry_after: null,
      last_error: null,
    })
    .execute();
}

export const reminderKind = 'casework.reminder';

/**
 * The duty was done, or the period is over for another reason. A clock that ran out before stays `fired` and gets the instant
 * at which it was done after all. Returns the ended clock, or null when there was nothing to end.
 */
export async function stopClock(tx: Tx, which: Which): Promise<StatutoryClock | null> {
  const [ended] = await endClocks(tx, (where) => where.subject(which));
  return ended ?? null;
}

/** Ends the clocks of tasks that were done (`kept` or `missed`) or given up (no outcome unless it was missed already). */
export const endClocksOfTasks = (
  tx: Tx,
  taskIds: readonly string[],
  how: 'done' | 'given-up',
): Promise<readonly StatutoryClock[]> =>
  taskIds.length === 0 ? Promise.resolve([]) : endClocks(tx, (where) => where.tasks(taskIds), how);

interface Conditions {
  subject(which: Which): Expression<SqlBool>;
  tasks(ids: readonly string[]): Expression<SqlBool>;
}
const conditions: Conditions = {
  subject: ({ subject, kind }) =>
    sql<SqlBool>`subject_kind = ${subject.kind} AND subject_id = ${subject.id} AND kind = ${kind}`,
  tasks: (ids) => sql<SqlBool>`task_id = ANY (${ids}::text[]) AND nature <> 'reminder'`,
};

async function endClocks(
  tx: Tx,
  condition: (where: Conditions) => Expression<SqlBool>,
  how: 'done' | 'given-up' = 'done',
): Promise<readonly StatutoryClock[]> {
  const tables = tx.tables<CaseworkTables>();
  const open = await tables
    .selectFrom('casework.clock')
    .selectAll()
    .where(condition(conditions))
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  const ended: StatutoryClock[] = [];
  for (const row of open) {
    const outcome = outcomeAt(asClock(row), tx.now);
    const after = await tables
      .updateTable('casework.clock')
      .set({
        state: row.state === 'fired' ? 'fired' : 'stopped',
        paused_at: null,
        ended_at: tx.now,
        outcome: how === 'done' || outcome === 'missed' ? outcome : null,
      })
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    ended.push(asClock(after));
  }
  await stopReminders(
    tx,
    ended.map(({ id }) => id),
  );
  return ended;
}

async function stopReminders(tx: Tx, clockIds: readonly string[]): Promise<void> {
  if (clockIds.length === 0) return;
  await tx
    .tables<CaseworkTables>()
    .updateTable('casework.clock')
    .set({ state: 'stopped', ended_at: tx.now })
    .where('kind', '=', reminderKind)
    .where('subject_kind', '=', 'clock')
    .where('subject_id', 'in', clockIds)
    .where('state', '=', 'running')
    .execute();
}

/**
 * The time begins anew, as after a resubmission (登记办法 Art 10). A clock still running ends without an outcome, unless it was
 * late already; rule, clause and organisation stay. Throws when the subject never had such a clock.
 */
export async function restartClock(
  tx: Tx,
  which: Which & {
    readonly deadline: Deadline;
    readonly taskId?: string;
    readonly remindBefore?: Temporal.DurationLike | null;
  },
): Promise<StatutoryClock> {
  const last = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.clock')
    .selectAll()
    .where(conditions.subject(which))
    .orderBy('started_at', 'desc')
    .orderBy(sql`ended_at DESC NULLS FIRST`)
    .limit(1)
    .executeTakeFirst();
  if (!last)
    throw new Error(`no clock ${which.kind} of ${which.subject.kind} ${which.subject.id} to restart`);
  if (last.nature === 'reminder') throw new Error('a reminder follows its duty');
  await endClocks(tx, (where) => where.subject(which), 'given-up');
  const taskId = which.taskId ?? last.task_id;
  return startClock(tx, {
    kind: last.kind,
    subject: which.subject,
    rule: last.rule,
    clause: { document: last.clause_document, article: last.clause_article },
    deadline: which.deadline,
    nature: last.nature,
    ...(last.organisation_id ? { organisationId: last.organisation_id } : {}),
    ...(taskId ? { taskId } : {}),
    ...(which.remindBefore !== undefined ? { remindBefore: which.remindBefore } : {}),
  });
}

/** The time stands still, as a public notice while an objection is rechecked. Throws {@link Refusal} `casework/clock-ran-out` when it does not run any more. */
export async function pauseClock(tx: Tx, which: Which): Promise<void> {
  const row = await tx
    .tables<CaseworkTables>()
    .updateTable('casework.clock')
    .set({ state: 'paused', paused_at: tx.now })
    .where(conditions.subject(which))
    .where('state', '=', 'running')
    .where('due_at', '>', tx.now)
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new Refusal(problems['clock-ran-out']());
  await stopReminders(tx, [row.id]);
}

/** The time goes on, with the deadline that the working-day calendar gives for what was left. Throws when the clock is not paused. */
export async function resumeClock(
  tx: Tx,
  which: Which & { readonly deadline: Deadline; readonly remindBefore?: Temporal.DurationLike | null },
): Promise<StatutoryClock> {
  const row = await tx
    .tables<CaseworkTables>()
    .updateTable('casework.clock')
    .set({ state: 'running', paused_at: null, ...deadlineColumns(which.deadline) })
    .where(conditions.subject(which))
    .where('state', '=', 'paused')
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new Error(`clock ${which.kind} of ${which.subject.kind} ${which.subject.id} is not paused`);
  const clock = asClock(row);
  await keepDue(tx, clock);
  if (which.remindBefore !== null) await startReminder(tx, clock, which.remindBefore ?? reminderLead);
  return clock;
}

/** All clocks of a thing but the reminders, the newest first. */
export async function clocksOf(tx: Tx, subject: SubjectRef): Promise<readonly StatutoryClock[]> {
  const rows = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.clock')
    .selectAll()
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(asClock);
}

const deadlineColumns = (deadline: Deadline) => ({
  due_at: deadline.dueAt,
  last_day: deadline.lastDay,
  provisional: deadline.provisional,
  calendar_version: deadline.calendarVersion,
});

type ClockRow = {
  [Column in keyof CaseworkTables['casework.clock']]: Column extends 'attempts'
    ? number
    : CaseworkTables['casework.clock'][Column];
};

export const asClock = (row: ClockRow): StatutoryClock => ({
  id: row.id,
  kind: row.kind,
  subject: { kind: row.subject_kind, id: row.subject_id },
  nature: row.nature,
  rule: row.rule,
  clause: { document: row.clause_document, article: row.clause_article },
  startedAt: row.started_at,
  dueAt: row.due_at,
  lastDay: row.last_day,
  provisional: row.provisional,
  calendarVersion: row.calendar_version,
  state: row.state,
  ...(row.organisation_id ? { organisationId: row.organisation_id } : {}),
  ...(row.task_id ? { taskId: row.task_id } : {}),
  ...(row.ended_at ? { endedAt: row.ended_at } : {}),
  ...(row.outcome ? { outcome: row.outcome } : {}),
});

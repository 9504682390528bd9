import { sql } from 'kysely';
import {
  type AfterFiring,
  type Clock,
  type ClockHandler,
  type Database,
  type DueClock,
  type Tx,
  text,
} from '#foundation';
import type { SubjectRef } from './model/subject.ts';
import { sendNotice } from './store/notices.ts';
import type { CaseworkTables } from './store/tables.ts';

export interface FiredClock {
  readonly id: string;
  readonly kind: string;
  readonly subject: SubjectRef;
  readonly dueAt: Temporal.Instant;
}

export interface TickerOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** The modules' clock handlers by kind. A duty needs none: that it was missed is recorded and told to its post anyway. */
  readonly handlers: ReadonlyMap<string, ClockHandler>;
  /** How often to look, in milliseconds of the machine. */
  readonly intervalMs?: number;
  /** Told of every handler that threw; `clock` is null when the database itself could not be asked. */
  readonly onError: (clock: Pick<DueClock, 'id' | 'kind'> | null, error: unknown) => void;
}

export interface Ticker {
  /** Fire everything that is due now, also what becomes due by it, and do what its handlers left. Returns what fired. Called when a demo clock was moved. */
  tick(): Promise<readonly FiredClock[]>;
  start(): void;
  /** Stops looking, and waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Fires statutory clocks on the Clock port. Each due clock is one transaction, in which it is marked as fired and its handler
 * runs; so it fires exactly once, with any number of tickers, after days of standing still, and when the clock jumps. Clocks of
 * one thing fire in the order in which they are due.
 *
 * What a handler returns is done after that commit and outside any transaction: a call over a line. It is not tried again by itself; a
 * handler that needs that starts its next clock before.
 *
 * A handler that throws leaves its clock due, with none of the handler's writes, and is tried again after 2, 4, 8 … 300 seconds;
 * other clocks do not wait for it.
 */
export function createTicker(options: TickerOptions): Ticker {
  let running: Promise<unknown> = Promise.resolve();
  let asking: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  async function drain(left: Promise<void>[]): Promise<readonly FiredClock[]> {
    const fired: FiredClock[] = [];
    for (;;) {
      const outcome = await options.database.transaction((tx) => fireNext(tx, options));
      if (outcome === 'nothing-due') return fired;
      if (outcome === 'failed') continue;
      fired.push(outcome.fired);
      if (outcome.after) left.push(askLater(outcome.fired, outcome.after));
    }
  }

  /** One after the other beside the firing: a line that hangs keeps no other clock waiting. */
  function askLater(fired: FiredClock, after: AfterFiring): Promise<void> {
    const mine = asking.then(() => after(options.database)).catch((error) => options.onError(fired, error));
    asking = mine.catch(() => {});
    return mine;
  }

  function tick(): Promise<readonly FiredClock[]> {
    const left: Promise<void>[] = [];
    const mine = running.then(() => drain(left));
    running = mine.catch(() => {});
    return mine.then(async (fired) => {
      await Promise.all(left);
      return fired;
    });
  }

  return {
    tick,
    start() {
      timer ??= setInterval(
        () => void tick().catch((error) => options.onError(null, error)),
        options.intervalMs ?? 1_000,
      );
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      await running;
      await asking;
    },
  };
}

interface TakenClock extends DueClock {
  readonly nature: string;
  readonly taskId: string | null;
  readonly postId: string | null;
}

interface Firing {
  readonly fired: FiredClock;
  /** What its handler left to be done once this is committed. */
  readonly after: AfterFiring | undefined;
}

async function fireNext(tx: Tx, options: TickerOptions): Promise<Firing | 'failed' | 'nothing-due'> {
  const clock = await takeDue(tx);
  if (!clock) return 'nothing-due';
  // The row stays locked while the handler's writes are undone, so no other ticker tries it in between.
  await sql`SAVEPOINT firing`.execute(tx.tables());
  try {
    const after = await fire(tx, clock, options.handlers.get(clock.kind));
    await sql`RELEASE SAVEPOINT firing`.execute(tx.tables());
    const subject = { kind: clock.subjectKind, id: clock.subjectId };
    return { fired: { id: clock.id, kind: clock.kind, subject, dueAt: clock.dueAt }, after };
  } catch (error) {
    await sql`ROLLBACK TO SAVEPOINT firing`.execute(tx.tables());
    await postpone(tx, clock.id, error);
    options.onError(clock, error);
    return 'failed';
  }
}

/** The next due clock that nobody else is firing, held. A thing's later clock waits for its earlier one, unless that one failed. */
async function takeDue(tx: Tx): Promise<TakenClock | undefined> {
  const { rows } = await sql<TakenClock>`
    SELECT clock.id, clock.kind, clock.subject_kind AS "subjectKind", clock.subject_id AS "subjectId", clock.rule,
           clock.started_at AS "startedAt", clock.due_at AS "dueAt", clock.nature, clock.task_id AS "taskId",
           (SELECT post_id FROM casework.task WHERE task.id = clock.task_id AND task.state = 'open') AS "postId"
    FROM casework.clock
    WHERE clock.state = 'running' AND clock.due_at <= ${tx.now}
      AND (clock.retry_after IS NULL OR clock.retry_after <= now())
      AND NOT EXISTS (
        SELECT 1 FROM casework.clock AS earlier
        WHERE earlier.state = 'running' AND earlier.retry_after IS NULL
          AND earlier.subject_kind = clock.subject_kind AND earlier.subject_id = clock.subject_id
          AND (earlier.due_at, earlier.id) < (clock.due_at, clock.id)
      )
    ORDER BY clock.due_at, clock.id LIMIT 1
    FOR UPDATE OF clock SKIP LOCKED`.execute(tx.tables());
  return rows[0];
}

async function fire(
  tx: Tx,
  clock: TakenClock,
  handler: ClockHandler | undefined,
): Promise<AfterFiring | undefined> {
  if (!handler && clock.nature !== 'duty') throw new Error(`no handler for clocks of kind ${clock.kind}`);
  await tx
    .tables<CaseworkTables>()
    .updateTable('casework.clock')
    .set({
      state: 'fired',
      fired_at: tx.now,
      // A duty that ran out may still be done late; everything else is over.
      ...(clock.nature === 'duty' ? { outcome: 'missed' as const } : { ended_at: tx.now }),
    })
    .where('id', '=', clock.id)
    .execute();
  if (clock.nature === 'duty' && clock.postId) await tellOverdue(tx, clock, clock.postId);
  const after = await handler?.(tx, {
    id: clock.id,
    kind: clock.kind,
    subjectKind: clock.subjectKind,
    subjectId: clock.subjectId,
    rule: clock.rule,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
  });
  await tx.emit({
    kind: 'casework.clock-fired',
    subject: clock.id,
    payload: {
      clockKind: clock.kind,
      subjectKind: clock.subjectKind,
      subjectId: clock.subjectId,
      rule: clock.rule,
      dueAt: clock.dueAt.toString(),
    },
  });
  return after || undefined;
}

const tellOverdue = (tx: Tx, clock: TakenClock, postId: string) =>
  sendNotice(tx, {
    to: { postId },
    kind: 'casework.overdue',
    subject: clock.taskId
      ? { kind: 'task', id: clock.taskId }
      : { kind: clock.subjectKind, id: clock.subjectId },
    text: text(
      `办件已超过法定时限（${clock.rule}），请立即办理。`,
      `A task is past its statutory time (${clock.rule}). Please finish it at once.`,
    ),
  });

async function postpone(tx: Tx, id: string, error: unknown): Promise<void> {
  await tx
    .tables<CaseworkTables>()
    .updateTable('casework.clock')
    .set((column) => ({
      attempts: sql<number>`${column.ref('attempts')} + 1`,
      retry_after: sql<Temporal.Instant>`now() + least(power(2, ${column.ref('attempts')} + 1), 300) * interval '1 second'`,
      last_error: error instanceof Error ? error.message.slice(0, 500) : 'unknown',
    }))
    .where('id', '=', id)
    .execute();
}

import { type ClockHandler, type Database, dateAt, type Tx } from '#foundation';
import { startClock, startUnlessRunning } from '#platform/casework';
import { lastSettledDay, publishOverdueTotals, totalsDueAt } from '#platform/evidence';
import { refusalsByDay } from '#platform/query';
import { R33 } from '../model/disclosure/rules.ts';

export const dailyTotalsKind = 'supervision.daily-totals';
const subject = { kind: 'daily-totals', id: 'node' } as const;

/** The clock that runs out when `day` can be published. One of them runs at any time. */
const waitFor = (tx: Tx, day: Temporal.PlainDate) =>
  startClock(tx, {
    kind: dailyTotalsKind,
    subject,
    rule: R33.id,
    clause: R33.clause,
    nature: 'period',
    deadline: {
      dueAt: totalsDueAt(day),
      lastDay: day,
      provisional: false,
      calendarVersion: 'civil',
    },
  });

/**
 * Publishes what is over and not published, then waits for the next day. The writes are in the transaction that marks the clock as
 * fired, so a crash undoes both and the next tick does both again. After standing still longer than one turn may publish, the new
 * clock is due at once and the ticker goes on.
 */
export const publishTotals: ClockHandler = async (tx, clock) => {
  const { next } = await publishOverdueTotals(tx, {
    since: dateAt(clock.startedAt),
    refusals: refusalsByDay,
  });
  await waitFor(tx, next);
};

/** See that the clock of the daily totals runs: at every start of the program, also of several at once. */
export const keepDailyTotals = (database: Database): Promise<void> =>
  startUnlessRunning(database, (tx) => waitFor(tx, lastSettledDay(tx.now).add({ days: 1 })));

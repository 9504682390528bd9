import { type ClockHandler, type Database, dateAt, deadlineBefore, systemActor, type Tx } from '#foundation';
import { startClock, startUnlessRunning } from '#platform/casework';
import { AL1 } from '../model/alerts/rules.ts';
import { familyCodes } from '../model/alerts/words.ts';
import { lookThrough, type Watches } from './look.ts';

export const dailyLookKind = 'supervision.daily-look';

/** The clock of the next look, at the beginning of a day. One of them runs at any time. */
const waitFor = (tx: Tx, day: Temporal.PlainDate) =>
  startClock(tx, {
    kind: dailyLookKind,
    subject: { kind: 'daily-look', id: 'node' },
    rule: AL1.id,
    clause: AL1.clause,
    nature: 'period',
    deadline: deadlineBefore(day),
  });

/**
 * Looks through every family once a day. Alerts, tasks and the next clock are in the transaction that marks the clock as fired, so a crash
 * undoes all of it and the next tick does it again. Days of standing still take one look: what was missed is still in the rows.
 */
export const dailyLook =
  (watches: Watches): ClockHandler =>
  async (tx) => {
    for (const family of familyCodes) await lookThrough(tx, watches, family, systemActor('supervision'));
    await waitFor(tx, dateAt(tx.now).add({ days: 1 }));
  };

/** See that the daily look runs: at every start of the program, also of several at once. */
export const keepDailyLook = (database: Database): Promise<void> =>
  startUnlessRunning(database, (tx) => waitFor(tx, dateAt(tx.now).add({ days: 1 })));

import { type ClockHandler, type Database, dateAt, type Tx } from '#foundation';
import { startClock, startUnlessRunning } from '#platform/casework';
import { countFigures } from './count.ts';
import { monthOf } from './figures.ts';
import { CP1 } from './rule.ts';
import { keepFigures, lastTaking } from './store.ts';

export const figuresKind = 'supervision.cockpit-figures';
const subject = { kind: 'cockpit', id: 'node' } as const;
/** Months that the first taking looks back. */
const lookBack = 11;

const waitUntil = (tx: Tx, dueAt: Temporal.Instant) =>
  startClock(tx, {
    kind: figuresKind,
    subject,
    rule: CP1.id,
    clause: CP1.clause,
    nature: 'period',
    deadline: { dueAt, lastDay: dateAt(dueAt), provisional: false, calendarVersion: 'civil' },
  });

/** Counts everything and keeps it: the month of now, and every month since the last taking, so that one in which the hub stood still is whole. */
export async function takeFigures(tx: Tx): Promise<void> {
  const month = monthOf(dateAt(tx.now));
  const since = (await lastTaking(tx))?.month ?? month.subtract({ months: lookBack });
  await keepFigures(tx, since, month, await countFigures(tx, since));
}

/** In the transaction that marks the clock as fired, so that a crash undoes both. After standing still figures are taken once, as they are now. */
export const takeOnTime: ClockHandler = async (tx) => {
  await takeFigures(tx);
  await waitUntil(tx, CP1.judge({ takenAt: tx.now, now: tx.now }).output.nextAt);
};

/** See that figures are taken: at every start of the program, also of several at once; at once where they never were. */
export const keepTakingFigures = (database: Database): Promise<void> =>
  startUnlessRunning(database, (tx) => waitUntil(tx, tx.now));

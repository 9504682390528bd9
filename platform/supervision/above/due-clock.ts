import {
  type ClockHandler,
  type Database,
  dateAt,
  deadlineAt,
  startOfDate,
  type Tx,
  text,
} from '#foundation';
import { openTask, startClock, startUnlessRunning } from '#platform/casework';
import { periodInWords } from '../evaluation/desk.ts';
import { type Period, SR1 } from '../model/above/rules.ts';
import { dataAuthority } from '../objections/desk.ts';
import { insertReport, type ReportAboveRow } from '../store/reports-above.ts';
import { periodOf, reportRef } from './desk.ts';

export const dueKind = 'supervision.report-due';
/** The duty to report a period: from its end until the level above has it. */
export const reportClock = 'supervision.report-above';
const node = { kind: 'report-period', id: 'node' } as const;

/** Two in the morning after the end of a quarter, when the figures of the new month were taken. */
const endOfQuarter = (after: Temporal.Instant): Temporal.Instant => {
  const today = dateAt(after);
  const quarter = today.with({ month: today.month - ((today.month - 1) % 3), day: 1 });
  const thisOne = startOfDate(quarter).add({ hours: 2 });
  return Temporal.Instant.compare(after, thisOne) < 0
    ? thisOne
    : startOfDate(quarter.add({ months: 3 })).add({ hours: 2 });
};

const waitUntil = (tx: Tx, at: Temporal.Instant) =>
  startClock(tx, {
    kind: dueKind,
    subject: node,
    rule: SR1.id,
    clause: SR1.clause,
    nature: 'period',
    deadline: deadlineAt(at),
  });

/** Periods that ended with the month before a day, of those that are reported. */
function over(
  day: Temporal.PlainDate,
): readonly { period: Period; from: Temporal.PlainDate; through: Temporal.PlainDate }[] {
  const through = day.with({ day: 1 }).subtract({ months: 1 });
  const ended = [
    { period: 'quarter' as const, from: through.subtract({ months: 2 }), through },
    ...(through.month === 12 ? [{ period: 'year' as const, from: through.with({ month: 1 }), through }] : []),
  ];
  return ended.filter(({ period }) => SR1.judge({ period, through }).holds);
}

/** A quarter is over: its report, and perhaps the year's, are due. In the transaction that marks the clock as fired, which also sets the next. */
export const reportsFallDue: ClockHandler = async (tx, clock) => {
  const organisation = await dataAuthority(tx);
  if (organisation)
    for (const one of over(dateAt(clock.dueAt))) await fallDue(tx, organisation, one.from, one.through);
  await waitUntil(tx, endOfQuarter(clock.dueAt));
};

async function fallDue(
  tx: Tx,
  organisation: string,
  from: Temporal.PlainDate,
  through: Temporal.PlainDate,
): Promise<void> {
  const row = await newReport(tx, organisation, from, through, true);
  if (!row) return;
  await openTask(tx, {
    kind: 'supervision.report-above-draft',
    title: text(
      `起草向上级的报告：${periodInWords(row).zh}`,
      `Draft the report to the level above: ${periodInWords(row).en}`,
    ),
    subject: reportRef(row.id),
    organisationId: organisation,
    responsibility: 'supervision',
    role: 'data-authority',
    acts: ['supervision.draft-report-above'],
  });
}

/** A report of a period that nobody has begun yet, with its duty; null where there is one. What is written up by choice, after its day, has none. */
export async function newReport(
  tx: Tx,
  organisation: string,
  from: Temporal.PlainDate,
  through: Temporal.PlainDate,
  owed: boolean,
): Promise<ReportAboveRow | null> {
  const months = { first_month: from, last_month: through };
  const due = SR1.judge({ period: periodOf(months), through });
  const row = await insertReport(tx, {
    organisation,
    ...months,
    version: 1,
    corrects: null,
    due_on: due.output.lastDay,
  });
  if (!row) return null;
  if (owed || (due.holds && Temporal.Instant.compare(tx.now, due.output.dueAt) < 0))
    await startClock(tx, {
      kind: reportClock,
      subject: reportRef(row.id),
      rule: due.rule,
      clause: due.clause,
      deadline: due.output,
      nature: 'duty',
      organisationId: organisation,
    });
  return row;
}

/** See that reports fall due: at every start of the program, also of several at once. */
export const keepReporting = (database: Database): Promise<void> =>
  startUnlessRunning(database, (tx) => waitUntil(tx, endOfQuarter(tx.now)));

import {
  type ClockHandler,
  type Database,
  dateAt,
  deadlineBefore,
  newId,
  Refusal,
  systemActor,
  type Tx,
  text,
} from '#foundation';
import { type Agreement, agreementsInOperation } from '#platform/authorisation';
import { openTask, recordStep, startClock, startUnlessRunning } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { currentOrganisations, organisationName } from '#platform/identity';
import { isReport, type ReportKind } from '../model/disclosure/fields.ts';
import { isIssued } from '../model/disclosure/lifecycle.ts';
import { R33, R44 } from '../model/disclosure/rules.ts';
import { answering } from '../sides.ts';
import { changeReport, lockReport, type ReportRow, reportTables } from '../store/yearly-reports.ts';
import { publishComplaints } from './complaints.ts';
import { judged, reportRef, roleOf, titleOf, workOn } from './desk.ts';
import { stretchOf } from './lines/ground.ts';

/** The clock at the beginning of a year, and the duty of each report. */
export const beginYearKind = 'supervision.yearly-disclosures';
export const dutyKind = 'supervision.yearly-report';
const subject = { kind: 'yearly-disclosures', id: 'node' } as const;

interface Owed {
  readonly kind: ReportKind;
  readonly organisation: string;
  readonly about: string;
  readonly agreements: string[];
}

/** Who has to report on what, of a year: by who answers for the parties now. */
async function owedOf(tx: Tx, year: number): Promise<readonly Owed[]> {
  const owed = new Map<string, Owed>();
  const agreements = await agreementsInOperation(tx, stretchOf(year));
  const current = await currentOrganisations(
    tx,
    agreements.flatMap((one) => [one.operator, one.implementingBody, one.authorisingBody]),
    'supervision',
  );
  const now = (id: string) => current.get(id) ?? id;
  for (const agreement of agreements) {
    const operator = now(agreement.operator);
    const implementing = now(agreement.implementingBody);
    const authorising = now(agreement.authorisingBody);
    for (const [kind, organisation, about] of [
      ['implementing-body', implementing, implementing],
      ['operator', operator, operator],
      ['operator-report', authorising, operator],
    ] as const) {
      const key = JSON.stringify([kind, organisation, about]);
      const one = owed.get(key) ?? { kind, organisation, about, agreements: [] };
      one.agreements.push(agreement.id);
      owed.set(key, one);
    }
  }
  return [...owed.values()];
}

/** The agreements a report is about, looked at again: those of its parties, or of whom they answer for since. */
export async function agreementsOf(tx: Tx, row: ReportRow): Promise<readonly string[]> {
  const found = (await owedOf(tx, row.year)).filter(({ kind }) => kind === row.kind);
  const keeper = await answering(tx, row.organisation);
  const about = await answering(tx, row.about);
  const now = found.find((one) => one.organisation === keeper && one.about === about);
  return [...new Set([...row.agreements, ...(now?.agreements ?? [])])].toSorted();
}

/** Opens what is owed of a year, each with its task and its clock; what is there already stays as it is. */
export async function openOwed(tx: Tx, year: number): Promise<number> {
  let opened = 0;
  for (const { kind, organisation, about, agreements } of await owedOf(tx, year)) {
    const verdict = judged(kind, year, {}, tx.now);
    const row = await reportTables(tx)
      .insertInto('supervision.yearly_report')
      .values({
        id: newId('yrp'),
        kind,
        organisation,
        about,
        year,
        version: 1,
        state: 'owed',
        due_on: verdict.output.dueOn!,
        reason: null,
        agreements: agreements.toSorted(),
        lines: '[]',
        own: '{}',
        opened_at: tx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!row) continue;
    await giveTask(tx, row);
    opened++;
  }
  return opened;
}

/** On the desk of the role that owes it. A body without such a post owes it all the same: its clock runs without a task. */
async function giveTask(tx: Tx, row: ReportRow): Promise<void> {
  const { id: rule, clause } = isReport(row.kind) ? R44 : R33;
  const clock = { kind: dutyKind, rule, clause, deadline: deadlineBefore(row.due_on.add({ days: 1 })) };
  const title = await titleOf(tx, row);
  try {
    await openTask(tx, {
      kind: dutyKind,
      title: text(`编制：${title.zh}`, `Draft: ${title.en}`),
      subject: reportRef(row),
      organisationId: row.organisation,
      responsibility: 'supervision',
      role: roleOf[row.kind],
      acts: workOn(row.kind),
      clock,
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await startClock(tx, { ...clock, subject: reportRef(row), organisationId: row.organisation });
  }
}

/** The day is over and nothing was issued: the public log says so of a disclosure. The task stays; it is owed still. */
export const reportMissed: ClockHandler = async (tx, clock) => {
  const row = await lockReport(tx, clock.subjectId);
  if (isIssued(row.state) || row.missed_entry) return;
  await recordStep(tx, {
    subject: reportRef(row),
    title: text('逾期未披露', 'Not disclosed in time'),
    actor: systemActor('supervision'),
  });
  if (isReport(row.kind)) return;
  const { id } = await appendPublicFact(tx, {
    kind: 'supervision.not-disclosed',
    subject: row.id,
    fact: {
      discloser: await organisationName(tx, row.organisation),
      role: row.kind,
      year: row.year,
      dueOn: row.due_on.toString(),
    },
  });
  await changeReport(tx, row.id, { missed_entry: id });
};

/** The first year of which something is owed, and the last one that is over and whose daily totals are published. */
async function yearsOver(tx: Tx): Promise<readonly number[]> {
  const last = dateAt(tx.now).subtract({ days: 1 }).year - 1;
  const all: readonly Agreement[] = await agreementsInOperation(tx, {
    from: Temporal.Instant.fromEpochMilliseconds(0),
    until: tx.now,
  });
  const first = Math.min(last + 1, ...all.map(({ activeAt }) => dateAt(activeAt!).year));
  return Array.from({ length: last - first + 1 }, (_year, place) => first + place);
}

const waitUntil = (tx: Tx, day: Temporal.PlainDate) =>
  startClock(tx, {
    kind: beginYearKind,
    subject,
    rule: R33.id,
    clause: R33.clause,
    nature: 'period',
    deadline: deadlineBefore(day),
  });

/**
 * On the second of January what is owed of the year before is opened, and its counts of complaints published; also of years in which the hub stood
 * still. In the transaction that marks the clock as fired, so that a crash undoes both.
 */
export const beginYear: ClockHandler = async (tx) => {
  for (const year of await yearsOver(tx)) {
    await publishComplaints(tx, year);
    await openOwed(tx, year);
  }
  const today = dateAt(tx.now);
  const second = Temporal.PlainDate.from({ year: today.year, month: 1, day: 2 });
  await waitUntil(tx, Temporal.PlainDate.compare(today, second) < 0 ? second : second.add({ years: 1 }));
};

/** See that years are opened: at every start of the program, also of several at once; at once where they never were. */
export const keepYearlyDisclosures = (database: Database): Promise<void> =>
  startUnlessRunning(database, (tx) => waitUntil(tx, dateAt(tx.now)));

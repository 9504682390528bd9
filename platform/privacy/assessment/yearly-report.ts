import {
  type Actor,
  type ClockHandler,
  dateAt,
  deadlineBefore,
  type Subscriber,
  systemActor,
  type Tx,
  text,
} from '#foundation';
import {
  cancelTasks,
  clocksOf,
  completeTasks,
  openTask,
  sendNotice,
  startClock,
  stopClock,
  tasksOf,
} from '#platform/casework';
import { organisationName, postsWithRole } from '#platform/identity';
import { reconsiderResource } from '../gate/reconsider.ts';
import { assessmentForms } from '../model/assessment/forms.ts';
import { assessmentTables, findAssessment } from '../store/assessments.ts';
import { gradingTables } from '../store/grades.ts';
import { R66 } from './rules.ts';

/** The duty of the year, which is late when its last day is over; and the day on which the next year's begins. */
export const yearlyKind = 'privacy.yearly-report';
export const yearBeginsKind = 'privacy.yearly-report-begins';
/** An assessment that will soon no longer be relied on. */
export const runsOutKind = 'privacy.assessment-runs-out';
/** One that is not relied on any more from now: what passed the gate with it is looked at again. */
export const hasRunOutKind = 'privacy.assessment-has-run-out';

const reminderHours = 60 * 24;
const subjectOf = (organisation: string) => ({ kind: 'yearly-report', id: organisation });

/** What an organisation owes under R66 now. */
export async function yearlyDuty(tx: Tx, organisation: string) {
  const held = await gradingTables(tx)
    .selectFrom('privacy.grading')
    .select(['state', 'reasons', 'level', 'confirmed_at', 'agreed_at'])
    .where('owner', '=', organisation)
    .where('state', 'in', ['in-force', 'superseded'])
    .execute();
  const important = held.filter(({ level }) => level === 'core' || level === 'important');
  const since = important
    .map(({ confirmed_at, agreed_at }) => agreed_at ?? confirmed_at ?? tx.now)
    .sort(Temporal.Instant.compare)[0];
  const signed = await assessmentTables(tx)
    .selectFrom('privacy.assessment')
    .select('year')
    .where('kind', '=', 'yearly')
    .where('owner', '=', organisation)
    .where('state', '=', 'signed')
    .execute();
  return R66.judge({
    holdsImportant: important.some(({ state }) => state === 'in-force'),
    persons: Math.max(0, ...held.filter(({ state }) => state === 'in-force').flatMap(personsOf)),
    heldSince: since ?? tx.now,
    reported: signed.flatMap(({ year }) => (year === null ? [] : [year])),
    now: tx.now,
  });
}

const personsOf = ({ reasons }: { readonly reasons: unknown }): number[] =>
  (reasons as readonly { readonly source: string; readonly of: string }[])
    .filter(({ source }) => source === 'scale')
    .map(({ of }) => Number(of) || 0);

/** The task and statutory clock of the yearly report are there exactly while it is owed. Calling again changes nothing. */
export async function keepYearlyDuty(tx: Tx, organisation: string): Promise<void> {
  const subject = subjectOf(organisation);
  const verdict = await yearlyDuty(tx, organisation);
  const { owes, year, deadline } = verdict.output;
  const open = (await tasksOf(tx, subject)).some(({ state }) => state === 'open');
  if (!owes) {
    if (open) await cancelTasks(tx, { subject }, systemActor('privacy'));
    await stopClock(tx, { subject, kind: yearBeginsKind });
    return;
  }
  if (open) return;
  if (year > dateAt(tx.now).year) {
    const waits = (await clocksOf(tx, subject)).some(
      ({ kind, state }) => kind === yearBeginsKind && state === 'running',
    );
    if (!waits) await waitForYear(tx, organisation, year);
    return;
  }
  const { title } = assessmentForms.yearly;
  await openTask(tx, {
    kind: yearlyKind,
    title: text(`${year}年度：${title.zh}`, `${title.en}: ${year}`),
    subject,
    organisationId: organisation,
    role: 'source-department',
    acts: ['privacy.draft-assessment'],
    clock: {
      kind: yearlyKind,
      rule: verdict.rule,
      clause: verdict.clause,
      deadline,
      remindBefore: { hours: reminderHours },
    },
  });
}

async function waitForYear(tx: Tx, organisation: string, year: number): Promise<void> {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  await startClock(tx, {
    kind: yearBeginsKind,
    subject: subjectOf(organisation),
    rule: R66.id,
    clause: R66.clause,
    nature: 'period',
    deadline: deadlineBefore(first),
  });
}

const yearBegins: ClockHandler = (tx, clock) => keepYearlyDuty(tx, clock.subjectId);

/** The year is over without a signed report: it stays late, and the data authorities are told. */
const yearMissed: ClockHandler = async (tx, clock) => {
  const who = await organisationName(tx, clock.subjectId);
  for (const { id } of await postsWithRole(tx, 'data-authority'))
    await sendNotice(tx, {
      to: { postId: id },
      kind: 'privacy.yearly-report-late',
      subject: subjectOf(clock.subjectId),
      text: text(
        `“${who}”持有重要数据，年度风险评估报告逾期未完成（R66）。`,
        `${who} holds important data and has not finished its yearly risk report in time (R66).`,
      ),
    });
};

/** Thirty days before: whoever relies on it has time for a new one. */
const runsOut: ClockHandler = async (tx, clock) => {
  const row = await findAssessment(tx, clock.subjectId);
  if (row?.state !== 'signed') return;
  const { title } = assessmentForms[row.kind];
  await sendNotice(tx, {
    to: { organisationId: row.owner },
    kind: 'privacy.assessment-runs-out',
    subject: { kind: 'assessment', id: row.id },
    text: text(
      `“${row.title}”的${title.zh}即将满期，继续发布须重新评估（${clock.rule}）。`,
      `The ${title.en.toLowerCase()} of “${row.title}” will soon have run out; going on needs a new one (${clock.rule}).`,
    ),
  });
};

const hasRunOut: ClockHandler = async (tx, clock) => {
  const row = await findAssessment(tx, clock.subjectId);
  if (row?.subject_kind === 'resource') await reconsiderResource(tx, row.subject_id);
};

export const assessmentClocks = {
  [hasRunOutKind]: hasRunOut,
  [yearlyKind]: yearMissed,
  [yearBeginsKind]: yearBegins,
  [runsOutKind]: runsOut,
};

const levelChanged: Subscriber = async (tx, event) => {
  const row = await gradingTables(tx)
    .selectFrom('privacy.grading')
    .select('owner')
    .where('resource_id', '=', event.subject)
    .where('state', '=', 'in-force')
    .executeTakeFirst();
  if (row) await keepYearlyDuty(tx, row.owner);
};

/** A yearly report was signed: the duty of its year is done, now, by whoever signed; the next year's begins when its year does. */
export async function yearlyReported(
  tx: Tx,
  organisation: string,
  year: number,
  actor: Actor,
): Promise<void> {
  const subject = subjectOf(organisation);
  const owed = (await clocksOf(tx, subject)).find(({ kind, endedAt }) => kind === yearlyKind && !endedAt);
  if (owed?.lastDay.year === year) await completeTasks(tx, { subject }, actor);
  await keepYearlyDuty(tx, organisation);
}

const withdrawn: Subscriber = async (tx, event) => {
  const row = await findAssessment(tx, event.subject);
  if (row?.kind === 'yearly') await keepYearlyDuty(tx, row.owner);
};

export const assessmentSubscriptions = {
  'privacy.level-changed': levelChanged,
  'privacy.assessment-withdrawn': withdrawn,
};

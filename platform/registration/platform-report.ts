import { type AfterFiring, type ClockHandler, deadlineAt, systemActor, type Tx, text } from '#foundation';
import { completeTasks, openTask, recordStep, startClock, stopClock, tasksOf } from '#platform/casework';
import { organisationName } from '#platform/identity';
import { type Application, applicationRef } from './desk.ts';
import type { RegistrationPorts } from './ports.ts';
import { R16 } from './rules-of-life.ts';
import { lockApplication, registrationTables } from './store/tables.ts';

export const reportClock = 'registration.tell-platform';
export const reportTask = 'registration.platform-report';
/** After so many times without an answer a person is asked to look; nothing is tried by itself any more. */
const mostAttempts = 3;

const endedHow = (state: Application['state']): 'cancelled' | 'lapsed' | 'revoked' | null =>
  state === 'cancelled' || state === 'lapsed' || state === 'revoked' ? state : null;

/**
 * A registration ended. Of a cancellation and a revocation the registrar's platform was told before, with its receipt; a lapse comes by
 * itself, so telling it is put down with the end, in the same transaction, and done after.
 */
export async function reportEnd(
  tx: Tx,
  registration: Pick<Application, 'id'>,
  how: 'cancelled' | 'lapsed' | 'revoked',
  answered: { readonly receipt: string | null } | null,
): Promise<void> {
  await registrationTables(tx)
    .insertInto('registration.platform_report')
    .values({
      registration_id: registration.id,
      how,
      state: answered ? 'told' : 'waiting',
      attempts: answered ? 1 : 0,
      since: tx.now,
      told_at: answered ? tx.now : null,
      receipt: answered?.receipt ?? null,
      answer: null,
    })
    .onConflict((conflict) => conflict.column('registration_id').doNothing())
    .execute();
  if (!answered) await tellAt(tx, registration, tx.now);
}

const tellAt = (tx: Tx, registration: Pick<Application, 'id'>, at: Temporal.Instant) =>
  startClock(tx, {
    kind: reportClock,
    subject: applicationRef(registration),
    rule: R16.id,
    clause: R16.clause,
    deadline: deadlineAt(at),
    nature: 'period',
  });

/** What the platform is told of an ended registration: the port of a recorded result, under the registration's own id. */
export async function askPlatform(ports: RegistrationPorts, registration: Application, registrant: string) {
  return ports.registrar.record({
    applicationId: registration.id,
    registrationCode: registration.registration_code ?? '',
    type: endedHow(registration.state) === 'revoked' ? 'revocation' : 'cancellation',
    registrant,
    title: registration.title,
    validUntil: registration.valid_until?.toString() ?? null,
  });
}

export const reportOf = (tx: Tx, registrationId: string) =>
  registrationTables(tx)
    .selectFrom('registration.platform_report')
    .selectAll()
    .where('registration_id', '=', registrationId)
    .executeTakeFirst();

/**
 * Told once, however often it is tried. The clock counts the attempt and sets the next one; the platform is asked after that is committed,
 * so nothing waits for it, and a crash in between only means that it is told again ten minutes later. Not answered: again then; refused, or
 * silent too often: a task of who records.
 */
export const tellPlatform =
  (ports: RegistrationPorts): ClockHandler =>
  async (tx, clock): Promise<AfterFiring | undefined> => {
    const registration = await lockApplication(tx, clock.subjectId);
    const report = await reportOf(tx, registration.id);
    if (report?.state !== 'waiting') return undefined;
    if (report.attempts >= mostAttempts) {
      await askSomebody(tx, registration);
      return undefined;
    }
    await registrationTables(tx)
      .updateTable('registration.platform_report')
      .set({ attempts: report.attempts + 1 })
      .where('registration_id', '=', registration.id)
      .execute();
    await tellAt(tx, registration, tx.now.add({ minutes: 10 }));
    const registrant = await organisationName(tx, registration.registrant);
    return async (database) => {
      // Told by a person while this one waited for its turn.
      if ((await database.transaction((now) => reportOf(now, registration.id)))?.state !== 'waiting') return;
      const answer = await askPlatform(ports, registration, registrant);
      await database.transaction(async (after) =>
        settleReport(after, await lockApplication(after, registration.id), answer, true),
      );
    };
  };

type Answer = Awaited<ReturnType<typeof askPlatform>>;

export async function settleReport(
  tx: Tx,
  registration: Application,
  answer: Answer,
  /** The attempt was counted before the platform was asked, and the next one has its clock. */
  claimed: boolean,
): Promise<'waiting' | 'told' | 'refused'> {
  const report = await reportOf(tx, registration.id);
  if (!report || report.state === 'told') return 'told';
  const attempts = claimed ? report.attempts : report.attempts + 1;
  const state = answer.ok ? 'told' : answer.retry ? 'waiting' : 'refused';
  await registrationTables(tx)
    .updateTable('registration.platform_report')
    .set({
      state,
      attempts,
      told_at: answer.ok ? tx.now : null,
      receipt: answer.ok ? (answer.receipt ?? null) : null,
      answer: answer.ok ? null : answer.reason.zh,
    })
    .where('registration_id', '=', registration.id)
    .execute();
  const actor = systemActor('registration');
  const subject = applicationRef(registration);
  const goesOn = claimed && state === 'waiting' && attempts < mostAttempts;
  if (!goesOn) await stopClock(tx, { subject, kind: reportClock });
  if (answer.ok) {
    await completeTasks(tx, { subject, kind: reportTask }, actor);
    await recordStep(tx, {
      subject,
      title: text('登记平台已收到登记终止', 'The platform was told that the registration ended'),
      actor,
    });
  } else if (!goesOn) await askSomebody(tx, registration);
  return state;
}

/** A person is to look why the platform does not take it; once, however often it is found out. */
async function askSomebody(tx: Tx, registration: Application): Promise<void> {
  const subject = applicationRef(registration);
  if ((await tasksOf(tx, subject)).some((task) => task.kind === reportTask && task.state === 'open')) return;
  await openTask(tx, {
    kind: reportTask,
    title: text(
      `登记平台未收到登记终止：${registration.title}`,
      `The platform has not taken the end of a registration: ${registration.title}`,
    ),
    subject,
    organisationId: registration.registrar,
    role: 'registrar-coder',
    responsibility: 'registration',
    acts: ['registration.tell-platform'],
  });
}

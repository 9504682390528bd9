import { type ClockHandler, deadlineAt, systemActor, type Tx, text } from '#foundation';
import { completeTasks, openTask, recordStep, startClock, tasksOf } from '#platform/casework';
import { organisationName } from '#platform/identity';
import { type Application, applicationRef } from './desk.ts';
import type { RegistrationPorts } from './ports.ts';
import { R16 } from './rules-of-life.ts';
import { findApplication, registrationTables } from './store/tables.ts';

const clockKind = 'registration.tell-platform';
const taskKind = 'registration.platform-report';
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
    kind: clockKind,
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

/** Told once, however often it is tried; not answered: again after ten minutes; refused, or silent too often: a task of who records. */
export const tellPlatform =
  (ports: RegistrationPorts): ClockHandler =>
  async (tx, clock) => {
    const report = await reportOf(tx, clock.subjectId);
    const registration = await findApplication(tx, clock.subjectId);
    if (report?.state !== 'waiting' || !registration) return;
    const answer = await askPlatform(
      ports,
      registration,
      await organisationName(tx, registration.registrant),
    );
    await settleReport(tx, registration, answer, true);
  };

type Answer = Awaited<ReturnType<typeof askPlatform>>;

export async function settleReport(
  tx: Tx,
  registration: Application,
  answer: Answer,
  again: boolean,
): Promise<'waiting' | 'told' | 'refused'> {
  const report = await reportOf(tx, registration.id);
  if (!report || report.state === 'told') return 'told';
  const attempts = report.attempts + 1;
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
  if (answer.ok) {
    await completeTasks(tx, { subject, kind: taskKind }, actor);
    await recordStep(tx, {
      subject,
      title: text('登记平台已收到登记终止', 'The platform was told that the registration ended'),
      actor,
    });
  } else if (state === 'waiting' && attempts < mostAttempts && again)
    await tellAt(tx, registration, tx.now.add({ minutes: 10 }));
  else if (!(await tasksOf(tx, subject)).some((task) => task.kind === taskKind && task.state === 'open'))
    await openTask(tx, {
      kind: taskKind,
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
  return state;
}

import {
  type Actor,
  type ClockHandler,
  chinaCalendar,
  type Deadline,
  dateAt,
  systemActor,
  type Tx,
  text,
} from '#foundation';
import {
  cancelTasks,
  openTask,
  recordStep,
  restartClock,
  startClock,
  stopClock,
  tasksOf,
} from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { organisationName } from '#platform/identity';
import { type Application, applicationRef, registrantRole, tellRegistrant } from './desk.ts';
import { closeConfirmations, jointFact } from './joint.ts';
import { applicationLifecycle } from './model/lifecycle.ts';
import { cancellationDecision, issuePaper, revocationDecision, todayInWords } from './papers.ts';
import { reportEnd } from './platform-report.ts';
import { R7, R8 } from './rules.ts';
import { R15, R16 } from './rules-of-life.ts';
import { openObjections } from './store/objections.ts';
import { lockApplication, registrationTables } from './store/tables.ts';

/** The deadline that is over when this date is. */
const endOf = (date: Temporal.PlainDate, now: Temporal.Instant): Deadline =>
  chinaCalendar.deadlineAfterCalendarDays(now, dateAt(now).until(date, { largestUnit: 'days' }).days);

/** A registration is valid until a date: the window of its renewal opens sixty days before, and it lapses after. */
export async function startLife(
  tx: Tx,
  registration: Pick<Application, 'id' | 'valid_until'>,
): Promise<void> {
  if (!registration.valid_until) throw new Error('what is registered has an end of validity');
  const { valid_until: until } = registration;
  const subject = applicationRef(registration);
  const opensOn = R15.judge({ validUntil: until, on: dateAt(tx.now) }).output.opensOn;
  for (const kind of lifeClocks) await stopClock(tx, { subject, kind });
  await startClock(tx, {
    kind: 'registration.renewal-window',
    subject,
    rule: 'R15',
    clause: R15.clause,
    deadline: endOf(opensOn.subtract({ days: 1 }), tx.now),
    nature: 'period',
  });
  await startClock(tx, {
    kind: 'registration.lapse',
    subject,
    rule: 'R16',
    clause: R16.clause,
    deadline: endOf(until, tx.now),
    nature: 'period',
  });
}
const lifeClocks = ['registration.renewal-window', 'registration.lapse'] as const;

/** Sixty days before the end of validity: renewing it is a task of who registered it, due when it lapses. */
export const renewalWindow: ClockHandler = async (tx, clock) => {
  const registration = await lockApplication(tx, clock.subjectId);
  if (registration.state !== 'registered' || !registration.valid_until) return;
  const { valid_until: until } = registration;
  await openTask(tx, {
    kind: 'registration.renewal',
    title: text(
      `办理续展：${registration.title}（有效期至 ${until}）`,
      `Renew: ${registration.title} (valid until ${until})`,
    ),
    subject: applicationRef(registration),
    organisationId: registration.registrant,
    role: registrantRole(registration),
    acts: ['registration.draft-renewal', 'registration.draft-cancellation'],
    clock: {
      kind: 'registration.renewal',
      rule: 'R15',
      clause: R15.clause,
      deadline: endOf(until, tx.now),
      remindBefore: { hours: 24 * 10 },
    },
  });
  await tellRegistrant(
    tx,
    systemActor('registration'),
    registration,
    'renewal-open',
    text(
      `“${registration.title}”的登记有效期至 ${until}，可以申请续展；未续展的到期注销。`,
      `The registration of “${registration.title}” is valid until ${until} and may be renewed now; otherwise it lapses.`,
    ),
  );
};

/** States in which a renewal lies with the registrar: what was filed in time does not lapse while it is decided on. */
const withRegistrar = ['submitted', 'accepted', 'to-record'] as const;

/** Validity is over. Not renewed: it lapses. A renewal that the registrar is deciding on is waited for, as long as its clocks give it. */
export const lapse: ClockHandler = (tx, clock) => lapseIfDue(tx, clock.subjectId);

export async function lapseIfDue(tx: Tx, registrationId: string): Promise<void> {
  const registration = await lockApplication(tx, registrationId);
  if (registration.state !== 'registered' || !registration.valid_until) return;
  const renewal = await registrationTables(tx)
    .selectFrom('registration.application')
    .select('id')
    .where('registration_id', '=', registrationId)
    .where('type', '=', 'renewal')
    .where('state', 'in', [...withRegistrar])
    .executeTakeFirst();
  const verdict = R16.judge({
    validUntil: registration.valid_until,
    on: dateAt(tx.now),
    renewalWithRegistrar: renewal !== undefined,
  });
  if (verdict.output === 'waits')
    await restartClock(tx, {
      subject: applicationRef(registration),
      kind: 'registration.lapse',
      deadline: chinaCalendar.deadlineAfter(tx.now, R7.parameters.workingDays + R8.parameters.workingDays),
    });
  if (verdict.output === 'lapses')
    await endRegistration(
      tx,
      systemActor('registration'),
      registration,
      'lapse',
      verdict.reasons[0]?.zh ?? '',
    );
}

/**
 * A registration ends: cancelled, lapsed or revoked. Its clocks and tasks stop, what was being done about it is terminated, the
 * public log says so, the registrant is told. Its history and its query code stay.
 */
export async function endRegistration(
  tx: Tx,
  actor: Actor,
  registration: Application,
  how: 'cancel' | 'lapse' | 'revoke',
  reason: string,
  /** What the platform answered where it was told before. */
  answered: { readonly receipt: string | null } | null = null,
): Promise<void> {
  const next = applicationLifecycle.next(registration.state, how);
  if (!next.ok) throw new Error(`${registration.id} is ${registration.state} and cannot ${how}`);
  const subject = applicationRef(registration);
  await registrationTables(tx)
    .updateTable('registration.application')
    .set({ state: next.value, ended_at: tx.now, end_reason: reason })
    .where('id', '=', registration.id)
    .execute();
  await registrationTables(tx)
    .deleteFrom('registration.drift')
    .where('registration_id', '=', registration.id)
    .execute();
  for (const kind of lifeClocks) await stopClock(tx, { subject, kind });
  await cancelTasks(tx, { subject }, actor);
  await terminateFollowing(tx, actor, registration.id);
  const title = applicationLifecycle.states[next.value].title;
  await recordStep(tx, { subject, title, actor });
  await appendPublicFact(tx, {
    kind: 'registration.ended',
    subject: registration.id,
    fact: {
      registrant: await organisationName(tx, registration.registrant),
      ...(await jointFact(tx, registration)),
      dataName: registration.title,
      queryCode: registration.query_code,
      how: next.value,
      reason,
    },
  });
  await issuePaper(tx, actor, registration, {
    template: how === 'revoke' ? revocationDecision : cancellationDecision,
    values: { queryCode: registration.query_code ?? '', on: todayInWords(tx), reason },
    told: {
      kind: 'registration-ended',
      text: text(
        `“${registration.title}”的登记${title.zh}：${reason}`,
        `The registration of “${registration.title}” ended (${title.en}): ${reason}`,
      ),
    },
  });
  await reportEnd(
    tx,
    registration,
    how === 'cancel' ? 'cancelled' : how === 'lapse' ? 'lapsed' : 'revoked',
    answered,
  );
  await tx.emit({
    kind: 'registration.ended',
    subject: registration.id,
    payload: { how: next.value, thing: registration.thing_id },
  });
}

/** What followed a registration that is over has nothing to follow any more. */
async function terminateFollowing(tx: Tx, actor: Actor, registrationId: string): Promise<void> {
  const rows = await registrationTables(tx)
    .selectFrom('registration.application')
    .select(['id', 'state'])
    .where('registration_id', '=', registrationId)
    .forUpdate()
    .execute();
  for (const { id, state } of rows) {
    const next = applicationLifecycle.next(state, 'end');
    if (!next.ok) continue;
    const subject = applicationRef({ id });
    for (const objection of await openObjections(tx, id)) {
      await registrationTables(tx)
        .updateTable('registration.objection')
        .set({ state: 'closed', decided_at: tx.now, finding: '原登记已失效' })
        .where('id', '=', objection.id)
        .execute();
      await cancelTasks(tx, { subject: { kind: 'registration-objection', id: objection.id } }, actor);
    }
    await stopClock(tx, { subject, kind: 'registration.public-notice' });
    await cancelTasks(tx, { subject }, actor);
    await closeConfirmations(tx, actor, id);
    await registrationTables(tx)
      .updateTable('registration.application')
      .set({ state: next.value, notice_paused_at: null, refusal_reason: '原登记已失效' })
      .where('id', '=', id)
      .execute();
    await recordStep(tx, { subject, title: text('原登记失效，办理终止', 'Its registration ended'), actor });
  }
}

/** Is something of this kind on anybody's desk about a thing. */
export const hasOpenTask = async (tx: Tx, id: string, kind: string): Promise<boolean> =>
  (await tasksOf(tx, applicationRef({ id }))).some((task) => task.kind === kind && task.state === 'open');

/** A renewal was turned down or taken back after validity was over: what it held up happens now. Its task is there again before that. */
export async function afterTurnedDown(
  tx: Tx,
  application: Pick<Application, 'type' | 'registration_id'>,
): Promise<void> {
  const registration =
    application.type === 'renewal' && application.registration_id
      ? await lockApplication(tx, application.registration_id)
      : null;
  if (registration?.state !== 'registered' || !registration.valid_until) return;
  const over = Temporal.PlainDate.compare(dateAt(tx.now), registration.valid_until) > 0;
  if (!over && !(await hasOpenTask(tx, registration.id, 'registration.renewal')))
    await startClock(tx, {
      kind: 'registration.renewal-window',
      subject: applicationRef(registration),
      rule: 'R15',
      clause: R15.clause,
      deadline: chinaCalendar.deadlineAfterCalendarDays(tx.now, -1),
      nature: 'period',
    });
  if (over)
    await restartClock(tx, {
      subject: applicationRef(registration),
      kind: 'registration.lapse',
      deadline: chinaCalendar.deadlineAfterCalendarDays(tx.now, -1),
    });
}

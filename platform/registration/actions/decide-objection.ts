import { type TObject, type TProperties, Type } from 'typebox';
import {
  type Actor,
  actorReference,
  defineAction,
  ok,
  refuse,
  type Subject,
  type Tx,
  text,
} from '#foundation';
import {
  cancelTasks,
  clocksOf,
  completeTasks,
  recordStep,
  resumeClock,
  sendNotice,
  stopClock,
} from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { organisationName } from '#platform/identity';
import { type Application, applicationRef, filingAnew, hand } from '../desk.ts';
import { applicationLifecycle } from '../model/lifecycle.ts';
import { noticeResumes, objectionLifecycle } from '../model/objection.ts';
import { issuePaper, objectionNotAccepted, recheckResult } from '../papers.ts';
import { registrationProblems } from '../problems.ts';
import { R11 } from '../rules-of-objection.ts';
import { findObjection, type Objection, objectionsOf, openObjections } from '../store/objections.ts';
import { findApplication, lockApplication, registrationTables } from '../store/tables.ts';
import { reasonField } from './steps.ts';

const noticeClock = (application: Application) => ({
  subject: applicationRef(application),
  kind: 'registration.public-notice',
});

/** An objection as policies see it. Who examined the form and who objects are authors: neither rechecks. */
export async function objectionSubject(tx: Tx, id: string): Promise<Subject | null> {
  const objection = await findObjection(tx, id);
  const application = objection && (await findApplication(tx, objection.application_id));
  if (!objection || !application) return null;
  return {
    kind: 'registration-objection',
    id,
    owner: application.registrant,
    handler: application.registrar,
    parties: [application.registrant, application.registrar],
    authors: [objection.objector, ...(application.examined_by ? [application.examined_by] : [])],
    state: objection.state,
  };
}

interface Decision {
  readonly name: 'uphold-objection' | 'dismiss-objection' | 'decline-objection';
  readonly event: 'uphold' | 'dismiss' | 'decline';
  readonly title: ReturnType<typeof text>;
  readonly description: ReturnType<typeof text>;
  readonly finding: TProperties[string];
}

/** The recheck is decided: the objection has its finding, its task is done, and the notice ends or goes on. */
const defineDecision = (decision: Decision) =>
  defineAction({
    name: `registration.${decision.name}`,
    title: decision.title,
    description: decision.description,
    input: Type.Object(
      {
        objectionId: Type.String({ maxLength: 60, title: '异议', titleEn: 'Objection' }),
        finding: decision.finding,
      },
      { additionalProperties: false },
    ) as TObject<{ objectionId: ReturnType<typeof Type.String>; finding: ReturnType<typeof Type.String> }>,
    output: Type.Object({ objectionId: Type.String(), applicationId: Type.String(), state: Type.String() }),
    problems: [registrationProblems['notice-not-paused'].type],
    rules: ['R11', 'R12'],
    fourEyes: true,
    ...(decision.event === 'uphold' ? { dangerous: true } : {}),
    subject: (tx, input) => objectionSubject(tx, input.objectionId),
    async run(actor, input, tx) {
      const known = await findObjection(tx, input.objectionId);
      if (!known) throw new Error('the subject was there a moment ago');
      const application = await lockApplication(tx, known.application_id);
      const objection = (await findObjection(tx, input.objectionId)) as Objection;
      const decided = objectionLifecycle.next(objection.state, decision.event);
      if (!decided.ok) return decided;
      const others = (await openObjections(tx, application.id)).filter(({ id }) => id !== objection.id);
      const result = R11.judge({ upheld: decision.event === 'uphold', othersOpen: others.length });
      // What is not accepted leaves the notice as what is dismissed: it goes on.
      const after = applicationLifecycle.next(
        application.state,
        decision.event === 'uphold' ? 'uphold' : 'dismiss',
      );
      if (!after.ok) return after;
      await settle(tx, actor, objection, decided.value, input.finding);
      await completeTasks(tx, { subject: { kind: 'registration-objection', id: objection.id } }, actor);
      if (result.output === 'terminated') await terminate(tx, actor, application, others, input.finding);
      else if (result.output === 'continues') {
        if (!(await goOn(tx, application))) return refuse(registrationProblems['notice-not-paused']());
      }
      await tellBoth(tx, actor, application, objection, decision.event, input.finding, result.reasons[0]);
      const state = result.output === 'waits' ? application.state : after.value;
      return ok({ objectionId: objection.id, applicationId: application.id, state });
    },
  });

async function settle(
  tx: Tx,
  actor: Actor,
  objection: Pick<Objection, 'id'>,
  state: Objection['state'],
  finding: string,
): Promise<void> {
  await registrationTables(tx)
    .updateTable('registration.objection')
    .set({
      state,
      decided_by: actor.kind === 'person' ? actor.personId : actorReference(actor),
      decided_at: tx.now,
      finding,
    })
    .where('id', '=', objection.id)
    .execute();
}

/** Upheld: the notice's clock stops, the registration is terminated, what else was objected is closed with it. */
async function terminate(
  tx: Tx,
  actor: Actor,
  application: Application,
  others: readonly Objection[],
  finding: string,
): Promise<void> {
  await stopClock(tx, noticeClock(application));
  await registrationTables(tx)
    .updateTable('registration.application')
    .set({ state: 'terminated', notice_paused_at: null, refusal_reason: finding })
    .where('id', '=', application.id)
    .execute();
  for (const other of others) {
    await settle(tx, actor, other, 'closed', finding);
    const subject = { kind: 'registration-objection', id: other.id };
    await cancelTasks(tx, { subject }, actor);
    await sendNotice(tx, {
      to: { personId: other.objector },
      kind: 'registration.objection-closed',
      subject,
      text: text(
        `“${application.title}”的登记因另一异议成立而终止，您的异议随之结案。`,
        `The registration of “${application.title}” was terminated on another objection; yours is closed with it.`,
      ),
    });
  }
  const step = text('异议成立，登记终止', 'Objection upheld: terminated');
  await hand(tx, actor, application, step, filingAnew(application));
}

/** Dismissed, and no other objection open: the notice goes on with the working days that were left. */
async function goOn(tx: Tx, application: Application): Promise<boolean> {
  const which = noticeClock(application);
  const clock = (await clocksOf(tx, which.subject)).find(
    ({ kind, state }) => kind === which.kind && state === 'paused',
  );
  if (!clock || !application.notice_paused_at) return false;
  const before = (await objectionsOf(tx, application.id)).flatMap(({ decided_at }) =>
    decided_at && Temporal.Instant.compare(decided_at, application.notice_paused_at ?? tx.now) < 0
      ? [decided_at]
      : [],
  );
  const since = before.sort(Temporal.Instant.compare).at(-1) ?? application.notice_from ?? clock.startedAt;
  const deadline = noticeResumes(
    { since, pausedAt: application.notice_paused_at, lastDay: clock.lastDay },
    tx.now,
  );
  await resumeClock(tx, { ...which, deadline, remindBefore: null });
  await registrationTables(tx)
    .updateTable('registration.application')
    .set({ state: 'public-notice', notice_paused_at: null, notice_until: deadline.dueAt })
    .where('id', '=', application.id)
    .execute();
  return true;
}

async function tellBoth(
  tx: Tx,
  actor: Actor,
  application: Application,
  objection: Objection,
  event: Decision['event'],
  finding: string,
  result: ReturnType<typeof text> | undefined,
): Promise<void> {
  const upheld = event === 'uphold';
  const declined = event === 'decline';
  const said = text(
    `“${application.title}”的公示异议${declined ? '不予受理' : upheld ? '经复核成立' : '经复核不成立'}：${finding}。${result?.zh ?? ''}。`,
    `The objection to “${application.title}” was ${declined ? 'not accepted' : upheld ? 'upheld' : 'dismissed'}: ${finding}. ${result?.en ?? ''}.`,
  );
  if (!upheld)
    await recordStep(tx, {
      subject: applicationRef(application),
      title: declined
        ? text('异议不予受理', 'Objection not accepted')
        : text('异议不成立', 'Objection dismissed'),
      actor,
    });
  await issuePaper(tx, actor, application, {
    template: declined ? objectionNotAccepted : recheckResult,
    about: { kind: 'registration-objection', id: objection.id },
    addressee: null,
    person: objection.objector,
    values: {
      application: application.id,
      objection: objection.id,
      ...(declined ? {} : { verdict: upheld ? '成立' : '不成立' }),
      finding,
      result: result?.zh ?? '',
    },
    told: { kind: 'objection-decided', text: said },
  });
  const now = await findApplication(tx, application.id);
  await appendPublicFact(tx, {
    kind: 'registration.objection-decided',
    subject: application.id,
    fact: {
      dataName: application.title,
      registrant: await organisationName(tx, application.registrant),
      objection: objection.id,
      upheld,
      ...(declined ? { accepted: false } : {}),
      noticeUntil: now?.state === 'public-notice' ? (now.notice_until?.toString() ?? null) : null,
    },
  });
  await tx.emit({
    kind: 'registration.objection-decided',
    subject: application.id,
    payload: { objectionId: objection.id, upheld },
  });
}

export const upholdObjection = defineDecision({
  name: 'uphold-objection',
  event: 'uphold',
  title: text('异议成立，终止登记', 'Uphold: terminate the registration'),
  description: text(
    '复核认定异议成立的，终止登记，并告知登记主体和异议人。形式审核人员不能复核。',
    'When the recheck upholds the objection the registration is terminated; both sides are told. Not by the form reviewer.',
  ),
  finding: reasonField('复核结论和理由', 'Finding and reasons'),
});
export const dismissObjection = defineDecision({
  name: 'dismiss-objection',
  event: 'dismiss',
  title: text('异议不成立，继续公示', 'Dismiss: the notice goes on'),
  description: text(
    '复核认定异议不成立的，公示按剩余工作日继续，并告知登记主体和异议人。形式审核人员不能复核。',
    'When the recheck dismisses the objection the notice goes on with what was left of it; both sides are told. Not by the form reviewer.',
  ),
  finding: reasonField('复核结论和理由', 'Finding and reasons'),
});
export const declineObjection = defineDecision({
  name: 'decline-objection',
  event: 'decline',
  title: text('异议不予受理', 'Do not accept the objection'),
  description: text(
    '异议不符合受理条件（不是利害关系人、所附材料不是证据、与登记内容无关等）的，不予受理并书面说明理由和救济途径，公示按剩余工作日继续。形式审核人员不能办理。',
    'Not heard because its conditions are not met (not affected, no evidence, not about what is registered): in writing, with reason and remedy; the notice goes on. Not by the form reviewer.',
  ),
  finding: reasonField('不予受理的理由', 'Why it is not accepted'),
});

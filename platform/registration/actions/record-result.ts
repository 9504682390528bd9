import { Type } from 'typebox';
import { type Actor, dateAt, defineOperation, ok, refuse, type Tx, text } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { organisation, organisationName } from '#platform/identity';
import { agentFact } from '../agents.ts';
import { type Application, applicationSubject, hand, tellRegistrant } from '../desk.ts';
import { compareRegistered } from '../drift.ts';
import { jointFact, recordApplicants } from '../joint.ts';
import { endRegistration, startLife } from '../life.ts';
import { cancellationGrounds, type DetailsOf, typeTitles } from '../model/following.ts';
import { applicationLifecycle } from '../model/lifecycle.ts';
import type { RegistrationPorts } from '../ports.ts';
import { registrationProblems } from '../problems.ts';
import { issueResultSheet } from '../result-sheet.ts';
import { R15 } from '../rules-of-life.ts';
import { findApplication, lockApplication, registrationTables } from '../store/tables.ts';
import { tellApplicant } from './correction.ts';
import { StepAnswer } from './steps.ts';

/**
 * What followed a registration is recorded in it: the registrar's platform is told outside any transaction (telling it twice is the
 * same as once), then content, validity or end of the registration change here. The codes stay as they are.
 */
export const recordResult = (ports: RegistrationPorts) =>
  defineOperation({
    name: 'registration.record-result',
    title: text('记载登记结果', 'Record the result'),
    description: text(
      '变更、更正、续展、注销审核（公示）完毕，由登记平台记载；登记编码和查询码不变。',
      'A change, correction, renewal or cancellation that has passed is recorded by the registrar’s platform; the codes stay.',
    ),
    input: Type.Object(
      { applicationId: Type.String({ maxLength: 60, title: '登记申请', titleEn: 'Application' }) },
      { additionalProperties: false },
    ),
    output: Type.Object({ ...StepAnswer.properties, registrationId: Type.String() }),
    problems: [
      registrationProblems['registrar-unavailable'].type,
      registrationProblems['not-in-force'].type,
      registrationProblems['objection-open'].type,
      registrationProblems['second-person'].type,
    ],
    rules: ['R15', 'R19'],
    fourEyes: true,
    subject: (tx, input) => applicationSubject(tx, input.applicationId),
    async run(actor, input, context) {
      const asked = await context.database.transaction(async (tx) => {
        const application = await findApplication(tx, input.applicationId);
        const registration =
          application?.registration_id && (await findApplication(tx, application.registration_id));
        if (!application || !registration) return null;
        return { application, registration, registrant: await organisation(tx, application.registrant) };
      });
      if (!asked?.registrant) return refuse(registrationProblems['not-in-force']());
      const { application, registration } = asked;
      const allowed = applicationLifecycle.next(application.state, 'record');
      if (!allowed.ok) return allowed;
      if (registration.state !== 'registered' || !registration.registration_code)
        return refuse(registrationProblems['not-in-force']());
      if (application.type === 'first')
        throw new Error('a first registration has no other to be recorded in');
      const answer = await ports.registrar.record({
        applicationId: application.id,
        registrationCode: registration.registration_code,
        type: application.type,
        registrant: asked.registrant.name,
        title: application.title,
        validUntil: renewedUntil(application, registration)?.toString() ?? null,
      });
      if (!answer.ok) return refuse(registrationProblems['registrar-unavailable']({ detail: answer.reason }));
      return context.database.transaction(
        async (tx) => {
          // Always the registration first, then what follows it: two that follow one registration wait for each other.
          const live = await lockApplication(tx, registration.id);
          const locked = await lockApplication(tx, application.id);
          const next = applicationLifecycle.next(locked.state, 'record');
          if (!next.ok) return next;
          if (live.state !== 'registered') return refuse(registrationProblems['not-in-force']());
          if (actor.kind === 'person' && locked.examined_by === actor.personId)
            return refuse(registrationProblems['second-person']());
          await registrationTables(tx)
            .updateTable('registration.application')
            .set({ state: next.value, recorded_at: tx.now })
            .where('id', '=', locked.id)
            .execute();
          const done = typeTitles[locked.type];
          await hand(tx, actor, locked, text(`记载${done.zh}`, `${done.en} recorded`));
          const said = text(
            `“${locked.title}”的${done.zh}已记载。`,
            `The ${done.en.toLowerCase()} of “${locked.title}” was recorded.`,
          );
          await tellApplicant(tx, locked, 'result-recorded', said);
          if (locked.type === 'cancellation') {
            const { ground } = locked.details as unknown as DetailsOf['cancellation'];
            await endRegistration(tx, actor, live, 'cancel', cancellationGrounds[ground].zh, {
              receipt: answer.receipt ?? null,
            });
          } else {
            await apply(tx, actor, live, locked);
            await tellRegistrant(tx, actor, locked, 'result-recorded', said);
            await compareRegistered(tx, ports, live.thing_id);
          }
          return ok({ applicationId: locked.id, state: next.value, registrationId: live.id });
        },
        { requestId: context.requestId },
      );
    },
  });

function renewedUntil(application: Application, registration: Application): Temporal.PlainDate | null {
  if (application.type !== 'renewal' || !registration.valid_until) return registration.valid_until;
  const { years } = application.details as unknown as DetailsOf['renewal'];
  return R15.judge({ validUntil: registration.valid_until, on: registration.valid_until, years }).output
    .until;
}

/**
 * What an application may change of a registration, as it stands when it is recorded. An application holds all content as it was when it was drafted, so only
 * its own matter is taken of it: a renewal the validity, a correction what it says is wrong. New content and another registrant come with a change alone,
 * which was on public notice.
 */
function contentOf(live: Application, application: Application): Partial<Application> {
  switch (application.type) {
    case 'renewal':
      return { valid_until: renewedUntil(application, live) };
    case 'correction': {
      const { dataName, contentSummary } = application.details as unknown as DetailsOf['correction'];
      return {
        ...(dataName ? { title: dataName } : {}),
        ...(contentSummary ? { content_summary: contentSummary } : {}),
      };
    }
    default:
      return {
        title: application.title,
        content_summary: application.content_summary,
        registrant: application.registrant,
        lead_share: application.lead_share,
        materials: application.materials,
        described: application.described,
        evidence_entry: application.evidence_entry,
      };
  }
}

/** The registration has the new content or validity, a new version, a new result sheet, and the log says so. */
async function apply(tx: Tx, actor: Actor, live: Application, application: Application): Promise<void> {
  const changed: Application = { ...live, ...contentOf(live, application), version: live.version + 1 };
  if (application.type === 'change') await recordApplicants(tx, live.id, application);
  const document = await issueResultSheet(tx, actor, changed, application.type, application.id);
  await registrationTables(tx)
    .updateTable('registration.application')
    .set({
      title: changed.title,
      content_summary: changed.content_summary,
      registrant: changed.registrant,
      version: changed.version,
      valid_until: changed.valid_until,
      result_document: document.id,
      ...(application.type === 'change'
        ? {
            materials: JSON.stringify(application.materials),
            described: application.described === null ? null : JSON.stringify(application.described),
            evidence_entry: application.evidence_entry,
          }
        : {}),
    })
    .where('id', '=', live.id)
    .execute();
  if (application.type === 'renewal') await startLife(tx, changed);
  await appendPublicFact(tx, {
    kind: 'registration.recorded',
    subject: live.id,
    fact: {
      registrant: await organisationName(tx, changed.registrant),
      ...(await jointFact(tx, changed)),
      ...(await agentFact(tx, application)),
      dataName: changed.title,
      type: application.type,
      version: changed.version,
      registrationCode: live.registration_code,
      queryCode: live.query_code,
      validUntil: changed.valid_until?.toString() ?? null,
      on: dateAt(tx.now).toString(),
    },
  });
  await tx.emit({
    kind: 'registration.recorded',
    subject: live.id,
    payload: { type: application.type, version: changed.version },
  });
}

import { Type } from 'typebox';
import {
  type ClockHandler,
  dateAt,
  defineOperation,
  ok,
  refuse,
  systemActor,
  type Tx,
  text,
} from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { organisation, organisationName } from '#platform/identity';
import { connect } from '#platform/lineage';
import { agentFact } from '../agents.ts';
import { type Application, applicationSubject, hand } from '../desk.ts';
import { compareRegistered } from '../drift.ts';
import { jointFact } from '../joint.ts';
import { startLife } from '../life.ts';
import { applicationLifecycle } from '../model/lifecycle.ts';
import type { RegistrationPorts } from '../ports.ts';
import { registrationProblems } from '../problems.ts';
import { issueResultSheet } from '../result-sheet.ts';
import { R13, R14 } from '../rules.ts';
import { R11 } from '../rules-of-objection.ts';
import { openObjections } from '../store/objections.ts';
import { findApplication, lockApplication, registrationTables } from '../store/tables.ts';
import { StepAnswer } from './steps.ts';

/** The notice has run to its end: the registrar's coder is asked to have the code assigned. */
export const endNotice: ClockHandler = async (tx, clock) => {
  const application = await lockApplication(tx, clock.subjectId);
  const first = application.type === 'first';
  const next = applicationLifecycle.next(application.state, first ? 'end-notice' : 'end-notice-of-change');
  if (!next.ok) return;
  await registrationTables(tx)
    .updateTable('registration.application')
    .set({ state: next.value })
    .where('id', '=', application.id)
    .execute();
  await hand(tx, systemActor('registration'), application, text('公示期满', 'The notice period ended'), {
    kind: first ? 'coding' : 'recording',
    title: first
      ? text('公示期满，赋码', 'Notice ended: assign the code')
      : text('公示期满，记载变更', 'Notice ended: record the change'),
    organisationId: application.registrar,
    role: 'registrar-coder',
    apartFrom: [application.examined_by ?? ''],
    acts: [first ? 'registration.assign-code' : 'registration.record-result'],
  });
};

/**
 * Have the platform of the registrar assign the codes, and keep them as they come. The platform is asked outside any
 * transaction; it answers the same application with the same codes, so a crash in between costs nothing.
 */
export const assignCode = (ports: RegistrationPorts) =>
  defineOperation({
    name: 'registration.assign-code',
    title: text('赋码', 'Assign the code'),
    description: text(
      '公示期满无异议的，由登记平台赋予登记结果查询码，并出具登记结果。',
      'After a clean notice the registrar’s platform assigns the query code; the result sheet is issued.',
    ),
    input: Type.Object(
      { applicationId: Type.String({ maxLength: 60, title: '登记申请', titleEn: 'Application' }) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      ...StepAnswer.properties,
      registrationCode: Type.String(),
      queryCode: Type.String(),
    }),
    problems: [
      registrationProblems['notice-running'].type,
      registrationProblems['objection-open'].type,
      registrationProblems['registrar-unavailable'].type,
      registrationProblems['second-person'].type,
    ],
    rules: ['R11', 'R13', 'R14'],
    fourEyes: true,
    subject: (tx, input) => applicationSubject(tx, input.applicationId),
    async run(actor, input, context) {
      const filing = await context.database.transaction(async (tx) => {
        const application = await findApplication(tx, input.applicationId);
        return application && { application, registrant: await organisation(tx, application.registrant) };
      });
      if (!filing?.registrant) throw new Error('the subject was there a moment ago');
      const { application } = filing;
      const allowed = applicationLifecycle.next(application.state, 'assign-code');
      if (!allowed.ok) return allowed;
      const answer = await ports.registrar.assignCode({
        applicationId: application.id,
        registrant: filing.registrant.name,
        title: application.title,
        kind: application.thing_kind,
        noticeUntil: application.notice_until ?? application.created_at,
      });
      if (!answer.ok) return refuse(registrationProblems['registrar-unavailable']({ detail: answer.reason }));

      return context.database.transaction(
        async (tx) => {
          const locked = await lockApplication(tx, application.id);
          const next = applicationLifecycle.next(locked.state, 'assign-code');
          if (!next.ok) return next;
          if (actor.kind === 'person' && locked.examined_by === actor.personId)
            return refuse(registrationProblems['second-person']());
          const clean = R13.judge({ noticeUntil: locked.notice_until, at: tx.now });
          if (!clean.holds)
            return refuse(registrationProblems['notice-running']({ rule: 'R13', clause: clean.clause }));
          const open = R11.judge({
            upheld: false,
            othersOpen: (await openObjections(tx, locked.id)).length,
          });
          if (!open.holds)
            return refuse(registrationProblems['objection-open']({ rule: 'R11', clause: open.clause }));
          const validUntil = await validity(tx, ports, locked);
          const registered = {
            ...locked,
            state: next.value,
            registration_code: answer.registrationCode,
            query_code: answer.queryCode,
            registered_at: tx.now,
            valid_until: validUntil,
          };
          const document = await issueResultSheet(tx, actor, registered, 'first', registered.id);
          await registrationTables(tx)
            .updateTable('registration.application')
            .set({
              state: next.value,
              registration_code: answer.registrationCode,
              query_code: answer.queryCode,
              registered_at: tx.now,
              coded_by: actor.kind === 'person' ? actor.personId : null,
              coded_post: actor.kind === 'person' ? actor.postId : null,
              valid_until: validUntil,
              result_document: document.id,
            })
            .where('id', '=', locked.id)
            .execute();
          await hand(tx, actor, locked, text('赋码并出具登记结果', 'Code assigned; result issued'));
          await startLife(tx, registered);
          await publish(tx, registered, actor);
          await compareRegistered(tx, ports, locked.thing_id);
          return ok({
            applicationId: locked.id,
            state: next.value,
            registrationCode: answer.registrationCode,
            queryCode: answer.queryCode,
          });
        },
        { requestId: context.requestId },
      );
    },
  });

async function validity(
  tx: Tx,
  ports: RegistrationPorts,
  application: Application,
): Promise<Temporal.PlainDate> {
  const thing = await ports.things[application.thing_kind](tx, application.thing_id);
  return R14.judge({
    codedOn: dateAt(tx.now),
    thing: application.thing_kind,
    ...(thing?.operatingTerm ? { operatingTerm: thing.operatingTerm } : {}),
  }).output;
}

async function publish(tx: Tx, application: Application, actor: Parameters<typeof hand>[1]): Promise<void> {
  const registrant = await organisationName(tx, application.registrant);
  await appendPublicFact(tx, {
    kind: 'registration.registered',
    subject: application.id,
    fact: {
      registrant,
      ...(await jointFact(tx, application)),
      ...(await agentFact(tx, application)),
      dataName: application.title,
      kind: application.thing_kind,
      registrationCode: application.registration_code,
      queryCode: application.query_code,
      validUntil: application.valid_until?.toString() ?? null,
    },
  });
  await connect(tx, {
    from: {
      kind: application.thing_kind === 'product' ? 'product' : 'resource',
      id: application.thing_id,
    },
    to: {
      kind: 'registration',
      id: application.id,
      title: text(`登记 ${application.query_code}`, `Registration ${application.query_code}`),
      owner: application.registrant,
      visibility: 'public',
    },
    relation: 'registered-as',
    by: actor.kind === 'person' ? actor.personId : 'system:registration',
  });
  await tx.emit({
    kind: 'registration.registered',
    subject: application.id,
    payload: { thing: application.thing_id, queryCode: application.query_code },
  });
}

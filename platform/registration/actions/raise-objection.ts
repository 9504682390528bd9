import { Type } from 'typebox';
import {
  dateInWords,
  defineAction,
  newId,
  ok,
  refuse,
  type Subject,
  systemActor,
  type Tx,
  text,
  type Uploads,
} from '#foundation';
import { openTask, pauseClock, recordStep } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { organisationName, personName } from '#platform/identity';
import { mandateOf } from '../agents.ts';
import { applicationRef } from '../desk.ts';
import { registrantsOf } from '../joint.ts';
import { applicationLifecycle } from '../model/lifecycle.ts';
import { mayObjectAgain } from '../model/objection.ts';
import { issuePaper, objectionReceived, todayInWords } from '../papers.ts';
import { registrationProblems } from '../problems.ts';
import { R10, R12 } from '../rules-of-objection.ts';
import { objectionsOf } from '../store/objections.ts';
import { findApplication, lockApplication, registrationTables } from '../store/tables.ts';

/** An application on public notice, for whoever objects to it. One that was never on notice is not there for them. */
async function noticedApplication(tx: Tx, id: string): Promise<Subject | null> {
  const application = await findApplication(tx, id);
  if (!application?.notice_from) return null;
  const agent = (await mandateOf(tx, application.id))?.agent;
  return {
    kind: 'registration-application',
    id,
    owner: application.registrant,
    handler: application.registrar,
    parties: [...(await registrantsOf(tx, application)), ...(agent ? [agent] : [])],
    state: application.state,
  };
}

/** Object to a public notice, by anybody signed in, under the name the account is registered with. The notice stands still until it is rechecked. */
export const raiseObjection = (uploads: Uploads) =>
  defineAction({
    name: 'registration.raise-objection',
    title: text('提出公示异议', 'Object to a public notice'),
    description: text(
      '公示期内以实名提出异议并附证据；登记机构由形式审核人员以外的人复核，复核期间公示中止，不赋码。您的姓名和证据只给登记机构。',
      'Object under your real name and with evidence while the notice runs. Another person than the form reviewer rechecks it; meanwhile the notice stands still and no code is given. Your name and evidence go to the registrar alone.',
    ),
    input: Type.Object(
      {
        applicationId: Type.String({ maxLength: 60, title: '登记申请', titleEn: 'Application' }),
        interest: Type.String({
          minLength: 4,
          maxLength: 500,
          title: '与该数据的利害关系',
          titleEn: 'How you are affected',
        }),
        reason: Type.String({
          minLength: 10,
          maxLength: 2000,
          title: '异议内容和理由',
          titleEn: 'What is wrong, and why',
        }),
        evidenceUploadId: Type.String({
          format: 'upload',
          maxLength: 60,
          title: '证据材料',
          titleEn: 'Evidence',
        }),
        newEvidence: Type.Optional(
          Type.String({
            minLength: 10,
            maxLength: 1000,
            title: '新证据说明（再次提出时填写）',
            titleEn: 'What the new evidence shows (when you object again)',
          }),
        ),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ objectionId: Type.String(), lastDay: Type.String() }),
    problems: [
      registrationProblems['objection-not-heard'].type,
      registrationProblems['already-objected'].type,
      registrationProblems['objection-repeated'].type,
      registrationProblems['evidence-missing'].type,
    ],
    rules: ['R10', 'R12'],
    subject: (tx, input) => noticedApplication(tx, input.applicationId),
    async run(actor, input, tx) {
      if (actor.kind !== 'person') throw new Error('only persons object');
      const application = await lockApplication(tx, input.applicationId);
      const evidence = await uploads.find(tx, actor, input.evidenceUploadId);
      if (!evidence) return refuse(registrationProblems['evidence-missing']());
      const name = await personName(tx, actor.personId);
      const onNotice = application.state === 'public-notice' || application.state === 'objected';
      const heard = R10.judge({
        at: tx.now,
        noticeFrom: application.notice_from,
        noticeUntil: onNotice ? application.notice_until : null,
        pausedAt: application.notice_paused_at,
        realName: name,
        evidenceSha256: evidence.sha256,
      });
      if (!heard.holds)
        return refuse(
          registrationProblems['objection-not-heard']({
            rule: heard.rule,
            clause: heard.clause,
            defects: heard.reasons.map((message) => ({ at: '/applicationId', message })),
          }),
        );
      const before = (await objectionsOf(tx, application.id)).filter(
        ({ objector, state }) =>
          objector === actor.personId && (state === 'dismissed' || state === 'not-accepted'),
      );
      if (!mayObjectAgain(before, evidence.sha256, input.newEvidence))
        return refuse(registrationProblems['objection-repeated']());
      const id = newId('obj');
      const raised = await registrationTables(tx)
        .insertInto('registration.objection')
        .values({
          id,
          application_id: application.id,
          objector: actor.personId,
          objector_name: name,
          organisation: actor.organisationId,
          interest: input.interest,
          reason: input.newEvidence ? `${input.reason}\n新证据：${input.newEvidence}` : input.reason,
          evidence_upload: evidence.id,
          evidence_name: evidence.name,
          evidence_sha256: evidence.sha256,
          state: 'rechecking',
          raised_at: tx.now,
          decided_by: null,
          decided_at: null,
          finding: null,
        })
        .onConflict((conflict) =>
          conflict.columns(['application_id', 'objector']).where('state', '=', 'rechecking').doNothing(),
        )
        .returning('id')
        .executeTakeFirst();
      if (!raised) return refuse(registrationProblems['already-objected']());
      const subject = applicationRef(application);
      if (application.state === 'public-notice') {
        const next = applicationLifecycle.next(application.state, 'object');
        if (!next.ok) return next;
        await pauseClock(tx, { subject, kind: 'registration.public-notice' });
        await registrationTables(tx)
          .updateTable('registration.application')
          .set({ state: next.value, notice_paused_at: tx.now })
          .where('id', '=', application.id)
          .execute();
      }
      await recordStep(tx, {
        subject,
        title: text('收到公示异议，公示中止', 'An objection was raised; the notice stands still'),
        actor,
      });
      const clock = R12.judge({ from: tx.now });
      await openTask(tx, {
        kind: 'registration.recheck',
        title: text(`复核公示异议：${application.title}`, `Recheck an objection: ${application.title}`),
        subject: { kind: 'registration-objection', id },
        organisationId: application.registrar,
        role: 'registrar-reviewer',
        acts: [
          'registration.dismiss-objection',
          'registration.uphold-objection',
          'registration.decline-objection',
        ],
        apartFrom: [application.examined_by ?? '', actor.personId],
        clock: {
          kind: 'registration.recheck',
          rule: clock.rule,
          clause: clock.clause,
          deadline: clock.output,
        },
      });
      await issuePaper(tx, systemActor('registration'), application, {
        template: objectionReceived,
        about: { kind: 'registration-objection', id },
        addressee: null,
        person: actor.personId,
        values: {
          application: application.id,
          objection: id,
          on: todayInWords(tx),
          reason: input.reason,
          until: dateInWords(clock.output.lastDay),
        },
        told: {
          kind: 'objection-raised',
          text: text(
            `“${application.title}”的公示收到异议，公示中止，登记机构将在 ${clock.output.lastDay} 前复核。异议内容：${input.reason}`,
            `Somebody objects to the notice of “${application.title}”. It stands still; the registrar rechecks by ${clock.output.lastDay}. What is said: ${input.reason}`,
          ),
        },
      });
      await appendPublicFact(tx, {
        kind: 'registration.objection-raised',
        subject: application.id,
        fact: {
          dataName: application.title,
          registrant: await organisationName(tx, application.registrant),
          objection: id,
          evidenceDigest: evidence.sha256,
          recheckBy: clock.output.lastDay.toString(),
        },
      });
      await tx.emit({
        kind: 'registration.objection-raised',
        subject: application.id,
        payload: { objectionId: id },
      });
      return ok({ objectionId: id, lastDay: clock.output.lastDay.toString() });
    },
  });

import { Type } from 'typebox';
import { defineAction, ok, refuse, type Subject, type Tx, text, type Uploads } from '#foundation';
import { completeTasks, openTask, recordStep, sendNotice } from '#platform/casework';
import { organisationName, personName } from '#platform/identity';
import { applicationRef, applicationSubject, hand, registrantRole, tellRegistrant } from '../desk.ts';
import { correctionDetails, type DetailsOf } from '../model/following.ts';
import { registrationProblems } from '../problems.ts';
import { R7 } from '../rules.ts';
import { sidesOf } from '../sides.ts';
import { insertApplication } from '../store/new-application.ts';
import { findApplication, lockApplication, registrationTables } from '../store/tables.ts';
import { reasonField } from './steps.ts';

/** Ask that registered information be corrected, by the registrant or anybody it concerns, with evidence. It is filed at once. */
export const requestCorrection = (uploads: Uploads) =>
  defineAction({
    name: 'registration.request-correction',
    title: text('申请更正登记', 'Ask for a correction'),
    description: text(
      '认为登记信息有误的，登记主体或利害关系人可申请更正并附证据；登记主体书面同意，或有证据证明确有错误的，予以更正。',
      'The registrant or anybody concerned may ask that registered information be corrected, with evidence. It is when the registrant agrees in writing or the evidence proves the error.',
    ),
    input: Type.Object(
      {
        registrationId: Type.String({ maxLength: 60, title: '登记', titleEn: 'Registration' }),
        ...correctionDetails,
        evidenceUploadId: Type.String({
          format: 'upload',
          maxLength: 60,
          title: '证据材料',
          titleEn: 'Evidence',
        }),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ applicationId: Type.String(), lastDay: Type.String() }),
    problems: [
      registrationProblems['not-in-force'].type,
      registrationProblems['evidence-missing'].type,
      registrationProblems['nothing-to-correct'].type,
      registrationProblems['already-following'].type,
    ],
    rules: ['R7', 'R18'],
    subject: (tx, input) => registeredSubject(tx, input.registrationId),
    async run(actor, input, tx) {
      if (actor.kind !== 'person') throw new Error('only persons ask for corrections');
      const registration = await findApplication(tx, input.registrationId);
      if (registration?.state !== 'registered') return refuse(registrationProblems['not-in-force']());
      const evidence = await uploads.find(tx, actor, input.evidenceUploadId);
      if (!evidence) return refuse(registrationProblems['evidence-missing']());
      const right = {
        dataName: input.dataName?.trim() || registration.title,
        contentSummary: input.contentSummary?.trim() || registration.content_summary,
      };
      if (right.dataName === registration.title && right.contentSummary === registration.content_summary)
        return refuse(registrationProblems['nothing-to-correct']());
      const live = await registrationTables(tx)
        .selectFrom('registration.application')
        .select('id')
        .where('registration_id', '=', registration.id)
        .where('type', '=', 'correction')
        .where('drafted_by', '=', actor.personId)
        .where('state', 'not in', [
          'not-accepted',
          'examination-failed',
          'terminated',
          'withdrawn',
          'recorded',
        ])
        .executeTakeFirst();
      if (live) return refuse(registrationProblems['already-following']());
      const own = (await sidesOf(tx, actor)).has(registration.registrant);
      const details: DetailsOf['correction'] = {
        wrong: input.wrong,
        ...(input.dataName ? { dataName: right.dataName } : {}),
        ...(input.contentSummary ? { contentSummary: right.contentSummary } : {}),
        applicantName: `${await personName(tx, actor.personId)}（${await organisationName(tx, actor.organisationId)}）`,
        evidence: { upload: evidence.id, name: evidence.name, sha256: evidence.sha256 },
        // The registrant's own asking still needs its consent from the post: another of its people gives it.
        consents: null,
        answer: null,
        before: { dataName: registration.title, contentSummary: registration.content_summary },
      };
      const id = await insertApplication(tx, {
        type: 'correction',
        state: 'submitted',
        registration_id: registration.id,
        thing_kind: registration.thing_kind,
        thing_id: registration.thing_id,
        title: right.dataName,
        content_summary: right.contentSummary,
        registrant: registration.registrant,
        registrar: registration.registrar,
        materials: registration.materials,
        details,
        voluntary: true,
        drafted_by: actor.personId,
        submitted_by: actor.personId,
        submitted_at: tx.now,
        evidence_entry: registration.evidence_entry,
      });
      const clock = R7.judge({ from: tx.now });
      await hand(
        tx,
        actor,
        { id, title: registration.title },
        text('申请更正登记', 'Asked for a correction'),
        {
          kind: 'acceptance',
          title: text('受理更正登记申请', 'Accept the correction'),
          organisationId: registration.registrar,
          role: 'registrar-acceptor',
          acts: ['registration.accept-application', 'registration.decline-application'],
          apartFrom: [actor.personId],
          clock,
        },
      );
      if (!own)
        await tellRegistrant(
          tx,
          actor,
          { id, registrant: registration.registrant },
          'correction-asked',
          text(
            `有人申请更正“${registration.title}”的登记信息：${input.wrong}`,
            `Somebody asks to correct the registration of “${registration.title}”: ${input.wrong}`,
          ),
        );
      return ok({ applicationId: id, lastDay: clock.output.lastDay.toString() });
    },
  });

async function registeredSubject(tx: Tx, id: string): Promise<Subject | null> {
  const registration = await findApplication(tx, id);
  if (registration?.type !== 'first' || !registration.query_code) return null;
  return {
    kind: 'registration-application',
    id,
    owner: registration.registrant,
    handler: registration.registrar,
    state: registration.state,
  };
}

/** The registrant says in writing whether it agrees to a correction that was accepted. Not by who asked for it. */
export const answerCorrection = defineAction({
  name: 'registration.answer-correction',
  title: text('答复更正申请', 'Answer a correction'),
  description: text(
    '登记主体书面答复是否同意更正并说明理由；不同意的，由登记机构依据证据判断。',
    'The registrant says in writing whether it agrees, and why. If not, the registrar judges by the evidence.',
  ),
  input: Type.Object(
    {
      applicationId: Type.String({ maxLength: 60, title: '登记申请', titleEn: 'Application' }),
      consents: Type.Boolean({ title: '书面同意更正', titleEn: 'Agrees in writing' }),
      answer: reasonField('答复理由', 'Reasons'),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ applicationId: Type.String(), state: Type.String() }),
  problems: [registrationProblems['not-to-answer'].type],
  rules: ['R18'],
  fourEyes: true,
  subject: async (tx, input) => {
    const application = await findApplication(tx, input.applicationId);
    const subject = application?.type === 'correction' ? await applicationSubject(tx, application.id) : null;
    return subject && application ? { ...subject, authors: [application.drafted_by] } : null;
  },
  async run(actor, input, tx) {
    const application = await lockApplication(tx, input.applicationId);
    const details = application.details as unknown as DetailsOf['correction'];
    if (application.state !== 'accepted' || details.consents !== null)
      return refuse(registrationProblems['not-to-answer']());
    await registrationTables(tx)
      .updateTable('registration.application')
      .set({ details: JSON.stringify({ ...details, consents: input.consents, answer: input.answer }) })
      .where('id', '=', application.id)
      .execute();
    const subject = applicationRef(application);
    await completeTasks(tx, { subject, kind: 'registration.correction-answer' }, actor);
    await recordStep(tx, {
      subject,
      title: input.consents
        ? text('登记主体书面同意更正', 'The registrant agrees in writing')
        : text('登记主体不同意更正', 'The registrant does not agree'),
      actor,
    });
    return ok({ applicationId: application.id, state: application.state });
  },
});

/** After acceptance the registrant is asked for its consent; the form review goes on beside it. */
export const askConsent = (
  tx: Tx,
  application: Parameters<typeof hand>[2] & {
    registrant: string;
    thing_kind: 'resource' | 'product' | 'open-data';
    drafted_by: string;
  },
) =>
  openTask(tx, {
    kind: 'registration.correction-answer',
    title: text(`答复更正申请：${application.title}`, `Answer a correction: ${application.title}`),
    subject: applicationRef(application),
    organisationId: application.registrant,
    role: registrantRole(application),
    acts: ['registration.answer-correction'],
    apartFrom: [application.drafted_by],
  });

/** Who asked for a correction, and gets the papers about it besides the registrant. */
export const applicantOf = (application: {
  readonly type: string;
  readonly drafted_by: string;
}): string | null => (application.type === 'correction' ? application.drafted_by : null);

/** Who asked for a correction is told of each decision on it, besides the registrant. */
export const tellApplicant = (
  tx: Tx,
  application: { readonly id: string; readonly type: string; readonly drafted_by: string },
  kind: string,
  said: ReturnType<typeof text>,
): Promise<unknown> =>
  application.type === 'correction'
    ? sendNotice(tx, {
        to: { personId: application.drafted_by },
        kind: `registration.${kind}`,
        subject: applicationRef(application),
        text: said,
      })
    : Promise.resolve();

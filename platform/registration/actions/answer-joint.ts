import { type TProperties, Type } from 'typebox';
import { type Actor, defineAction, ok, refuse, type Subject, type Text, type Tx, text } from '#foundation';
import { completeTasks, recordStep, sendNotice } from '#platform/casework';
import { organisationName } from '#platform/identity';
import { applicationRef } from '../desk.ts';
import { coApplicationRef, openConfirmation } from '../joint.ts';
import { coApplicationLifecycle, openToApplicants } from '../model/co-application.ts';
import { registrationProblems } from '../problems.ts';
import { JA1 } from '../rules-of-applicants.ts';
import { type CoApplicant, coApplicantsOf, digestOf, findCoApplicant } from '../store/co-applicants.ts';
import { findApplication, lockApplication, registrationTables } from '../store/tables.ts';
import { reasonField } from './steps.ts';

/** The part of a co-applicant as policies see it: its own; who drafted, reviewed or asked at the lead's does not answer for it. */
async function coApplicationSubject(tx: Tx, id: string): Promise<Subject | null> {
  const one = await findCoApplicant(tx, id);
  const application = one && (await findApplication(tx, one.application_id));
  if (!application || one.state === 'void') return null;
  return {
    kind: 'registration-co-application',
    id,
    owner: one.organisation,
    handler: application.registrant,
    authors: [application.drafted_by, one.asked_by, application.reviewed_by ?? ''].filter(
      (who) => who !== '',
    ),
    state: one.state,
  };
}

interface Answer {
  readonly name: string;
  readonly event: 'confirm' | 'refuse' | 'take-back';
  readonly title: Text;
  readonly description: Text;
  readonly step: Text;
  readonly reason?: TProperties[string];
}

/** A co-applicant answers by a person of its own, as long as the application is not filed. */
const defineAnswer = (answer: Answer) =>
  defineAction({
    name: `registration.${answer.name}`,
    title: answer.title,
    description: answer.description,
    input: Type.Object(
      {
        coApplicationId: Type.String({ maxLength: 60, title: '联合申请', titleEn: 'Joint application' }),
        ...(answer.reason ? { reason: answer.reason } : {}),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ coApplicationId: Type.String(), state: Type.String() }),
    problems: [registrationProblems['joint-closed'].type],
    rules: answer.event === 'confirm' ? ['JA1'] : [],
    fourEyes: true,
    subject: (tx, input) => coApplicationSubject(tx, input.coApplicationId),
    async run(actor, input, tx) {
      if (actor.kind !== 'person') throw new Error('only persons answer for a co-applicant');
      const known = await findCoApplicant(tx, input.coApplicationId);
      if (!known) throw new Error('the subject was there a moment ago');
      const application = await lockApplication(tx, known.application_id);
      const one = (await findCoApplicant(tx, known.id)) as CoApplicant;
      if (!openToApplicants.includes(application.state))
        return refuse(registrationProblems['joint-closed']());
      const next = coApplicationLifecycle.next(one.state, answer.event);
      if (!next.ok) return next;
      const parts = await coApplicantsOf(tx, application.id);
      const digest = digestOf(application, parts);
      const said = (input as { reason?: string }).reason ?? null;
      await registrationTables(tx)
        .updateTable('registration.co_applicant')
        .set({
          state: next.value,
          agreed_digest: answer.event === 'confirm' ? digest : null,
          answered_by: actor.personId,
          answered_post: actor.postId,
          answered_at: tx.now,
          said,
        })
        .where('id', '=', one.id)
        .execute();
      await completeTasks(tx, { subject: coApplicationRef(one) }, actor);
      // Taken back: it is asked again, so that somebody has it on the desk while the lead waits.
      if (answer.event === 'take-back') await openConfirmation(tx, application, one);
      await recordStep(tx, { subject: applicationRef(application), title: answer.step, actor });
      await tellLead(tx, actor, application, one, answer, said);
      if (answer.event === 'confirm') await tellWhenAll(tx, application, digest);
      return ok({ coApplicationId: one.id, state: next.value });
    },
  });

async function tellLead(
  tx: Tx,
  _actor: Actor,
  application: { readonly id: string; readonly title: string; readonly registrant: string },
  one: CoApplicant,
  { step, name }: Answer,
  said: string | null,
): Promise<void> {
  const who = await organisationName(tx, one.organisation);
  await sendNotice(tx, {
    to: { organisationId: application.registrant },
    kind: `registration.${name}`,
    subject: applicationRef(application),
    text: text(
      `${who}对“${application.title}”${step.zh}${said ? `：${said}` : ''}。`,
      `${who}, “${application.title}”: ${step.en.toLowerCase()}${said ? ` (${said})` : ''}.`,
    ),
  });
}

/** The last one has confirmed: the lead is told that nothing is missing from the others. */
async function tellWhenAll(
  tx: Tx,
  application: { readonly id: string; readonly title: string; readonly registrant: string },
  digest: string,
): Promise<void> {
  const others = (await coApplicantsOf(tx, application.id)).map(({ organisation, state, agreed_digest }) => ({
    name: organisation,
    state,
    agreedDigest: agreed_digest,
  }));
  if (!JA1.judge({ digest, others }).holds) return;
  await sendNotice(tx, {
    to: { organisationId: application.registrant },
    kind: 'registration.all-confirmed',
    subject: applicationRef(application),
    text: text(
      `“${application.title}”的联合申请人已全部确认。`,
      `All co-applicants of “${application.title}” have confirmed.`,
    ),
  });
}

export const confirmJoint = defineAnswer({
  name: 'confirm-joint-application',
  event: 'confirm',
  title: text('确认联合申请', 'Confirm a joint application'),
  description: text(
    '核对登记材料、全体申请人和本单位承担的部分，确认与牵头单位联合申请；提交前可以撤回确认。',
    'Check materials, applicants and your own part, and confirm that you file together. It can be taken back until the filing.',
  ),
  step: text('联合申请人确认', 'A co-applicant confirmed'),
});
export const refuseJoint = defineAnswer({
  name: 'refuse-joint-application',
  event: 'refuse',
  title: text('不同意联合申请', 'Refuse a joint application'),
  description: text(
    '不同意联合申请或所列份额的，说明理由；牵头单位须重新约定申请人后才能提交。',
    'You do not file together, or not with this part; say why. The lead must name other applicants before it can file.',
  ),
  step: text('联合申请人不同意', 'A co-applicant refused'),
  reason: reasonField('不同意的理由', 'Why not'),
});
export const takeBackConfirmation = defineAnswer({
  name: 'take-back-confirmation',
  event: 'take-back',
  title: text('撤回联合申请确认', 'Take a confirmation back'),
  description: text(
    '提交前可以撤回已作的确认并说明理由；申请提交后不能撤回。',
    'Until the application is filed a confirmation can be taken back, with the reason; not afterwards.',
  ),
  step: text('联合申请人撤回确认', 'A co-applicant took its confirmation back'),
  reason: reasonField('撤回的理由', 'Why'),
});

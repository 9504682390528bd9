import { type Static, Type } from 'typebox';
import { actorReference, type Problem, type Tx, text } from '#foundation';
import { recordStep, sendNotice } from '#platform/casework';
import { currentOrganisation, findPost, organisationNames } from '#platform/identity';
import { type Application, applicationRef, businessReview, hand } from '../desk.ts';
import { answeringRole, askCoApplicant, dropConfirmations } from '../joint.ts';
import { shareField } from '../model/co-application.ts';
import { Materials } from '../model/materials.ts';
import { registrationProblems } from '../problems.ts';
import { coApplicantsOf } from '../store/co-applicants.ts';
import { defineStep } from './steps.ts';

const CoApplicantInput = Type.Object(
  {
    organisationId: Type.String({
      maxLength: 60,
      format: 'organisation',
      title: '联合申请单位',
      titleEn: 'Co-applicant',
    }),
    share: shareField('承担的部分、份额或职责', 'Its part, share or role'),
  },
  { additionalProperties: false },
);
type Named = Static<typeof CoApplicantInput>;

/**
 * The lead names who files together with it, and with which part each. Whoever was asked before is not any more, and what they had
 * confirmed is void; a business review of another set is done anew. Naming nobody makes it an application of the lead alone.
 */
export const nameCoApplicants = defineStep({
  name: 'name-co-applicants',
  event: 'name-applicants',
  title: text('约定联合申请人', 'Name the co-applicants'),
  description: text(
    '多个单位联合申请登记的，由牵头单位约定联合申请人和各自承担的部分；全体确认后方可提交。变更申请人或材料的，原确认作废。',
    'Several file one application: the lead names them and the part of each; it is filed once all have confirmed. A change of applicants or materials voids the confirmations.',
  ),
  input: {
    leadShare: Type.Optional(shareField('牵头单位承担的部分、份额或职责', 'The lead’s part, share or role')),
    coApplicants: Type.Array(CoApplicantInput, {
      maxItems: 20,
      title: '联合申请人（不填则为单独申请）',
      titleEn: 'Co-applicants (none: the lead files alone)',
    }),
    materials: Type.Optional(Materials),
  },
  rules: ['JA1'],
  problems: [
    registrationProblems['co-applicant-unfit'],
    registrationProblems['applicants-by-change'],
    registrationProblems['lead-share-missing'],
  ],
  async run(
    { actor, person, tx, application },
    input: { leadShare?: string; coApplicants: Named[]; materials?: Materials },
  ) {
    if (application.type === 'renewal' || application.type === 'cancellation')
      return { problem: registrationProblems['applicants-by-change']() };
    if (input.coApplicants.length > 0 && !input.leadShare)
      return { problem: registrationProblems['lead-share-missing']() };
    const set = await fitting(tx, application, input.coApplicants);
    if ('problem' in set) return set;
    const left = (await coApplicantsOf(tx, application.id)).filter(
      ({ organisation }) => !set.named.some((one) => one.organisation === organisation),
    );
    await dropConfirmations(tx, actor, application.id);
    for (const { organisation } of left)
      await sendNotice(tx, {
        to: { organisationId: organisation },
        kind: 'registration.no-co-applicant',
        subject: applicationRef(application),
        text: text(
          `牵头单位调整了“${application.title}”的联合申请人，贵单位不再是联合申请人。`,
          `The lead changed the applicants of “${application.title}”; you are no co-applicant any more.`,
        ),
      });
    const step = text('约定联合申请人', 'Named the co-applicants');
    if (application.state === 'business-reviewed')
      await hand(tx, actor, application, step, businessReview(application, application.drafted_by));
    else await recordStep(tx, { subject: applicationRef(application), title: step, actor });
    for (const one of set.named) await askCoApplicant(tx, application, one, person ?? actorReference(actor));
    return {
      lead_share: set.named.length > 0 ? (input.leadShare ?? null) : null,
      ...(input.materials ? { materials: JSON.stringify(input.materials) as never } : {}),
      ...(application.state === 'returned' ? {} : { reviewed_by: null }),
    };
  },
});

/** Each of them is named once, is neither the lead nor a registrar, and has a post that can answer. All that is wrong is told at once. */
async function fitting(
  tx: Tx,
  application: Application,
  given: readonly Named[],
): Promise<
  | { readonly problem: Problem }
  | { readonly named: { organisation: string; role: string; share: string; place: number }[] }
> {
  const names = await organisationNames(
    tx,
    given.map(({ organisationId }) => organisationId),
  );
  const lead = await currentOrganisation(tx, application.registrant, tx.now, 'registration');
  const named: { organisation: string; role: string; share: string; place: number }[] = [];
  const defects = [];
  for (const [place, { organisationId, share }] of given.entries()) {
    const organisation = await currentOrganisation(tx, organisationId, tx.now, 'registration');
    const role = organisation && (await answeringRole(tx, organisation));
    const name = names.get(organisationId) ?? organisationId;
    const wrong =
      organisation === null || !names.has(organisationId)
        ? text(`${name}：没有这个单位`, `${name}: no such organisation`)
        : organisation === lead || named.some((one) => one.organisation === organisation)
          ? text(`${name}：已是申请人`, `${name}: is an applicant already`)
          : organisation === application.registrar ||
              (await findPost(tx, { organisationId: organisation, role: 'registrar-acceptor' }))
            ? text(`${name}：登记机构不能作为申请人`, `${name}: a registrar is no applicant`)
            : role === null
              ? text(
                  `${name}：没有可以确认的岗位（数源部门、运营机构或实施机构）`,
                  `${name}: has no post of a source department, operator or implementing body to confirm`,
                )
              : null;
    if (wrong) defects.push({ at: `/coApplicants/${place}/organisationId`, message: wrong });
    else if (organisation && role) named.push({ organisation, role, share, place });
  }
  return defects.length > 0
    ? { problem: registrationProblems['co-applicant-unfit']({ defects }) }
    : { named };
}

import { Type } from 'typebox';
import { dateAt, defineAction, newId, ok, organisationOf, refuse, type Tx, text } from '#foundation';
import { recordStep } from '#platform/casework';
import { cataloguedResource } from '#platform/catalog';
import { organisationName } from '#platform/identity';
import { assessmentSubject, lockAssessment, newAssessmentSubject } from '../../assessment/desk.ts';
import { assessmentProblems } from '../../assessment/problems.ts';
import { personOf } from '../../desk.ts';
import { assessmentKinds } from '../../model/assessment/forms.ts';
import { assessmentTables } from '../../store/assessments.ts';
import { AssessmentId, columnsOf, contents } from './fields.ts';

const firstYear = 2025;

export const draftAssessment = defineAction({
  name: 'privacy.draft-assessment',
  title: text('填写评估', 'Begin an assessment'),
  description: text(
    '个人信息保护影响评估、提供重要数据前的风险评估针对一项数据资源；年度报告针对本单位。填写后由他人签署。',
    'An impact assessment and one before providing important data are about one resource, a yearly report about one’s own organisation. Somebody else signs.',
  ),
  input: Type.Object(
    {
      kind: Type.Enum([...assessmentKinds], { title: '种类', titleEn: 'Kind' }),
      resourceId: Type.Optional(
        Type.String({ format: 'resource', maxLength: 60, title: '数据资源', titleEn: 'Resource' }),
      ),
      year: Type.Optional(
        Type.Integer({ minimum: firstYear, maximum: 2200, title: '年度', titleEn: 'Year' }),
      ),
      ...contents,
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ assessmentId: Type.String() }),
  problems: [assessmentProblems['assessment-not-about'].type],
  subject: newAssessmentSubject,
  async run(actor, { kind, resourceId, year, ...said }, tx) {
    const about = await aboutOf(tx, { kind, resourceId, year }, organisationOf(actor) ?? '');
    if (!about) return refuse(assessmentProblems['assessment-not-about']());
    const id = newId('asm');
    await assessmentTables(tx)
      .insertInto('privacy.assessment')
      .values({
        id,
        kind,
        ...about,
        state: 'draft',
        forms: [],
        receiver: null,
        answers: '[]',
        statutory_basis: null,
        conclusion: null,
        level: null,
        drafted_by: personOf(actor),
        drafted_at: tx.now,
        submitted_by: null,
        submitted_at: null,
        signed_by: null,
        signed_at: null,
        valid_until: null,
        keep_until: null,
        opinion: null,
        withdrawn_at: null,
        withdrawn_by: null,
        digest: null,
        entry_id: null,
        ...columnsOf(said),
      })
      .execute();
    await recordStep(tx, { subject: { kind: 'assessment', id }, title: text('开始填写', 'Begun'), actor });
    return ok({ assessmentId: id });
  },
});

async function aboutOf(
  tx: Tx,
  { kind, resourceId, year }: { kind: string; resourceId: string | undefined; year: number | undefined },
  own: string,
) {
  if (kind === 'yearly') {
    // A year that is not over has its report before it ends; one that has not begun has none.
    if (resourceId !== undefined || year === undefined || year > dateAt(tx.now).year) return null;
    return {
      subject_kind: 'organisation' as const,
      subject_id: own,
      owner: own,
      title: await organisationName(tx, own),
      year,
    };
  }
  const resource = resourceId === undefined ? null : await cataloguedResource(tx, resourceId);
  if (!resource || year !== undefined) return null;
  return {
    subject_kind: 'resource' as const,
    subject_id: resource.id,
    owner: resource.sourceOrganisation,
    title: resource.title,
    year: null,
  };
}

export const saveAssessment = defineAction({
  name: 'privacy.save-assessment',
  title: text('保存评估', 'Save the assessment'),
  description: text('保存填写的内容，尚不提交。', 'Keep what was written, without submitting it.'),
  input: Type.Object({ assessmentId: AssessmentId, ...contents }, { additionalProperties: false }),
  output: Type.Object({ assessmentId: Type.String() }),
  problems: [],
  subject: (tx, input) => assessmentSubject(tx, input.assessmentId),
  async run(_actor, { assessmentId, ...said }, tx) {
    await lockAssessment(tx, assessmentId);
    const columns = columnsOf(said);
    if (Object.keys(columns).length > 0)
      await assessmentTables(tx)
        .updateTable('privacy.assessment')
        .set(columns)
        .where('id', '=', assessmentId)
        .execute();
    return ok({ assessmentId });
  },
});

import { Type } from 'typebox';
import { type Defect, defineAction, ok, refuse, text } from '#foundation';
import { caseworkProblems, handOn } from '#platform/casework';
import { assessmentSubject, lockAssessment } from '../../assessment/desk.ts';
import { assessmentProblems } from '../../assessment/problems.ts';
import { personOf } from '../../desk.ts';
import { type Answer, assessmentDefects, conclusionOf } from '../../model/assessment/assessment.ts';
import { assessmentForms } from '../../model/assessment/forms.ts';
import { assessmentLifecycle } from '../../model/assessment/lifecycle.ts';
import { assessmentTables } from '../../store/assessments.ts';
import { AssessmentId, columnsOf, contents, Opinion } from './fields.ts';

const Answered = Type.Object({ assessmentId: Type.String(), state: Type.String() });

export const submitAssessment = defineAction({
  name: 'privacy.submit-assessment',
  title: text('提交评估', 'Submit the assessment'),
  description: text(
    '逐项说明完整后提交，由另一人签署。结论取各项中最差的判断。',
    'Submit when every point is answered; another person signs. The conclusion is the worst judgement of its points.',
  ),
  input: Type.Object({ assessmentId: AssessmentId, ...contents }, { additionalProperties: false }),
  output: Type.Object({ ...Answered.properties, conclusion: Type.String() }),
  problems: [assessmentProblems['assessment-not-complete'].type, caseworkProblems['no-post'].type],
  rules: ['R62', 'R65', 'R66'],
  subject: (tx, input) => assessmentSubject(tx, input.assessmentId),
  async run(actor, { assessmentId, ...said }, tx) {
    const before = await lockAssessment(tx, assessmentId);
    const next = assessmentLifecycle.next(before.state, 'submit');
    if (!next.ok) return next;
    const columns = columnsOf(said);
    const forms = said.forms ?? before.forms;
    const answers = said.answers ?? (before.answers as unknown as Answer[]);
    const statutoryBasis = said.statutoryBasis ?? before.statutory_basis;
    const defects: Defect[] = assessmentDefects({ kind: before.kind, answers, statutoryBasis });
    if (before.kind !== 'yearly' && forms.length === 0)
      defects.push({
        at: '/forms',
        message: text('请选择涉及的发布形式', 'Say which forms of release it covers'),
      });
    if (defects.length > 0) return refuse(assessmentProblems['assessment-not-complete']({ defects }));
    const conclusion = statutoryBasis === null ? conclusionOf(answers) : 'sound';
    await assessmentTables(tx)
      .updateTable('privacy.assessment')
      .set({
        ...columns,
        conclusion,
        state: next.value,
        submitted_by: personOf(actor),
        submitted_at: tx.now,
        opinion: null,
      })
      .where('id', '=', assessmentId)
      .execute();
    const { title } = assessmentForms[before.kind];
    await handOn(
      tx,
      actor,
      { kind: 'assessment', id: assessmentId, title: before.title },
      text('提交', 'Submitted'),
      {
        kind: 'privacy.sign-assessment',
        title: text(`签署${title.zh}`, `Sign the ${title.en.toLowerCase()}`),
        organisationId: before.owner,
        role: 'source-department',
        acts: ['privacy.sign-assessment', 'privacy.return-assessment'],
        apartFrom: [personOf(actor), before.drafted_by],
      },
    );
    return ok({ assessmentId, state: next.value, conclusion });
  },
});

export const returnAssessment = defineAction({
  name: 'privacy.return-assessment',
  title: text('退回评估', 'Return the assessment'),
  description: text('退回修改并说明原因。', 'Give it back to be changed, with the reason.'),
  input: Type.Object({ assessmentId: AssessmentId, opinion: Opinion }, { additionalProperties: false }),
  output: Answered,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => assessmentSubject(tx, input.assessmentId),
  async run(actor, { assessmentId, opinion }, tx) {
    const row = await lockAssessment(tx, assessmentId);
    const next = assessmentLifecycle.next(row.state, 'return');
    if (!next.ok) return next;
    await assessmentTables(tx)
      .updateTable('privacy.assessment')
      .set({ state: next.value, conclusion: null, opinion })
      .where('id', '=', assessmentId)
      .execute();
    const matter = { kind: 'assessment', id: assessmentId, title: row.title };
    await handOn(tx, actor, matter, text('退回', 'Returned'), {
      kind: 'privacy.submit-assessment',
      title: text('修改评估', 'Change the assessment'),
      organisationId: row.owner,
      role: 'source-department',
      acts: ['privacy.submit-assessment', 'privacy.withdraw-assessment'],
      apartFrom: [personOf(actor)],
    });
    return ok({ assessmentId, state: next.value });
  },
});

export const withdrawAssessment = defineAction({
  name: 'privacy.withdraw-assessment',
  title: text('撤回评估', 'Withdraw the assessment'),
  description: text(
    '撤回后不再作为依据；报告和处理记录仍按期保存。',
    'It is no longer relied on; the report is kept for as long as the law says.',
  ),
  input: Type.Object({ assessmentId: AssessmentId, opinion: Opinion }, { additionalProperties: false }),
  output: Answered,
  problems: [],
  dangerous: true,
  subject: (tx, input) => assessmentSubject(tx, input.assessmentId),
  async run(actor, { assessmentId, opinion }, tx) {
    const row = await lockAssessment(tx, assessmentId);
    const next = assessmentLifecycle.next(row.state, 'withdraw');
    if (!next.ok) return next;
    await assessmentTables(tx)
      .updateTable('privacy.assessment')
      .set({ state: next.value, opinion, withdrawn_at: tx.now, withdrawn_by: personOf(actor) })
      .where('id', '=', assessmentId)
      .execute();
    const matter = { kind: 'assessment', id: assessmentId, title: row.title };
    await handOn(tx, actor, matter, text('撤回', 'Withdrawn'));
    if (row.state === 'signed')
      await tx.emit({
        kind: 'privacy.assessment-withdrawn',
        subject: row.id,
        payload: { kind: row.kind, about: row.subject_id },
      });
    return ok({ assessmentId, state: next.value });
  },
});

import { Type } from 'typebox';
import { deadlineAt, defineAction, ok, shanghai, startOfDate, type Tx, text } from '#foundation';
import { handOn, startClock } from '#platform/casework';
import { appendEntry, R67 } from '#platform/evidence';
import { assessmentDigest, assessmentSubject, lockAssessment } from '../../assessment/desk.ts';
import { R62, R65 } from '../../assessment/rules.ts';
import { hasRunOutKind, runsOutKind, yearlyReported } from '../../assessment/yearly-report.ts';
import { personOf } from '../../desk.ts';
import { assessmentForms } from '../../model/assessment/forms.ts';
import { assessmentLifecycle } from '../../model/assessment/lifecycle.ts';
import { type AssessmentRow, assessmentTables } from '../../store/assessments.ts';
import { gradesOf } from '../../store/grades.ts';
import { AssessmentId, Opinion } from './fields.ts';

const reminderDays = 30;

/** A second person signs: from then on it is relied on, entered in the log, and kept. */
export const signAssessment = defineAction({
  name: 'privacy.sign-assessment',
  title: text('签署评估', 'Sign the assessment'),
  description: text(
    '核对后签署。签署后作为发布的依据，报告至少保存三年。',
    'Sign after checking. It is then what releases rest on, and is kept for at least three years.',
  ),
  input: Type.Object({ assessmentId: AssessmentId, opinion: Opinion }, { additionalProperties: false }),
  output: Type.Object({
    assessmentId: Type.String(),
    conclusion: Type.String(),
    validUntil: Type.String({ format: 'date-time' }),
    keepUntil: Type.String({ format: 'date-time' }),
  }),
  problems: [],
  rules: ['R62', 'R65', 'R66', 'R67'],
  fourEyes: true,
  subject: (tx, input) => assessmentSubject(tx, input.assessmentId),
  async run(actor, { assessmentId, opinion }, tx) {
    const row = await lockAssessment(tx, assessmentId);
    const next = assessmentLifecycle.next(row.state, 'sign');
    if (!next.ok) return next;
    const validUntil = validUntilOf(row, tx.now);
    const { keepUntil } = R67.judge({ record: 'impact-assessment', createdAt: tx.now, now: tx.now }).output;
    const digest = assessmentDigest(row);
    const entry = await appendEntry(tx, {
      kind: 'privacy.assessment',
      fields: {
        assessment: row.id,
        assessed: row.kind,
        subject: row.subject_id,
        forms: row.forms,
        year: row.year,
        conclusion: row.conclusion,
        statutoryBasis: row.statutory_basis,
        digest,
        writtenBy: row.submitted_by,
        signedBy: personOf(actor),
        validUntil: validUntil.toString(),
      },
    });
    await assessmentTables(tx)
      .updateTable('privacy.assessment')
      .set({
        state: next.value,
        opinion,
        level: await levelNow(tx, row),
        signed_by: personOf(actor),
        signed_at: tx.now,
        valid_until: validUntil,
        keep_until: keepUntil,
        digest,
        entry_id: entry.id,
      })
      .where('id', '=', assessmentId)
      .execute();
    const matter = { kind: 'assessment', id: assessmentId, title: row.title };
    await handOn(tx, actor, matter, text('签署', 'Signed'));
    if (row.kind === 'yearly') await yearlyReported(tx, row.owner, row.year!, actor);
    else await remindBefore(tx, row, validUntil);
    await tx.emit({
      kind: 'privacy.assessment-signed',
      subject: row.id,
      payload: { kind: row.kind, about: row.subject_id, conclusion: row.conclusion },
    });
    return ok({
      assessmentId,
      conclusion: row.conclusion ?? 'unsound',
      validUntil: validUntil.toString(),
      keepUntil: keepUntil.toString(),
    });
  },
});

/** A yearly report stands until the next one is due; how long the others do is a parameter of their rule. */
function validUntilOf(row: AssessmentRow, now: Temporal.Instant): Temporal.Instant {
  if (row.kind === 'yearly')
    return startOfDate(Temporal.PlainDate.from({ year: row.year! + 2, month: 1, day: 1 }));
  const months = (row.kind === 'pia' ? R62 : R65).parameters.validMonths;
  return now.toZonedDateTimeISO(shanghai).add({ months }).toInstant();
}

const levelNow = async (tx: Tx, row: AssessmentRow) =>
  row.subject_kind === 'resource' ? ((await gradesOf(tx, row.subject_id)).table?.level ?? null) : null;

async function remindBefore(tx: Tx, row: AssessmentRow, validUntil: Temporal.Instant): Promise<void> {
  const { rule, clause } = assessmentForms[row.kind];
  for (const [kind, dueAt] of [
    [runsOutKind, validUntil.subtract({ hours: 24 * reminderDays })],
    [hasRunOutKind, validUntil],
  ] as const)
    await startClock(tx, {
      kind,
      subject: { kind: 'assessment', id: row.id },
      rule,
      clause,
      nature: 'period',
      deadline: deadlineAt(dueAt),
    });
}

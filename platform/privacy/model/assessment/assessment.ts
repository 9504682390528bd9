import { type Defect, text } from '#foundation';
import { type AssessmentKind, assessmentForms, type Judgement, judgements } from './forms.ts';

export interface Answer {
  readonly point: string;
  readonly judgement: Judgement;
  readonly finding: string;
}
export interface AssessmentDraft {
  readonly kind: AssessmentKind;
  readonly answers: readonly Answer[];
  /** Duty or power laid down by law on which providing rests; only providing important data knows it (网数条例 31). */
  readonly statutoryBasis: string | null;
}

/** The worst of its points: a report cannot be sounder than what it says. */
export const conclusionOf = (answers: readonly Answer[]): Judgement =>
  judgements.findLast((one) => answers.some(({ judgement }) => judgement === one)) ?? 'unsound';

const shortest = 4;

/**
 * What keeps a draft from being submitted, all at once: every point of the form answered, once each. A statutory basis stands instead of
 * the six points.
 */
export function assessmentDefects({ kind, answers, statutoryBasis }: AssessmentDraft): Defect[] {
  const defects: Defect[] = [];
  if (statutoryBasis !== null && kind !== 'pre-provision')
    defects.push({
      at: '/statutoryBasis',
      message: text(
        '只有提供重要数据前的评估可以因履行法定职责而免除',
        'Only the assessment before providing important data knows this exemption',
      ),
    });
  const points = assessmentForms[kind].points.map(({ code }) => code);
  for (const [index, { point }] of answers.entries()) {
    if (!points.includes(point))
      defects.push({
        at: `/answers/${index}/point`,
        message: text('表中没有这一项', 'The form has no such point'),
      });
    else if (answers.findIndex((other) => other.point === point) !== index)
      defects.push({
        at: `/answers/${index}/point`,
        message: text('这一项填写了两次', 'The point stands twice'),
      });
  }
  if (statutoryBasis !== null && kind === 'pre-provision') return defects;
  for (const { code, title } of assessmentForms[kind].points)
    if ((answers.find(({ point }) => point === code)?.finding.trim().length ?? 0) < shortest)
      defects.push({
        at: `/answers/${code}`,
        message: text(`尚未说明：${title.zh}`, `Not answered: ${title.en}`),
      });
  return defects;
}

import { dateAt, type SubjectView, text } from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { organisationName } from '#platform/identity';
import type { Answer } from '../model/assessment/assessment.ts';
import { assessmentForms, judgementTitles } from '../model/assessment/forms.ts';
import { releaseFormTitles } from '../model/release-form.ts';
import { findAssessment } from '../store/assessments.ts';
import { yearlyDuty } from './yearly-report.ts';

/** An assessment as the task page shows it; with the id of a resource, the beginning of one about it. */
export const assessmentView: SubjectView = async (tx, id) => {
  const row = await findAssessment(tx, id);
  if (!row) return aboutResource(tx, id);
  const form = assessmentForms[row.kind];
  const answers = row.answers as unknown as Answer[];
  const prefill = { assessmentId: id };
  return {
    title: text(`${form.title.zh}：${row.title}`, `${form.title.en}: ${row.title}`),
    lifecycle: { id: 'privacy.assessment', state: row.state },
    facts: [
      ...(row.year === null ? [] : [{ label: text('年度', 'Year'), value: String(row.year) }]),
      {
        label: text('发布形式', 'Forms of release'),
        value: row.forms.map((one) => releaseFormTitles[one].zh).join('、'),
      },
      ...(row.receiver ? [{ label: text('接收方', 'Receiver'), value: row.receiver }] : []),
      ...(row.statutory_basis
        ? [{ label: text('法定依据', 'Statutory basis'), value: row.statutory_basis }]
        : []),
      ...form.points.map(({ code, title }) => {
        const answer = answers.find(({ point }) => point === code);
        return {
          label: title,
          value: answer ? `${judgementTitles[answer.judgement].zh}：${answer.finding}` : '',
        };
      }),
      ...(row.conclusion
        ? [{ label: text('结论', 'Conclusion'), value: judgementTitles[row.conclusion].zh }]
        : []),
    ],
    prefill: {
      'privacy.save-assessment': prefill,
      'privacy.submit-assessment': prefill,
      'privacy.sign-assessment': prefill,
      'privacy.return-assessment': prefill,
      'privacy.withdraw-assessment': prefill,
    },
    page: `/work/privacy/assessments/${id}`,
  };
};

const aboutResource: SubjectView = async (tx, id) => {
  const resource = await cataloguedResource(tx, id);
  return resource
    ? {
        title: text(`评估：${resource.title}`, `Assessments: ${resource.title}`),
        facts: [],
        prefill: { 'privacy.draft-assessment': { kind: 'pia', resourceId: id } },
        page: '/work/privacy/assessments',
      }
    : null;
};

/** The yearly report an organisation owes. */
export const yearlyReportView: SubjectView = async (tx, id) => {
  const { output, reasons } = await yearlyDuty(tx, id);
  const name = await organisationName(tx, id);
  return {
    title: text(`重要数据年度风险评估报告：${name}`, `Yearly risk report: ${name}`),
    facts: reasons.map((reason) => ({ label: text('义务', 'Duty'), value: `${reason.zh} ${reason.en}` })),
    prefill: {
      'privacy.draft-assessment': { kind: 'yearly', year: Math.min(output.year, dateAt(tx.now).year) },
    },
    page: '/work/privacy/assessments',
  };
};

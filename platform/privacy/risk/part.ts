import { type Module, type SubjectView, text } from '#foundation';
import { cataloguedRevision } from '#platform/catalog';
import { organisationName, personName } from '#platform/identity';
import { assessRisk } from '../actions/risk/assess-risk.ts';
import { signRiskReportAct } from '../actions/risk/sign-risk-report.ts';
import { releaseFormTitles } from '../model/release-form.ts';
import { riskReportLifecycle } from '../model/risk/lifecycle.ts';
import { R64 } from '../model/risk/rules.ts';
import type { RiskEngine } from '../ports.ts';
import { riskChoicesRead, riskReportRead, riskReportsRead } from '../reads/risk.ts';
import { findRiskReport, reportOf } from '../store/risk-reports.ts';
import { riskReportCheck } from './check.ts';

const riskReportView: SubjectView = async (tx, id) => {
  const row = await findRiskReport(tx, id);
  if (!row) return null;
  const revision = await cataloguedRevision(tx, row.revision_id);
  const report = reportOf(row);
  const form = releaseFormTitles[report.form];
  return {
    title: text(
      `重识别风险报告：${revision?.resource.title ?? ''}`,
      `Risk report: ${revision?.resource.title ?? ''}`,
    ),
    lifecycle: { id: 'privacy.risk-report', state: row.state },
    facts: [
      { label: text('数源部门', 'Source department'), value: await organisationName(tx, row.owner) },
      { label: text('发布形式', 'Form of release'), value: `${form.zh} · ${form.en}` },
      { label: text('准标识符', 'Quasi-identifiers'), value: report.quasi.join('、') },
      { label: text('k', 'k'), value: String(report.k) },
      { label: text('唯一记录', 'Unique rows'), value: String(report.uniques) },
      {
        label: text('结论', 'Result'),
        value: report.passes
          ? '符合门槛 · Meets the thresholds'
          : '不符合门槛 · Does not meet the thresholds',
      },
      { label: text('评估人', 'Assessed by'), value: await personName(tx, row.assessed_by) },
    ],
    prefill: { 'privacy.sign-risk-report': { reportId: id } },
    page: `/work/privacy/risk/reports/${id}`,
  };
};

export const riskActs = (engine: RiskEngine) => [assessRisk(engine), signRiskReportAct];

/** Re-identification risk: what else the module has of it. */
export const risk = {
  reads: [riskChoicesRead, riskReportsRead, riskReportRead],
  rules: [R64],
  lifecycles: [riskReportLifecycle],
  checks: [riskReportCheck],
  subjects: { 'risk-report': riskReportView },
} satisfies Partial<Module>;

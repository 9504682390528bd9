import { Type } from 'typebox';
import { defineAction, idPattern, ok, text } from '#foundation';
import { handOn } from '#platform/casework';
import { cataloguedRevision } from '#platform/catalog';
import { appendEntry } from '#platform/evidence';
import { personOf } from '../../desk.ts';
import { reconsider } from '../../gate/reconsider.ts';
import { riskReportLifecycle } from '../../model/risk/lifecycle.ts';
import type { RiskMeasures } from '../../model/risk/measures.ts';
import { findRiskReport, lockRiskReport, signRiskReport } from '../../store/risk-reports.ts';
import { riskReportSubject } from './subjects.ts';

/** A second person stands by the report. Its digest goes into the log, committed and not shown: what a table gives away is not public. */
export const signRiskReportAct = defineAction({
  name: 'privacy.sign-risk-report',
  title: text('签署重识别风险报告', 'Sign the risk report'),
  description: text(
    '核对所选的列、所用的数据版本和结论后签署；报告的摘要记入日志，此后不可更改。评估人不能签署。',
    'Check the columns, the revision and the result, and sign. The report’s digest is entered in the log and nothing of it can be changed. Who assessed may not sign.',
  ),
  input: Type.Object(
    { reportId: Type.String({ pattern: idPattern('rsk'), title: '风险报告', titleEn: 'Risk report' }) },
    { additionalProperties: false },
  ),
  output: Type.Object({ reportId: Type.String(), state: Type.String(), entryId: Type.String() }),
  problems: [],
  fourEyes: true,
  subject: (tx, input) => riskReportSubject(tx, input.reportId),
  async run(actor, { reportId }, tx) {
    await lockRiskReport(tx, reportId);
    const report = await findRiskReport(tx, reportId);
    if (!report) throw new Error('the subject was there a moment ago');
    const next = riskReportLifecycle.next(report.state, 'sign');
    if (!next.ok) return next;
    const measures = report.measures as unknown as RiskMeasures;
    const entry = await appendEntry(tx, {
      kind: 'privacy.risk-report',
      fields: {
        report: report.id,
        revision: report.revision_id,
        form: report.form,
        digest: report.digest,
        k: measures.k,
        passes: report.passes,
        assessedBy: report.assessed_by,
        signedBy: personOf(actor),
      },
    });
    await signRiskReport(tx, reportId, { by: personOf(actor), entry: entry.id });
    const revision = await cataloguedRevision(tx, report.revision_id);
    await handOn(
      tx,
      actor,
      { kind: 'risk-report', id: reportId, title: revision?.resource.title ?? '' },
      text('签署重识别风险报告', 'Signed the risk report'),
    );
    await reconsider(tx, report.revision_id);
    return ok({ reportId, state: next.value, entryId: entry.id });
  },
});

import { type Check, type Text, text } from '#foundation';
import { openingsOf } from '#platform/evidence';
import { riskDigest, signedRiskReports } from '../store/risk-reports.ts';

/** A signed risk report says what was signed: its digest is that of its content, and the one its entry in the log commits to. */
export const riskReportCheck: Check = {
  name: 'privacy.risk-reports',
  title: text('已签署的风险报告与签署时一致', 'Signed risk reports are what was signed'),
  async run(tx) {
    const faults: Text[] = [];
    const reports = await signedRiskReports(tx);
    for (const report of reports) {
      if (riskDigest(report) !== report.digest)
        faults.push(
          text(`${report.id}：内容与摘要不符`, `${report.id}: the content is not that of its digest`),
        );
      const entered = await openingsOf(tx, report.entry_id ?? '');
      // Openings may have been erased by law; the log's commitment then stands alone and is audited there.
      if (entered && entered.digest !== report.digest)
        faults.push(
          text(`${report.id}：摘要与日志不符`, `${report.id}: its digest is not the one in the log`),
        );
    }
    return { looked: reports.length, faults };
  },
};

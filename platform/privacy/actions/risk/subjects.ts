import type { Subject, Tx } from '#foundation';
import { cataloguedRevision } from '#platform/catalog';
import { findRiskReport } from '../../store/risk-reports.ts';

/** A revision as policies see it: its department's. */
export async function revisionSubject(tx: Tx, id: string): Promise<Subject | null> {
  const revision = await cataloguedRevision(tx, id);
  return revision ? { kind: 'revision', id, owner: revision.resource.sourceOrganisation } : null;
}

/** A risk report: who assessed may not sign. */
export async function riskReportSubject(tx: Tx, id: string): Promise<Subject | null> {
  const report = await findRiskReport(tx, id);
  return report
    ? { kind: 'risk-report', id, owner: report.owner, authors: [report.assessed_by], state: report.state }
    : null;
}

import type { Subject, Tx } from '#foundation';
import { cataloguedRevision } from '#platform/catalog';
import { overseersOf } from '../../risk/overseers.ts';
import { findRiskReport } from '../../store/risk-reports.ts';

/** A revision as policies see it: its department's, and in the region of these data authorities. */
export async function revisionSubject(tx: Tx, id: string): Promise<Subject | null> {
  const revision = await cataloguedRevision(tx, id);
  if (!revision) return null;
  const owner = revision.resource.sourceOrganisation;
  return { kind: 'revision', id, owner, parties: await overseersOf(tx, owner) };
}

/** A risk report: who assessed may not sign. */
export async function riskReportSubject(tx: Tx, id: string): Promise<Subject | null> {
  const report = await findRiskReport(tx, id);
  return report
    ? {
        kind: 'risk-report',
        id,
        owner: report.owner,
        parties: await overseersOf(tx, report.owner),
        authors: [report.assessed_by],
        state: report.state,
      }
    : null;
}

import type { Tx } from '#foundation';
import { type CataloguedRevision, cataloguedResource } from '#platform/catalog';
import type { GateFacts } from '../model/gate/facts.ts';
import { secrecyNow } from '../model/gate/secrecy-now.ts';
import { highest, type Level, levels } from '../model/level.ts';
import type { ReleaseForm } from '../model/release-form.ts';
import { assessmentInForce } from '../store/assessments.ts';
import { reviewsOf } from '../store/gate.ts';
import { gradesOf, standingGradings } from '../store/grades.ts';
import { latestRiskReport } from '../store/risk-reports.ts';
import { coverOf } from '../store/standing-reviews.ts';

/** What was said of the revision itself stands first; where nothing was, the standing review that covered it when it was delivered. */
export async function secrecyFacts(
  tx: Tx,
  revisionId: string,
): Promise<Pick<GateFacts, 'secrecy' | 'tradeSecrets' | 'recurring'>> {
  const own = secrecyNow(await reviewsOf(tx, revisionId));
  const cover = await coverOf(tx, revisionId);
  return {
    ...own,
    recurring: cover !== null,
    ...(own.secrecy.state === 'none' && cover
      ? { secrecy: { state: 'non-secret', number: cover.decision_number, standing: true } }
      : {}),
  };
}

/** Risk of the revision (R64): a signed report stands before a newer draft. */
export async function riskFacts(tx: Tx, revisionId: string, form: ReleaseForm): Promise<GateFacts['risk']> {
  const report =
    (await latestRiskReport(tx, revisionId, { form, state: 'signed' })) ??
    (await latestRiskReport(tx, revisionId, { form }));
  return report
    ? {
        id: report.id,
        signed: report.state === 'signed',
        k: report.k,
        leftOut: report.leftOut,
        meets: report.passes,
        why: report.reasons,
      }
    : null;
}

/** The grade, confirmed or not, the higher of what people decided and what is proposed since (就高从严); where nobody graded it, the highest of what the department wrote into the catalogue counts as unconfirmed. */
export async function levelFacts(tx: Tx, revision: CataloguedRevision): Promise<GateFacts['level']> {
  const resource = await cataloguedResource(tx, revision.resource.id);
  const written = highest(
    [resource?.level, ...(resource?.items.map(({ level }) => level) ?? [])].filter(isLevel),
  );
  const { table } = await gradesOf(tx, revision.resource.id);
  if (!table) return written && { level: written, confirmed: false };
  if (table.state !== 'proposed') return { level: table.level, confirmed: true };
  const { inForce } = await standingGradings(tx, revision.resource.id);
  return { level: table.level, confirmed: false, ...(inForce ? { raisedFrom: inForce.level } : {}) };
}

const isLevel = (level: string | null | undefined): level is Level =>
  (levels as readonly (string | null | undefined)[]).includes(level);

/** Assessments in force for this form of release; one that found the thing not sound forbids like none. */
export async function assessmentFacts(
  tx: Tx,
  resourceId: string,
  form: ReleaseForm,
): Promise<Pick<GateFacts, 'impactAssessed' | 'preProvisionAssessed'>> {
  const stands = async (kind: 'pia' | 'pre-provision') => {
    const found = await assessmentInForce(tx, { kind, subject: { kind: 'resource', id: resourceId }, form });
    return found !== null && found.conclusion !== 'unsound';
  };
  return { impactAssessed: await stands('pia'), preProvisionAssessed: await stands('pre-provision') };
}

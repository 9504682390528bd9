import type { Tx } from '#foundation';
import { type CataloguedRevision, cataloguedRevision } from '#platform/catalog';
import type { GateFacts, GateFinding } from '../model/gate/facts.ts';
import { judgedEvidence } from '../model/gate/families.ts';
import type { GateScope } from '../model/gate/scope.ts';
import type { ReleaseForm } from '../model/release-form.ts';
import { basesOf, basisNow, decisionsOf, releasesOf } from '../store/gate.ts';
import { linkageFacts } from './linkage-facts.ts';
import { assessmentFacts, levelFacts, riskFacts, secrecyFacts } from './neighbours.ts';

/** A revision and all that the gate judges it by, as things stand in this transaction; null when there is no such revision. */
export async function factsOf(
  tx: Tx,
  revisionId: string,
  form: ReleaseForm,
  scope: GateScope,
): Promise<{ readonly revision: CataloguedRevision; readonly facts: GateFacts } | null> {
  const revision = await cataloguedRevision(tx, revisionId);
  if (!revision) return null;
  const { resource } = revision;
  return {
    revision,
    facts: {
      form,
      guarded: resource.releaseMode !== null,
      personsGuarded:
        resource.releaseMode !== null && resource.protectedUnits.some(({ unit }) => unit !== 'organisation'),
      ...(await secrecyFacts(tx, revisionId)),
      ...scope,
      level: await levelFacts(tx, revision),
      findings: revision.findings.map(
        (finding): GateFinding => ({
          code: finding.code,
          severity: finding.severity,
          count: finding.count,
          columns: [...new Set((finding.at ?? []).flatMap(({ column }) => (column ? [column] : [])))],
          message: finding.message,
          ...(finding.blocks ? { blocks: finding.blocks } : {}),
          ...judgedEvidence(finding),
        }),
      ),
      basis: basisNow(await basesOf(tx, revisionId)),
      ...(await assessmentFacts(tx, resource.id, form)),
      risk: await riskFacts(tx, revisionId, form),
      linkage: await linkageFacts(tx, revisionId),
      releases: releasesOf(await decisionsOf(tx, revisionId, form)),
    },
  };
}

import { ok, type Result, refuse, type Tx, text } from '#foundation';
import { type Agreement, agreement as findAgreement } from '#platform/authorisation';
import type { CataloguedResource } from '#platform/catalog';
import { type Standing, standingOf, type ThingRef, usable } from '#platform/lineage';
import {
  planVerification,
  type ScopeRelation,
  type VerificationPlan,
  type VerificationSpec,
} from '../model/index.ts';
import { problems } from '../problems.ts';
import { scopeNow } from '../run/scope-of.ts';

export interface VerificationAsked {
  readonly agreementId: string;
  readonly purpose: string;
  readonly spec: VerificationSpec;
  /** The product, whose standing counts too. */
  readonly standsOn: readonly ThingRef[];
}

export interface VerificationAdmission {
  readonly agreement: Agreement;
  readonly resource: CataloguedResource;
  readonly relation: ScopeRelation;
  readonly plan: VerificationPlan;
  readonly standing: readonly Standing[];
}

/** Everything before the look-up: the agreement is in force, what the service stands on may be used, and it fits the scope (R29, R63). */
export async function admitVerification(
  tx: Tx,
  asked: VerificationAsked,
): Promise<Result<VerificationAdmission>> {
  const agreement = await findAgreement(tx, asked.agreementId);
  if (!agreement || !['active', 'suspended'].includes(agreement.state))
    return refuse(problems['nothing-granted']());
  const { scope, resources } = await scopeNow(tx, agreement, asked.purpose);
  const standing = await standingOf(tx, [
    { kind: 'agreement', id: agreement.id },
    ...scope.relations
      .filter(({ resourceId }) => resourceId === asked.spec.resourceId)
      .flatMap((relation) => [
        { kind: 'resource', id: relation.resourceId },
        { kind: 'revision', id: relation.revisionId },
      ]),
    ...asked.standsOn,
  ]);
  const may = usable(standing);
  if (!may.ok) return may;
  const planned = planVerification(asked.spec, scope, agreement.document);
  if (!planned.ok) return planned;
  const resource = resources.get(asked.spec.resourceId);
  if (!resource?.revision) throw new Error('a relation of the scope has a revision in service');
  // Answers on single subjects cannot be mixed with noise: what noise hides they would tell.
  if (resource.releaseMode !== null && resource.releaseMode !== 'reviewed')
    return refuse(
      problems['mode-forbids']({
        detail: text(
          '加噪发布的资源不提供核验：逐一核验会说出噪声所掩盖的内容。',
          'A resource released with noise has no verification service: exact answers would tell what the noise hides.',
        ),
      }),
    );
  return ok({ agreement, resource, ...planned.value, standing });
}

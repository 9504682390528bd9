import { ok, type Result, text } from '#foundation';
import { agreementsTaking, grantScope } from '#platform/authorisation';
import { cataloguedResource, type ReleaseGate } from '#platform/catalog';
import { nothingYet, passGate, privacyProblems, wholeTable } from '#platform/privacy';
import { passForProducts } from '#platform/products';

/**
 * What a revision passes before it serves: an open resource the gate for opening, one behind guards the gate for authorised use; and then, for every
 * agreement that takes the resource and every listed product made of it, their own forms: a data domain is not refreshed with what its agreement may not have.
 */
export const releaseGate: ReleaseGate = {
  problems: [privacyProblems['gate-closed'].type, privacyProblems['no-such-revision'].type],
  rules: ['R63'],
  async pass(tx, actor, { resourceId, revisionId }): Promise<Result<unknown>> {
    const resource = await cataloguedResource(tx, resourceId);
    if (!resource) return passGate(tx, actor, { resourceId, revisionId, form: 'open' }, revision(revisionId));
    const guarded = resource.releaseMode !== null;
    const own = await passGate(
      tx,
      actor,
      {
        resourceId,
        revisionId,
        form: guarded ? 'authorise' : 'open',
        scope: guarded ? nothingYet : wholeTable,
      },
      revision(revisionId),
    );
    if (!own.ok) return own;
    const agreements = await agreementsTaking(tx, resourceId);
    for (const agreement of agreements) {
      const granted = agreement.document.parts.scope.resources.find((one) => one.resourceId === resourceId);
      if (!granted) continue;
      const passed = await passGate(
        tx,
        actor,
        { resourceId, revisionId, form: 'authorise', scope: grantScope(granted, resource) },
        { kind: 'agreement', id: agreement.id },
      );
      if (!passed.ok)
        return {
          ok: false,
          problem: {
            ...passed.problem,
            detail: text(
              `协议 ${agreement.number} 使用该资源。${passed.problem.detail?.zh ?? ''}`,
              `Agreement ${agreement.number} takes this resource. ${passed.problem.detail?.en ?? ''}`,
            ),
          },
        };
    }
    const products = await passForProducts(tx, actor, { resourceId, revisionId, agreements });
    return products.ok ? ok(null) : products;
  },
};

const revision = (id: string) => ({ kind: 'revision', id }) as const;

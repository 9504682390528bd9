import { type Actor, actorReference, type Tx } from '#foundation';
import { type Agreement, agreement, noScenario, scenariosCarrying } from '#platform/authorisation';
import { keepReason, standingOf } from '#platform/lineage';
import { resourcesUnder } from './shared-consents.ts';
import { type ProductRow, productTables } from './store/tables.ts';

/** Scenarios that carry a product now (依场景授权); null where its agreement does not go by scenario. */
export async function scenariosOfProduct(
  tx: Tx,
  granted: Pick<Agreement, 'id' | 'document'>,
  product: Pick<ProductRow, 'id' | 'purpose' | 'kind' | 'form'>,
) {
  if (granted.document.mode.kind !== 'scenario') return null;
  return scenariosCarrying(tx, granted, {
    purpose: product.purpose,
    kind: product.kind,
    form: product.form,
    resources: await resourcesUnder(tx, product.id),
  });
}

/**
 * Scenarios of an agreement changed: a listed product that none carries any more is frozen, one that is carried again is free, both in the caller's
 * transaction. Rows of products are locked before any standing. Doing it again changes nothing.
 */
export async function heedScenarios(
  tx: Tx,
  { agreementId, by }: { readonly agreementId: string; readonly by: Actor },
): Promise<void> {
  const who = actorReference(by);
  const granted = await agreement(tx, agreementId);
  if (!granted) throw new Error(`scenarios of an agreement that is not there: ${agreementId}`);
  const live = await productTables(tx)
    .selectFrom('products.product')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .where('state', 'not in', ['delisted', 'ended'])
    .orderBy('id')
    .forUpdate()
    .execute();
  // What is about to be listed waits for these locks, too, and sees the scenarios as they are then.
  for (const product of live.filter(({ state }) => state === 'listed')) {
    const carrying = await scenariosOfProduct(tx, granted, product);
    const [standing] = await standingOf(tx, [{ kind: 'product', id: product.id }]);
    const carried = carrying === null || carrying.length > 0;
    await keepReason(tx, standing!, noScenario.rule, {
      wanted: carried ? null : { code: 'suspension', ...noScenario, by: who },
      by: who,
    });
  }
}

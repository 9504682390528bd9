import { ok, type Problem, type Result, refuse, type Tx } from '#foundation';
import { type Agreement, agreement, whyNoSharedConsent } from '#platform/authorisation';
import { upstream } from '#platform/lineage';
import { productProblems } from './problems.ts';
import type { ProductRow } from './store/tables.ts';

/**
 * Whether a product may be put to a new use: it stands on no shared data without its provider's consent (R28). Asked after its sources were drawn, under the
 * graph's lock: a consent that is withdrawn at the same time either finds the product or is found here.
 */
export async function haveConsent(
  tx: Tx,
  granted: Pick<Agreement, 'id' | 'document'>,
  resources: readonly string[],
): Promise<Result<null>> {
  const why = await whyNoSharedConsent(tx, granted, resources);
  return why ? refuse(productProblems['shared-consent-missing'](why)) : ok(null);
}

/** The same of a product that is there: why it is neither listed nor ordered anew. */
export async function lacksConsent(
  tx: Tx,
  product: Pick<ProductRow, 'id' | 'agreement_id'>,
): Promise<Problem | null> {
  const granted = await agreement(tx, product.agreement_id);
  if (!granted) throw new Error(`product ${product.id} has no agreement`);
  const made = await upstream(tx, { kind: 'product', id: product.id }, { depth: 1 });
  const have = await haveConsent(
    tx,
    granted,
    made.flatMap(({ kind, id }) => (kind === 'resource' ? [id] : [])),
  );
  return have.ok ? null : have.problem;
}

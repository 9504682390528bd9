import type { Problem, Tx } from '#foundation';
import { type Agreement, whyNoSharedConsent } from '#platform/authorisation';
import { upstream } from '#platform/lineage';
import { productProblems } from './problems.ts';

/**
 * Why nothing new is made of these resources under an agreement: they hold shared data without its provider's consent (R28). Asked of a product after its
 * sources were drawn, under the graph's lock: a consent that is withdrawn at the same time either finds the product or is found here.
 */
export async function lacksConsent(
  tx: Tx,
  granted: Pick<Agreement, 'id' | 'document'>,
  resources: readonly string[],
): Promise<Problem | null> {
  const why = await whyNoSharedConsent(tx, granted, resources);
  return why && productProblems['shared-consent-missing'](why);
}

/** The resources a product is defined over. */
export const resourcesUnder = async (tx: Tx, productId: string): Promise<readonly string[]> =>
  (await upstream(tx, { kind: 'product', id: productId }, { depth: 1 })).flatMap(({ kind, id }) =>
    kind === 'resource' ? [id] : [],
  );

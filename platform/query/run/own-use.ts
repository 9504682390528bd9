import type { Problem, Tx } from '#foundation';
import { type Agreement, whyNoScenario, whyNoSharedConsent } from '#platform/authorisation';
import { problems } from '../problems.ts';

/**
 * Why a query of one's own may not look at these resources now: it is a new use each time, which needs an approved scenario where the agreement goes by
 * scenario, and its provider's consent for shared data (R28). A product is kept to both by its standing.
 */
export async function whyNotOwnUse(
  tx: Tx,
  agreement: Agreement,
  purpose: string,
  resources: readonly string[],
): Promise<Problem | null> {
  const without = await whyNoScenario(tx, agreement, purpose, resources);
  if (without) return problems['no-scenario'](without);
  const lacking = await whyNoSharedConsent(tx, agreement, resources);
  return lacking && problems['shared-consent-missing'](lacking);
}

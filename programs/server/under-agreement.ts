import type { UnderAgreement } from '#platform/authorisation';
import { unsettledAccounts } from '#platform/pricing';
import {
  endProductsUnder,
  endUnlistedProducts,
  heedScenarios,
  productsStandingUnder,
} from '#platform/products';
import { endQueriesUnder, queriesUnder, type RunBell } from '#platform/query';

/** Runs, projections, products and orders: what stands on an agreement and ends with it. */
export const underAgreement = (bell?: RunBell): UnderAgreement => ({
  async end(tx, ending) {
    await endQueriesUnder(tx, ending.agreementId, bell);
    await endProductsUnder(tx, ending);
  },
  changed: endUnlistedProducts,
  scenarios: heedScenarios,
  reach: async (tx, agreementId) => ({
    ...(await productsStandingUnder(tx, agreementId)),
    ...(await queriesUnder(tx, agreementId)),
  }),
  unsettled: unsettledAccounts,
});

import { type Module, problemTypes, text } from '#foundation';
import { createVerification } from '#platform/query';
import { callProduct } from './actions/call.ts';
import { callReport } from './actions/call-report.ts';
import { callVerification } from './actions/call-verification.ts';
import { findConsents, registerConsent, withdrawConsent } from './actions/consents.ts';
import { definitions } from './actions/define.ts';
import { delistProduct } from './actions/delist.ts';
import { endOrder } from './actions/end-order.ts';
import { listProduct } from './actions/list-product.ts';
import { measureRawOut } from './actions/measure-raw-out.ts';
import { acceptOrder, declineOrder, orderProduct } from './actions/order.ts';
import { priceProduct } from './actions/price.ts';
import { publishIndex } from './actions/publish-index.ts';
import { passComplianceReview, passSecurityReview, returnProduct } from './actions/review.ts';
import { revisions } from './actions/revise.ts';
import { tryProduct } from './actions/try-product.ts';
import { tryRate } from './actions/try-rate.ts';
import { tryReport } from './actions/try-report.ts';
import { tryVerification } from './actions/try-verification.ts';
import { buyerWatch } from './buyers.ts';
import { checks } from './checks.ts';
import { endSubscriptions } from './end-under.ts';
import { productLifecycle } from './model/lifecycle.ts';
import type { ProductPorts } from './ports.ts';
import { priceClock, priceDue } from './price-in-force.ts';
import { productProblems } from './problems.ts';
import { consentsRead } from './reads/consents.ts';
import { productRead, productsRead } from './reads/products.ts';
import { productRules } from './rules.ts';
import { consentView, orderView, productView } from './subject-views.ts';
import { agreementSubscriptions } from './tell-buyers.ts';

export {
  type DisclosedProduct,
  disclosedProducts,
  listedProducts,
  type ProductPlace,
  pricedProducts,
  productFigures,
  productsUnder,
} from './doors.ts';
export {
  endProductsUnder,
  endUnlistedProducts,
  productsStandingUnder,
} from './end-under.ts';
export { heedScenarios } from './heed-scenarios.ts';
export { productLifecycle } from './model/lifecycle.ts';
export { priceAt } from './model/price-in-force.ts';
export { readTiers, type TieredPrice, type TierPart, tierParts } from './model/tiers.ts';
export {
  type AcceptedOrder,
  acceptedOrdersUnder,
  agreementsOrderedUnder,
  type OrderOnRecord,
  ordersOnRecord,
} from './orders-on-record.ts';
export { passForProducts } from './pass-sources.ts';
export type { ProductPorts } from './ports.ts';
export type { CodedBeforeListed } from './rules.ts';
export { buyersOf, findProduct, liveOrdersOf, pricesOf } from './store/tables.ts';
export { productTitles } from './subject-titles.ts';

/** 数据产品和服务: definition, review, listing, orders, calls. */
export const products = (ports: ProductPorts): Module => {
  const mayStillBuy = buyerWatch();
  // One measure for all kinds.
  const allowed = tryRate();
  return {
    name: 'products',
    title: text('数据产品', 'Products'),
    migrations: new URL('./store/migrations/', import.meta.url),
    policies: new URL('./policies/', import.meta.url),
    acts: [
      ...definitions,
      passSecurityReview,
      passComplianceReview,
      returnProduct,
      measureRawOut(ports.query),
      ...revisions,
      priceProduct(ports.priceWithin),
      listProduct(ports.profile),
      delistProduct,
      orderProduct,
      acceptOrder,
      declineOrder,
      endOrder,
      callProduct(ports.query, mayStillBuy),
      callReport(ports, mayStillBuy),
      tryProduct(ports.query, allowed),
      tryReport(ports, allowed),
      tryVerification(allowed),
      registerConsent(ports.query),
      withdrawConsent,
      findConsents(ports.query),
      publishIndex(ports.query),
      callVerification(createVerification(ports.query), mayStillBuy),
    ],
    reads: [productsRead, productRead, consentsRead],
    checks,
    problems: problemTypes(productProblems),
    rules: productRules,
    lifecycles: [productLifecycle],
    events: {
      'products.listed': text('产品上架', 'A product was listed'),
      'products.delisted': text('产品下架', 'A product was taken off the list'),
      'products.delivered': text('产品首次交付', 'A product was delivered for the first time'),
    },
    subscriptions: { ...agreementSubscriptions, ...endSubscriptions },
    clocks: { [priceClock]: priceDue(ports.priceWithin) },
    subjects: { product: productView, order: orderView, consent: consentView },
  };
};

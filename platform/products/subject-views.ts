import { formatMoneyGrouped, type SubjectView, type Tx, text, viewWithTitles } from '#foundation';
import { agreement, priceBasisOf, unitBases } from '#platform/authorisation';
import { organisationName } from '#platform/identity';
import { findConsent } from '#platform/query';
import { definitionFacts } from './definition-facts.ts';
import { epsilonOfCall } from './epsilon-of-call.ts';
import { readTiers } from './model/tiers.ts';
import { findOrder, findProduct, type ProductRow } from './store/tables.ts';
import { orderSubjectTitles, orderTitle, productSubjectTitles, productTitle } from './subject-titles.ts';

export const productView: SubjectView = viewWithTitles(async (tx, id) => {
  const product = await findProduct(tx, id);
  if (!product) return null;
  const prefill = { productId: id };
  return {
    title: productTitle(product.title),
    lifecycle: { id: 'products.product', state: product.state },
    facts: [
      { label: text('运营机构', 'Operator'), value: await organisationName(tx, product.operator) },
      { label: text('说明', 'Summary'), value: product.summary },
      { label: text('用途', 'Purpose'), value: await purposeOf(tx, product) },
      ...(await definitionFacts(tx, product)),
      ...(await epsilonFact(tx, product)),
      await priceFact(tx, product),
      {
        label: text('收费类别', 'Fee class'),
        value: product.fee_class === 'free' ? '免费 · free' : '政府指导价 · guided price',
      },
      { label: text('定义摘要（SHA-256）', 'Digest (SHA-256)'), value: product.digest },
      ...(product.review_opinion
        ? [
            {
              label:
                product.state === 'returned'
                  ? text('退回理由', 'Why it was returned')
                  : text('审核意见', 'Opinion'),
              value: product.review_opinion,
            },
          ]
        : []),
    ],
    prefill: {
      'products.pass-security-review': prefill,
      'products.pass-compliance-review': prefill,
      'products.return-product': prefill,
      'products.measure-raw-out': prefill,
      'products.price-product': { ...prefill, priceFen: product.price_fen.toString() },
      'products.list-product': prefill,
      'products.publish-index': prefill,
      'products.delist-product': prefill,
      [`products.revise-${product.kind}`]: {
        ...prefill,
        title: product.title,
        summary: product.summary,
        purpose: product.purpose,
        priceFen: product.price_fen.toString(),
        definition: product.definition,
      },
      'products.order-product': prefill,
      ...(product.kind === 'verification'
        ? { 'products.register-consent': prefill, 'products.find-consents': prefill }
        : {}),
      'registration.draft-application': { kind: 'product', thingId: id },
    },
    page: `/products/${id}`,
  };
}, productSubjectTitles);

async function epsilonFact(tx: Tx, product: ProductRow) {
  const spent = await epsilonOfCall(tx, product);
  return spent
    ? [
        {
          label: text('每次调用支出的隐私预算 ε', 'Privacy budget a call spends, ε'),
          value: spent.epsilon ?? '协议未约定 · not allotted',
        },
      ]
    : [];
}

async function priceFact(tx: Tx, product: ProductRow) {
  const granted = await agreement(tx, product.agreement_id);
  const { zh, en } = unitBases[granted ? priceBasisOf(granted.document) : 'call'];
  const settled = ['listed', 'priced', 'delisted'].includes(product.state);
  return {
    label: settled
      ? text(`收费标准（元，${zh}）`, `Price (yuan; ${en})`)
      : text(`拟定的收费标准（元，${zh}）`, `Price as proposed (yuan; ${en})`),
    value: [
      formatMoneyGrouped(product.price_fen),
      ...readTiers(product.tiers).map(({ above, fen }) => `> ${above}: ${formatMoneyGrouped(fen)}`),
    ].join('; '),
  };
}

/** The purpose as the agreement words it, with its code. */
async function purposeOf(tx: Tx, product: ProductRow): Promise<string> {
  const granted = await agreement(tx, product.agreement_id);
  const purpose = granted?.document.parts.scope.purposes.find(({ code }) => code === product.purpose);
  return purpose ? `${purpose.title}（${product.purpose}）` : product.purpose;
}

/** A consent: what it is for, never who gave it. */
export const consentView: SubjectView = async (tx, id) => {
  const consent = await findConsent(tx, id);
  const product = consent && (await findProduct(tx, consent.product_id));
  if (!consent || !product) return null;
  return {
    title: text(
      `授权同意 ${consent.paper_number}：${product.title}`,
      `Consent ${consent.paper_number}: ${product.title}`,
    ),
    facts: [
      { label: text('登记单位', 'Registered by'), value: await organisationName(tx, consent.organisation) },
      { label: text('产品', 'Product'), value: product.title },
      { label: text('用途', 'Purpose'), value: await purposeOf(tx, product) },
      { label: text('同意书编号', 'Number of the paper'), value: consent.paper_number },
      { label: text('同意书摘要（SHA-256）', 'Digest of the paper (SHA-256)'), value: consent.paper_sha256 },
      { label: text('有效至', 'Good until'), value: consent.until.toString() },
    ],
    prefill: { 'products.withdraw-consent': { consentId: id } },
    page: `/products/${product.id}`,
  };
};

export const orderView: SubjectView = viewWithTitles(async (tx, id) => {
  const order = await findOrder(tx, id);
  const product = order && (await findProduct(tx, order.product_id));
  if (!order || !product) return null;
  return {
    title: orderTitle(product.title),
    facts: [
      { label: text('订购方', 'Buyer'), value: await organisationName(tx, order.buyer) },
      { label: text('产品', 'Product'), value: product.title },
      { label: text('用途', 'Purpose'), value: await purposeOf(tx, product) },
    ],
    prefill: Object.fromEntries(
      ['accept-order', 'decline-order', 'end-order'].map((act) => [`products.${act}`, { orderId: id }]),
    ),
    page: `/products/${product.id}`,
  };
}, orderSubjectTitles);

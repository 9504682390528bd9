import { type SubjectView, text } from '#foundation';
import { organisationName } from '#platform/identity';
import type { AggregateDefinition } from './model/definition.ts';
import { findOrder, findProduct } from './store/tables.ts';

export const productView: SubjectView = async (tx, id) => {
  const product = await findProduct(tx, id);
  if (!product) return null;
  const definition = product.definition as unknown as AggregateDefinition;
  const prefill = { productId: id };
  return {
    title: text(`数据产品：${product.title}`, `Product: ${product.title}`),
    lifecycle: { id: 'products.product', state: product.state },
    facts: [
      { label: text('运营机构', 'Operator'), value: await organisationName(tx, product.operator) },
      { label: text('说明', 'Summary'), value: product.summary },
      { label: text('用途', 'Purpose'), value: product.purpose },
      { label: text('统计语句', 'SQL'), value: definition.sql },
      {
        label: text('参数', 'Parameters'),
        value: definition.parameters.map(({ name, values }) => `${name}：${values.join('、')}`).join('；'),
      },
      { label: text('每次价格（分）', 'Price of a call (fen)'), value: product.price_fen.toString() },
      { label: text('定义摘要（SHA-256）', 'Digest (SHA-256)'), value: product.digest },
      ...(product.review_opinion
        ? [{ label: text('审核意见', 'Opinion'), value: product.review_opinion }]
        : []),
    ],
    prefill: {
      'products.pass-security-review': prefill,
      'products.pass-compliance-review': prefill,
      'products.return-product': prefill,
      'registration.draft-application': { kind: 'product', thingId: id },
    },
    page: `/products/${id}`,
  };
};

export const orderView: SubjectView = async (tx, id) => {
  const order = await findOrder(tx, id);
  const product = order && (await findProduct(tx, order.product_id));
  if (!order || !product) return null;
  return {
    title: text(`订购：${product.title}`, `Order: ${product.title}`),
    facts: [
      { label: text('订购方', 'Buyer'), value: await organisationName(tx, order.buyer) },
      { label: text('产品', 'Product'), value: product.title },
      { label: text('用途', 'Purpose'), value: product.purpose },
    ],
    prefill: { 'products.accept-order': { orderId: id }, 'products.decline-order': { orderId: id } },
    page: `/products/${product.id}`,
  };
};

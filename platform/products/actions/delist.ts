import { Type } from 'typebox';
import { defineAction, ok, text } from '#foundation';
import { completeTasks } from '#platform/casework';
import { hand, productRef, productSubject, tell } from '../desk.ts';
import { productLifecycle } from '../model/lifecycle.ts';
import { endStanding, tellDelisted } from '../off-the-list.ts';
import { lockProduct, productTables } from '../store/tables.ts';

/** Take a product off the list. Effective with the commit: its orders end and the very next call is refused. */
export const delistProduct = defineAction({
  name: 'products.delist-product',
  title: text('产品下架', 'Take the product off the list'),
  description: text(
    '下架后订单终止，下一次调用即被拒绝；下架及理由进入公开日志。运营机构可下架自己的产品，实施机构可依职责下架。',
    'Orders end and the next call is refused; the act and its reason enter the public log. The operator may do it with its own, the implementing body within its duty.',
  ),
  input: Type.Object(
    {
      productId: Type.String({ maxLength: 60, title: '产品', titleEn: 'Product' }),
      reason: Type.String({
        minLength: 4,
        maxLength: 500,
        title: '下架理由（公开）',
        titleEn: 'Reason (public)',
      }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    productId: Type.String(),
    state: Type.String(),
    ordersEnded: Type.Integer({ title: '终止的订单数', titleEn: 'Orders ended' }),
  }),
  problems: [],
  dangerous: true,
  subject: (tx, input) => productSubject(tx, input.productId),
  async run(actor, input, tx) {
    const product = await lockProduct(tx, input.productId);
    const next = productLifecycle.next(product.state, 'delist');
    if (!next.ok) return next;
    const why = text(`产品已下架：${input.reason}`, `The product was taken off the list: ${input.reason}`);
    await endStanding(tx, product, next.value, why, actor);
    const ended = await productTables(tx)
      .updateTable('products.product_order')
      .set({ state: 'ended', ended_at: tx.now })
      .where('product_id', '=', product.id)
      .where('state', 'in', ['placed', 'accepted'])
      .returning(['id', 'buyer'])
      .execute();
    for (const { id } of ended) await completeTasks(tx, { subject: { kind: 'order', id } }, actor);
    await tellDelisted(tx, product, input.reason);
    await hand(tx, actor, productRef(product), text('下架', 'Taken off the list'));
    await tell(
      tx,
      actor,
      [product.operator, ...ended.map(({ buyer }) => buyer)],
      'delisted',
      product.id,
      text(
        `产品“${product.title}”已下架，订购终止：${input.reason}`,
        `The product “${product.title}” was taken off the list and its orders ended: ${input.reason}`,
      ),
    );
    return ok({ productId: product.id, state: next.value, ordersEnded: ended.length });
  },
});

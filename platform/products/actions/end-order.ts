import { Type } from 'typebox';
import { defineAction, ok, refuse, text } from '#foundation';
import { cancelTasks } from '#platform/casework';
import { hand, orderSubject, tell } from '../desk.ts';
import { productProblems } from '../problems.ts';
import { findProduct, lockOrder, productTables } from '../store/tables.ts';

/** The buyer ends an order, or takes back one that waits: what was used until now is settled, the next call is refused. */
export const endOrder = defineAction({
  name: 'products.end-order',
  title: text('终止订购', 'End an order'),
  description: text(
    '终止后下一次调用即被拒绝，此前的用量照常结算；可以按届时的收费标准重新订购。',
    'The next call is refused and what was used is settled; order again at the price of that day.',
  ),
  input: Type.Object(
    {
      orderId: Type.String({ maxLength: 60, title: '订单', titleEn: 'Order' }),
      reason: Type.String({ minLength: 2, maxLength: 500, title: '理由', titleEn: 'Reason' }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ orderId: Type.String(), state: Type.String() }),
  problems: [productProblems['order-not-live'].type],
  dangerous: true,
  subject: (tx, input) => orderSubject(tx, input.orderId),
  async run(actor, input, tx) {
    const order = await lockOrder(tx, input.orderId);
    if (!order) throw new Error('the subject was there a moment ago');
    if (order.state !== 'accepted' && order.state !== 'placed')
      return refuse(productProblems['order-not-live']());
    await productTables(tx)
      .updateTable('products.product_order')
      .set({ state: 'ended', ended_at: tx.now })
      .where('id', '=', order.id)
      .execute();
    await cancelTasks(tx, { subject: { kind: 'order', id: order.id } }, actor);
    const product = await findProduct(tx, order.product_id);
    const title = product?.title ?? '';
    await hand(
      tx,
      actor,
      { kind: 'order', id: order.id, title },
      text(`终止订购：${input.reason}`, `Ended the order: ${input.reason}`),
    );
    if (product)
      await tell(
        tx,
        actor,
        [product.operator],
        'order-ended',
        product.id,
        text(`对“${title}”的一份订购已由购买方终止。`, `A buyer has ended its order of “${title}”.`),
      );
    return ok({ orderId: order.id, state: 'ended' });
  },
});

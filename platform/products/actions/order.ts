import { Type } from 'typebox';
import {
  type Actor,
  actorReference,
  defineAction,
  newId,
  newSubject,
  ok,
  organisationOf,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { agreement } from '#platform/authorisation';
import { sidesIn } from '#platform/identity';
import { connect } from '#platform/lineage';
import { barredBuyer } from '../buyers.ts';
import { hand, orderSubject, tell } from '../desk.ts';
import { priceAt } from '../model/price-in-force.ts';
import { readTiers, storedTiers } from '../model/tiers.ts';
import { productProblems } from '../problems.ts';
import { lacksConsent, resourcesUnder } from '../shared-consents.ts';
import {
  findProduct,
  lockOrder,
  type OrderRow,
  type ProductRow,
  pricesOf,
  productTables,
} from '../store/tables.ts';

const personOf = (actor: Actor) => (actor.kind === 'person' ? actor.personId : actorReference(actor));

/** A buyer orders a listed product. */
export const orderProduct = defineAction({
  name: 'products.order-product',
  title: text('订购产品', 'Order a product'),
  description: text(
    '订购已上架的数据产品；运营机构接受后即可调用。',
    'Order a listed product; it can be called once the operator accepts.',
  ),
  input: Type.Object(
    { productId: Type.String({ maxLength: 60, format: 'product', title: '产品', titleEn: 'Product' }) },
    { additionalProperties: false },
  ),
  output: Type.Object({ orderId: Type.String() }),
  problems: [
    productProblems['no-such-product'].type,
    productProblems['tied-to-operator'].type,
    productProblems['not-among-users'].type,
    productProblems['ordered-already'].type,
    productProblems['shared-consent-missing'].type,
  ],
  rules: ['R28', 'R29', 'R30', 'AR7'],
  idempotent: true,
  subject: async (tx, input, actor) => {
    const product = await findProduct(tx, input.productId);
    return product
      ? {
          ...newSubject('order', organisationOf(actor)),
          handler: product.operator,
          parties: [product.operator, organisationOf(actor) ?? ''],
        }
      : null;
  },
  async run(actor, input, tx) {
    const product = await findProduct(tx, input.productId);
    if (product?.state !== 'listed') return refuse(productProblems['no-such-product']());
    const buyer = organisationOf(actor) ?? '';
    const barred = await barredBuyer(tx, product, buyer);
    if (barred) return refuse(barred);
    const granted = await agreement(tx, product.agreement_id);
    if (!granted) throw new Error(`product ${product.id} has no agreement`);
    const lacking = await lacksConsent(tx, granted, await resourcesUnder(tx, product.id));
    if (lacking) return refuse(lacking);
    const live = await productTables(tx)
      .selectFrom('products.product_order')
      .select('id')
      .where('product_id', '=', product.id)
      .where('buyer', 'in', [buyer, ...(await sidesIn(tx, actor, 'products'))])
      .where('state', 'in', ['placed', 'accepted'])
      .executeTakeFirst();
    if (live) return refuse(productProblems['ordered-already']({ data: { orderId: live.id } }));
    const id = newId('ord');
    await productTables(tx)
      .insertInto('products.product_order')
      .values({
        id,
        product_id: product.id,
        buyer,
        state: 'placed',
        ordered_by: personOf(actor),
        accepted_by: null,
        created_at: tx.now,
        accepted_at: null,
        price_fen: null,
        tiers: null,
        ended_at: null,
        definition_digest: null,
        declined_at: null,
        declined_why: null,
      })
      .execute();
    await hand(tx, actor, { kind: 'order', id, title: product.title }, text('提出订购', 'Ordered'), {
      kind: 'order-acceptance',
      title: text('接受订购', 'Accept the order'),
      organisationId: product.operator,
      role: 'operator',
      acts: ['products.accept-order', 'products.decline-order'],
    });
    return ok({ orderId: id });
  },
});

const byOrder = { orderId: Type.String({ maxLength: 60, title: '订单', titleEn: 'Order' }) };
const Answer = Type.Object({ orderId: Type.String(), state: Type.String() });

/** The operator accepts: from now on the buyer's machine clients may call the product. */
export const acceptOrder = defineAction({
  name: 'products.accept-order',
  title: text('接受订购', 'Accept the order'),
  description: text(
    '接受后，订购方即可通过机器客户端调用。',
    'The buyer’s machine clients may then call the product.',
  ),
  input: Type.Object(byOrder, { additionalProperties: false }),
  output: Answer,
  problems: [],
  subject: (tx, input) => orderSubject(tx, input.orderId),
  async run(actor, input, tx) {
    const { order, title, product } = await placed(tx, input.orderId);
    if (order.state !== 'placed') return refuse(productProblems['ordered-already']());
    // What the buyer ordered at: a price that took effect while the order waited is for those who order after it.
    const price = priceAt(await pricesOf(tx, order.product_id), order.created_at) ?? product;
    await productTables(tx)
      .updateTable('products.product_order')
      .set({
        state: 'accepted',
        accepted_by: personOf(actor),
        accepted_at: tx.now,
        price_fen: price?.price_fen ?? null,
        tiers: price ? storedTiers(readTiers(price.tiers)) : null,
        definition_digest: product?.digest ?? null,
      })
      .where('id', '=', order.id)
      .execute();
    await connect(tx, {
      from: { kind: 'product', id: order.product_id },
      to: {
        kind: 'order',
        id: order.id,
        title: text(`订购：${title}`, `Order: ${title}`),
        owner: order.buyer,
        visibility: 'parties',
      },
      relation: 'ordered-as',
      by: actorReference(actor),
    });
    // A stop of the buyer stops its orders, this one among them from now on.
    await connect(tx, {
      from: { kind: 'buyer', id: order.buyer },
      to: { kind: 'order', id: order.id },
      relation: 'ordered-by',
      by: actorReference(actor),
    });
    await hand(tx, actor, { kind: 'order', id: order.id, title }, text('接受订购', 'Accepted the order'));
    await tell(
      tx,
      actor,
      [order.buyer],
      'order-accepted',
      order.product_id,
      text(
        `您单位对“${title}”的订购已被接受，可以调用。`,
        `Your order of “${title}” was accepted; it can be called.`,
      ),
    );
    return ok({ orderId: order.id, state: 'accepted' });
  },
});

export const declineOrder = defineAction({
  name: 'products.decline-order',
  title: text('不接受订购', 'Decline the order'),
  description: text('说明理由；不得无正当理由拒绝。', 'Say why; an order may not be refused without cause.'),
  input: Type.Object(
    { ...byOrder, reason: Type.String({ minLength: 4, maxLength: 1000, title: '理由', titleEn: 'Reason' }) },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [],
  dangerous: true,
  subject: (tx, input) => orderSubject(tx, input.orderId),
  async run(actor, input, tx) {
    const { order, title } = await placed(tx, input.orderId);
    if (order.state !== 'placed') return refuse(productProblems['ordered-already']());
    await productTables(tx)
      .updateTable('products.product_order')
      .set({ state: 'declined', declined_at: tx.now, declined_why: input.reason })
      .where('id', '=', order.id)
      .execute();
    await hand(
      tx,
      actor,
      { kind: 'order', id: order.id, title },
      text(`不接受订购：${input.reason}`, `Declined: ${input.reason}`),
    );
    await tell(
      tx,
      actor,
      [order.buyer],
      'order-declined',
      order.product_id,
      text(
        `您单位对“${title}”的订购未被接受：${input.reason}`,
        `Your order of “${title}” was declined: ${input.reason}`,
      ),
    );
    return ok({ orderId: order.id, state: 'declined' });
  },
});

async function placed(
  tx: Tx,
  orderId: string,
): Promise<{ order: OrderRow; title: string; product: ProductRow | undefined }> {
  const order = await lockOrder(tx, orderId);
  if (!order) throw new Error('the subject was there a moment ago');
  const product = await findProduct(tx, order.product_id);
  return { order, title: product?.title ?? '', product };
}

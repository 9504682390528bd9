import { type Actor, type Subscriber, systemActor, type Text, type Tx, text } from '#foundation';
import { type Changing, agreement as findAgreement, lineAllows } from '#platform/authorisation';
import { cancelTasks } from '#platform/casework';
import { holdDownstream } from '#platform/lineage';
import { hand, productRef, tell } from './desk.ts';
import { productLifecycle } from './model/lifecycle.ts';
import { endStanding, tellDelisted } from './off-the-list.ts';
import { type ProductRow, productTables } from './store/tables.ts';

interface EndOfAgreement {
  readonly agreementId: string;
  readonly how: 'expired' | 'terminated';
  readonly why: Text;
  readonly by: Actor;
}

/**
 * An agreement ends, in the caller's transaction: what is listed under it is delisted, what was on its way to the list ends, orders end and
 * their buyers are told. Rows of products and orders are locked before any standing, and
 * the standing of the agreement before that of what stands on it. Doing it again changes nothing.
 */
export async function endProductsUnder(tx: Tx, end: EndOfAgreement): Promise<void> {
  await endProducts(tx, await liveProducts(tx, end.agreementId), end, {
    said: text(`产品随授权终结：${end.why.zh}`, `The product ended with its agreement: ${end.why.en}`),
    step: text('随授权终结', 'Ended with its agreement'),
  });
}

/** Another version of the agreement takes effect: products of which it has no line any more end, with their orders. The others go on. */
export async function endUnlistedProducts(
  tx: Tx,
  { agreementId, document, why, by }: Changing,
): Promise<void> {
  const listed = (product: ProductRow): boolean =>
    document.parts.products.list.some(
      (line) => line.purposes.includes(product.purpose) && lineAllows(line, product.kind, product.form),
    );
  const unlisted = (await liveProducts(tx, agreementId)).filter((product) => !listed(product));
  await endProducts(
    tx,
    unlisted,
    { agreementId, how: 'changed', why, by },
    {
      said: text(
        `产品因协议变更终结：${why.zh}`,
        `The product ended with a change of its agreement: ${why.en}`,
      ),
      step: text('因协议变更终结', 'Ended with a change of its agreement'),
    },
  );
}

async function endProducts(
  tx: Tx,
  products: readonly ProductRow[],
  {
    agreementId,
    how,
    why,
    by,
  }: Omit<EndOfAgreement, 'how'> & { readonly how: EndOfAgreement['how'] | 'changed' },
  { said, step }: { readonly said: Text; readonly step: Text },
): Promise<void> {
  if (products.length === 0) return;
  const orders = await endOrders(
    tx,
    by,
    products.map(({ id }) => id),
  );
  await holdDownstream(tx, { kind: 'agreement', id: agreementId });
  for (const product of products) {
    const listed = product.state === 'listed';
    const next = productLifecycle.next(product.state, listed ? 'delist' : 'end');
    if (!next.ok) throw new Error(`a live product cannot end: ${product.id}`);
    await endStanding(tx, product, next.value, said, by);
    await hand(tx, by, productRef(product), step);
    if (listed) await tellDelisted(tx, product, why.zh);
    await tell(
      tx,
      by,
      [
        product.operator,
        ...orders.filter(({ product_id }) => product_id === product.id).map(({ buyer }) => buyer),
      ],
      how,
      product.id,
      text(
        `产品“${product.title}”：${said.zh}。订购终止，不能再调用。`,
        `“${product.title}”: ${said.en}. Orders ended and it cannot be called any more.`,
      ),
    );
  }
}

const ended = ['delisted', 'ended'] as const;

const liveProducts = (tx: Tx, agreementId: string): Promise<ProductRow[]> =>
  productTables(tx)
    .selectFrom('products.product')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .where('state', 'not in', [...ended])
    .orderBy('id')
    .forUpdate()
    .execute();

async function endOrders(tx: Tx, by: Actor, productIds: readonly string[]) {
  const orders = await productTables(tx)
    .selectFrom('products.product_order')
    .select(['id', 'product_id', 'buyer'])
    .where('product_id', 'in', [...productIds])
    .where('state', 'in', ['placed', 'accepted'])
    .orderBy('id')
    .forUpdate()
    .execute();
  if (orders.length > 0)
    await productTables(tx)
      .updateTable('products.product_order')
      .set({ state: 'ended', ended_at: tx.now })
      .where(
        'id',
        'in',
        orders.map(({ id }) => id),
      )
      .execute();
  for (const { id } of orders) await cancelTasks(tx, { subject: { kind: 'order', id } }, by);
  return orders;
}

/** Products and live orders under an agreement. */
export async function productsStandingUnder(tx: Tx, agreementId: string) {
  const products = await productTables(tx)
    .selectFrom('products.product')
    .select(['id', 'title', 'state'])
    .where('agreement_id', '=', agreementId)
    .where('state', 'not in', [...ended])
    .orderBy('listed_at')
    .orderBy('id')
    .execute();
  const orders =
    products.length === 0
      ? []
      : await productTables(tx)
          .selectFrom('products.product_order')
          .select(['id', 'product_id', 'buyer', 'state'])
          .where(
            'product_id',
            'in',
            products.map(({ id }) => id),
          )
          .where('state', 'in', ['placed', 'accepted'])
          .orderBy('created_at')
          .orderBy('id')
          .execute();
  return {
    products,
    orders: orders.map(({ product_id: productId, ...order }) => ({ ...order, productId })),
  };
}

/** What was defined or ordered while the agreement ended, in a transaction that began before: it ends with the rest. */
const sweep =
  (how: EndOfAgreement['how']): Subscriber =>
  async (tx, event) => {
    const agreement = await findAgreement(tx, event.subject);
    if (agreement?.state !== how) return;
    await endProductsUnder(tx, {
      agreementId: agreement.id,
      how,
      why:
        how === 'expired'
          ? text('授权期限已届满', 'the term is over')
          : text('授权已终止', 'the agreement was terminated'),
      by: systemActor('products'),
    });
  };

export const endSubscriptions: { readonly [kind: string]: Subscriber } = {
  'authorisation.expired': sweep('expired'),
  'authorisation.terminated': sweep('terminated'),
};

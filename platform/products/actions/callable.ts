import {
  type Actor,
  type Batch,
  ok,
  organisationOf,
  type Result,
  refuse,
  type Subject,
  type Tx,
  text,
} from '#foundation';
import type { ProductKind } from '#platform/authorisation';
import { sidesIn } from '#platform/identity';
import { productProblems } from '../problems.ts';
import {
  acceptedOrder,
  acceptedOrderIn,
  findProduct,
  findProductIn,
  type OrderRow,
  type ProductRow,
} from '../store/tables.ts';

/** The order a call is under, with what the call needs of it and its product as they were when it was admitted. */
export interface CallSubject extends Subject {
  readonly product: ProductRow;
  readonly order: OrderRow;
}

/** A call is of the caller's own order, or of one it took over from a buyer merged into it. Without one the product is not there to be called. */
export async function callSubject(
  tx: Tx,
  input: { readonly productId: string },
  actor: Actor,
): Promise<CallSubject | null> {
  const product = await findProduct(tx, input.productId);
  const order = await acceptedOrder(tx, input.productId, [...(await sidesIn(tx, actor, 'products'))]);
  return subjectOf(product, order, actor);
}

/** The same in a batch. */
export function callSubjectIn(
  batch: Batch,
  input: { readonly productId: string },
  actor: Actor,
): () => CallSubject | null {
  const product = findProductIn(batch, input.productId);
  const order = acceptedOrderIn(batch, input.productId, organisationOf(actor) ?? '');
  return () => subjectOf(product(), order(), actor);
}

/** Owned by who calls: it is the buyer, or answers for it. */
const subjectOf = (
  product: ProductRow | undefined,
  order: OrderRow | undefined,
  actor: Actor,
): CallSubject | null =>
  product && order
    ? {
        kind: 'order',
        id: order.id,
        owner: organisationOf(actor) ?? '',
        handler: product.operator,
        parties: [order.buyer],
        state: order.state,
        product,
        order,
      }
    : null;

/** What decides the subject of a call, beside who calls. */
export const callSubjectFrom = ['productId'];

/**
 * The product may be called: it is listed, of such a kind, and called for its own purpose (R29). The release holds its standing and the
 * order's, so what ends after this is seen there.
 */
export function callable(
  { product }: Pick<CallSubject, 'product'>,
  purpose: string,
  ...kinds: readonly ProductKind[]
): Result<void> {
  if (product.state !== 'listed') return refuse(productProblems['no-such-product']());
  if (!kinds.includes(product.kind))
    return refuse(productProblems['other-kind']({ detail: addressOf(product) }));
  if (purpose !== product.purpose)
    return refuse(
      productProblems['purpose-differs']({ rule: 'R29', clause: { document: '实施规范', article: '21' } }),
    );
  return ok(undefined);
}

/** Where a product is called. */
export const callAddress = ({ id, kind }: Pick<ProductRow, 'id' | 'kind'>): string =>
  `/api/v1/products/${id}/${callPaths[kind]}`;

const callPaths: { readonly [kind in ProductKind]: string } = {
  'data-api': 'calls',
  index: 'calls',
  'model-features': 'calls',
  report: 'reports',
  verification: 'verifications',
};

const addressOf = (product: ProductRow) =>
  text(`调用地址：POST ${callAddress(product)}`, `Call it at POST ${callAddress(product)}`);

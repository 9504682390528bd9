import {
  type Actor,
  type Database,
  ok,
  organisationOf,
  type Result,
  refuse,
  type Subject,
  type Tx,
  text,
} from '#foundation';
import type { Definition } from '../model/definition.ts';
import { productProblems } from '../problems.ts';
import { acceptedOrder, findProduct, type OrderRow, type ProductRow } from '../store/tables.ts';

interface Asked {
  readonly productId: string;
  readonly purpose: string;
}

/** A call is of the caller's own order. Without one the product is not there to be called. */
export async function callSubject(tx: Tx, input: Asked, actor: Actor): Promise<Subject | null> {
  const product = await findProduct(tx, input.productId);
  const order = product && (await acceptedOrder(tx, product.id, organisationOf(actor) ?? ''));
  return product && order
    ? {
        kind: 'order',
        id: order.id,
        owner: order.buyer,
        handler: product.operator,
        parties: [order.buyer],
        state: order.state,
      }
    : null;
}

/** The product and the order it is called under, if it is listed, of this form, and called for its own purpose (R29). */
export async function callableProduct(
  database: Database,
  actor: Actor,
  input: Asked,
  form: Definition['form'],
): Promise<Result<{ readonly product: ProductRow; readonly order: OrderRow }>> {
  const { product, order } = await database.transaction(
    async (tx) => {
      const found = await findProduct(tx, input.productId);
      return {
        product: found,
        order: found && (await acceptedOrder(tx, found.id, organisationOf(actor) ?? '')),
      };
    },
    { mode: 'snapshot' },
  );
  if (product?.state !== 'listed') return refuse(productProblems['no-such-product']());
  if (product.form !== form) return refuse(productProblems['other-form']({ detail: addressOf(product) }));
  if (!order) return refuse(productProblems['not-ordered']());
  if (input.purpose !== product.purpose)
    return refuse(
      productProblems['purpose-differs']({ rule: 'R29', clause: { document: '实施规范', article: '21' } }),
    );
  return ok({ product, order });
}

/** Where a product is called. */
export const callAddress = ({ id, form }: Pick<ProductRow, 'id' | 'form'>): string =>
  `/api/v1/products/${id}/${form === 'verification' ? 'verifications' : 'calls'}`;

const addressOf = (product: ProductRow) =>
  text(`调用地址：POST ${callAddress(product)}`, `Call it at POST ${callAddress(product)}`);

import type { Actor, Subject, Text, Tx } from '#foundation';
import { agreement } from '#platform/authorisation';
import { handOn, type NextTask, tellOrganisations } from '#platform/casework';
import { earlierDefinitions, findOrder, findProduct, type ProductRow } from './store/tables.ts';

/** A product as policies see it: the operator's own; in review the handler is the implementing body, whose people did not define it. */
export async function productSubject(tx: Tx, id: string): Promise<Subject | null> {
  const product = await findProduct(tx, id);
  if (!product) return null;
  const authorised = await agreement(tx, product.agreement_id);
  return {
    kind: 'product',
    id,
    owner: product.operator,
    handler:
      product.state === 'defined'
        ? (authorised?.implementingBody ?? '')
        : (authorised?.authorisingBody ?? ''),
    parties: [product.operator, authorised?.implementingBody ?? '', authorised?.authorisingBody ?? ''],
    authors: [
      product.defined_by,
      ...(await earlierDefinitions(tx, id)).map(({ defined_by }) => defined_by),
      ...(product.reviewed_by ? [product.reviewed_by] : []),
    ],
    state: product.state,
  };
}

/** An order: the buyer's, and the operator's turn. */
export async function orderSubject(tx: Tx, id: string): Promise<Subject | null> {
  const order = await findOrder(tx, id);
  const product = order && (await findProduct(tx, order.product_id));
  return order && product
    ? {
        kind: 'order',
        id,
        owner: order.buyer,
        handler: product.operator,
        parties: [order.buyer, product.operator],
        state: order.state,
      }
    : null;
}

/** Close the present task of a product or order, write the step, put the next one on its post. `kind` without the module. */
export const hand = (
  tx: Tx,
  actor: Actor,
  thing: { readonly kind: 'product' | 'order'; readonly id: string; readonly title: string },
  step: Text,
  next?: NextTask,
): Promise<void> => handOn(tx, actor, thing, step, next && { ...next, kind: `products.${next.kind}` });

/** A product as tasks and steps name it. */
export const productRef = (product: Pick<ProductRow, 'id' | 'title'>) => ({
  kind: 'product' as const,
  id: product.id,
  title: product.title,
});

/** Tell organisations what was decided about a product, except the one that decided. `kind` without the module. */
export const tell = (
  tx: Tx,
  actor: Actor,
  organisations: readonly string[],
  kind: string,
  productId: string,
  said: Text,
): Promise<void> =>
  tellOrganisations(tx, actor, organisations, {
    kind: `products.${kind}`,
    subject: { kind: 'product', id: productId },
    text: said,
  });

import type { Actor, Subject, Text, Tx } from '#foundation';
import { agreement } from '#platform/authorisation';
import { completeTasks, openTask, recordStep } from '#platform/casework';
import { findOrder, findProduct, type ProductRow } from './store/tables.ts';

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
    authors: [product.defined_by, ...(product.reviewed_by ? [product.reviewed_by] : [])],
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

export async function hand(
  tx: Tx,
  actor: Actor,
  thing: { readonly kind: 'product' | 'order'; readonly id: string; readonly title: string },
  step: Text,
  next?: {
    readonly kind: string;
    readonly title: Text;
    readonly organisationId: string;
    readonly role: string;
    readonly acts: readonly string[];
  },
): Promise<void> {
  const subject = { kind: thing.kind, id: thing.id };
  await completeTasks(tx, { subject }, actor);
  await recordStep(tx, { subject, title: step, actor });
  if (!next) return;
  await openTask(tx, {
    kind: `products.${next.kind}`,
    title: { zh: `${next.title.zh}：${thing.title}`, en: `${next.title.en}: ${thing.title}` },
    subject,
    organisationId: next.organisationId,
    role: next.role,
    acts: next.acts,
  });
}

export const productRef = (product: Pick<ProductRow, 'id' | 'title'>) => ({
  kind: 'product' as const,
  id: product.id,
  title: product.title,
});

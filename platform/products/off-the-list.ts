import { type Actor, actorReference, type Text, type Tx } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { addReason } from '#platform/lineage';
import type { ProductState } from './model/lifecycle.ts';
import { type ProductRow, productTables } from './store/tables.ts';

/** A product ends: its standing, for good, and its state. The very next call is refused. */
export async function endStanding(
  tx: Tx,
  product: Pick<ProductRow, 'id'>,
  state: ProductState,
  why: Text,
  by: Actor,
): Promise<void> {
  await addReason(
    tx,
    { kind: 'product', id: product.id },
    { code: 'terminated', text: why, by: actorReference(by) },
  );
  await productTables(tx)
    .updateTable('products.product')
    .set({ state })
    .where('id', '=', product.id)
    .execute();
}

/** That it is off the list, and why, for the public log and for other modules. */
export async function tellDelisted(tx: Tx, product: ProductRow, reason: string): Promise<void> {
  await appendPublicFact(tx, {
    kind: 'products.delisted',
    subject: product.id,
    fact: { code: product.code, title: product.title, reason, at: tx.now.toString() },
  });
  await tx.emit({ kind: 'products.delisted', subject: product.id, payload: { title: product.title } });
}

import type { Database, Tx } from '#foundation';
import { agreement } from '#platform/authorisation';
import { cataloguedResource } from '#platform/catalog';
import { registrationDue } from '#platform/registration';
import { lockProduct, type ProductRow, productTables } from '../store/tables.ts';

/** Delivery: product and resources must be registered within twenty working days; what is registered already has met it. */
export async function firstDelivery(database: Database, product: ProductRow): Promise<void> {
  await database.transaction(async (tx) => {
    const locked = await lockProduct(tx, product.id);
    if (locked.delivered_at) return;
    await productTables(tx)
      .updateTable('products.product')
      .set({ delivered_at: tx.now })
      .where('id', '=', product.id)
      .execute();
    await registrationDue(tx, {
      kind: 'product',
      id: product.id,
      title: product.title,
      organisation: product.operator,
      role: 'operator',
    });
    await resourcesDue(tx, product);
    await tx.emit({ kind: 'products.delivered', subject: product.id, payload: { title: product.title } });
  });
}

async function resourcesDue(tx: Tx, product: ProductRow): Promise<void> {
  const granted = await agreement(tx, product.agreement_id);
  for (const { resourceId } of granted?.document.parts.scope.resources ?? []) {
    const resource = await cataloguedResource(tx, resourceId);
    if (!resource) continue;
    await registrationDue(tx, {
      kind: 'resource',
      id: resource.id,
      title: resource.title,
      organisation: resource.sourceOrganisation,
      role: 'source-department',
    });
  }
}

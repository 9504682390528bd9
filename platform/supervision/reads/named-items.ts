import { Type } from 'typebox';
import type { Actor, Tx } from '#foundation';
import { type CataloguedResource, cataloguedResource } from '#platform/catalog';
import { organisationNames } from '#platform/identity';
import { buyersOf } from '#platform/products';

const overseers = ['data-authority', 'auditor', 'audit-admin', 'security-admin'];
export const oversees = ({ roles }: Actor): boolean => roles.some((role) => overseers.includes(role));

export const TextSchema = Type.Object({ zh: Type.String(), en: Type.String() });

/** An item with its names. */
export const Item = {
  resourceId: Type.String(),
  resource: Type.String(),
  itemId: Type.String(),
  item: Type.String(),
};

/** Columns of the data a caller brings: in an output, and beside the outputs. */
export const OwnSource = Type.Object({ column: Type.String(), how: Type.String() });
export const OwnUse = Type.Object({ column: Type.String(), role: Type.String() });

/** Names of items by resource and id. */
export async function namer(tx: Tx, resourceIds: readonly string[]) {
  const known = new Map<string, CataloguedResource>();
  for (const id of new Set(resourceIds)) {
    const found = await cataloguedResource(tx, id);
    if (found) known.set(id, found);
  }
  return ({ resourceId, itemId }: { readonly resourceId: string; readonly itemId: string }) => ({
    resourceId,
    resource: known.get(resourceId)?.title ?? '',
    itemId,
    item: known.get(resourceId)?.items.find(({ id }) => id === itemId)?.name ?? itemId,
  });
}

/** Who has a live order; names only for who may know them. */
export const Buyers = {
  orders: Type.Integer({ description: 'Live orders.' }),
  buyers: Type.Integer(),
  buyerNames: Type.Union([Type.Array(Type.String()), Type.Null()]),
};

export async function buyersByProduct(tx: Tx, productIds: readonly string[], named: boolean) {
  const orders = Map.groupBy(await buyersOf(tx, productIds), ({ product_id }) => product_id);
  const everybody = new Set([...orders.values()].flat().map(({ buyer }) => buyer));
  const names = named ? await organisationNames(tx, [...everybody]) : null;
  return (productId: string) => {
    const live = orders.get(productId) ?? [];
    const buyers = [...new Set(live.map(({ buyer }) => buyer))];
    return {
      orders: live.length,
      buyers: buyers.length,
      buyerNames: names ? buyers.map((id) => names.get(id) ?? '') : null,
    };
  };
}

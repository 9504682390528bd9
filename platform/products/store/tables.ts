import { type Kysely, sql } from 'kysely';
import type { Batch, Json, Tx } from '#foundation';
import type { Form, ProductKind } from '#platform/authorisation';
import { answersFor, answersForSql, handedOnSql } from '#platform/identity';
import type { ProductState } from '../model/lifecycle.ts';

export interface ProductTables {
  'products.product': {
    id: string;
    code: string;
    title: string;
    summary: string;
    kind: ProductKind;
    form: Form;
    agreement_id: string;
    operator: string;
    purpose: string;
    definition: Json;
    digest: string;
    sources: Json | null;
    fee_class: 'free' | 'guided';
    price_fen: bigint;
    tiers: Json | null;
    price_version: number | null;
    state: ProductState;
    defined_by: string;
    reviewed_by: string | null;
    review_opinion: string | null;
    listed_at: Temporal.Instant | null;
    delivered_at: Temporal.Instant | null;
    created_at: Temporal.Instant;
  };
  'products.earlier_definition': {
    product_id: string;
    version: number;
    definition: Json;
    digest: string;
    defined_by: string;
    returned_opinion: string;
    replaced_at: Temporal.Instant;
  };
  'products.price': {
    product_id: string;
    version: number;
    fee_class: 'free' | 'guided';
    price_fen: bigint;
    tiers: Json | null;
    effective_at: Temporal.Instant | null;
    not_taken_at: Temporal.Instant | null;
    basis: string;
    priced_by: string;
    priced_at: Temporal.Instant;
  };
  'products.index_point': {
    product_id: string;
    period: string;
    version: number;
    place: number;
    value: string | null;
    receipt_id: string;
    published_by: string;
    published_at: Temporal.Instant;
  };
  'products.report_delivery': {
    id: string;
    product_id: string;
    order_id: string;
    period: string;
    parameters: Json;
    receipts: Json;
    digest: string;
    delivered_at: Temporal.Instant;
  };
  'products.product_order': {
    id: string;
    product_id: string;
    buyer: string;
    state: 'placed' | 'accepted' | 'declined' | 'ended';
    ordered_by: string;
    accepted_by: string | null;
    created_at: Temporal.Instant;
    accepted_at: Temporal.Instant | null;
    price_fen: bigint | null;
    tiers: Json | null;
    definition_digest: string | null;
    declined_at: Temporal.Instant | null;
    declined_why: string | null;
    ended_at: Temporal.Instant | null;
  };
}
export type ProductRow = ProductTables['products.product'];
export type OrderRow = ProductTables['products.product_order'];
export type PriceRow = ProductTables['products.price'];

export const productTables = (tx: Tx): Kysely<ProductTables> => tx.tables<ProductTables>();

/** The product with this id in whatever state; undefined when there is none. */
export const findProduct = (tx: Tx, id: string) =>
  productTables(tx).selectFrom('products.product').selectAll().where('id', '=', id).executeTakeFirst();

export const lockProduct = (tx: Tx, id: string) =>
  productTables(tx)
    .selectFrom('products.product')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

export const findOrder = (tx: Tx, id: string) =>
  productTables(tx).selectFrom('products.product_order').selectAll().where('id', '=', id).executeTakeFirst();

export const lockOrder = (tx: Tx, id: string) =>
  productTables(tx)
    .selectFrom('products.product_order')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** The accepted order under which an organisation may call a product: its own, else one of whom it answers for. */
export const acceptedOrder = (tx: Tx, productId: string, buyers: readonly string[]) =>
  productTables(tx)
    .selectFrom('products.product_order')
    .selectAll()
    .where('product_id', '=', productId)
    .where('buyer', 'in', buyers.length > 0 ? [...buyers] : [''])
    .where('state', '=', 'accepted')
    .orderBy(sql`array_position(${[...buyers]}::text[], buyer)`)
    .executeTakeFirst();

/** The order an organisation has, itself or from whom it answers for, accepted or waiting for the operator. */
export const liveOrder = (tx: Tx, productId: string, buyers: readonly string[]) =>
  productTables(tx)
    .selectFrom('products.product_order')
    .selectAll()
    .where('product_id', '=', productId)
    .where('buyer', 'in', buyers.length > 0 ? [...buyers] : [''])
    .where('state', 'in', ['placed', 'accepted'])
    .executeTakeFirst();

const productById = {
  name: 'products.product-by-id',
  text: 'SELECT * FROM products.product WHERE id = $1',
};
/** The second part, with its walk over successions, runs only where the first finds nothing. */
const orderAccepted = {
  name: 'products.order-accepted',
  text: `
    (SELECT * FROM products.product_order WHERE product_id = $1 AND buyer = $2 AND state = 'accepted'
       AND NOT EXISTS (${handedOnSql('$2', '$3', 'products')}) LIMIT 1)
    UNION ALL
    (SELECT * FROM products.product_order WHERE product_id = $1 AND state = 'accepted' AND buyer <> $2
       AND buyer = ANY (ARRAY(${answersForSql('$2', '$3', 'products')})) LIMIT 1)
    LIMIT 1`,
};

/** {@link findProduct} in a batch. */
export function findProductIn(batch: Batch, id: string): () => ProductRow | undefined {
  const rows = batch.add<ProductRow>(productById, [id]);
  return () => rows()[0];
}

/** {@link acceptedOrder} in a batch. */
export function acceptedOrderIn(batch: Batch, productId: string, buyer: string): () => OrderRow | undefined {
  const rows = batch.add<OrderRow>(orderAccepted, [productId, buyer, batch.now]);
  return () => rows()[0];
}

/** What was returned before, the first one first. */
export const earlierDefinitions = (tx: Tx, productId: string) =>
  productTables(tx)
    .selectFrom('products.earlier_definition')
    .selectAll()
    .where('product_id', '=', productId)
    .orderBy('version')
    .execute();

/** Buyers with a live order of any of these products. */
export async function buyersOf(tx: Tx, productIds: readonly string[]): Promise<readonly OrderRow[]> {
  if (productIds.length === 0) return [];
  return productTables(tx)
    .selectFrom('products.product_order')
    .selectAll()
    .where('product_id', 'in', productIds)
    .where('state', 'in', ['placed', 'accepted'])
    .orderBy('created_at')
    .execute();
}

/** Live orders of one buyer, and of those it answers for. */
export async function liveOrdersOf(tx: Tx, buyer: string): Promise<OrderRow[]> {
  const buyers = await answersFor(tx, buyer, tx.now, 'products');
  return productTables(tx)
    .selectFrom('products.product_order')
    .selectAll()
    .where('buyer', 'in', [buyer, ...buyers])
    .where('state', 'in', ['placed', 'accepted'])
    .orderBy('id')
    .execute();
}

/** What a product cost and will cost, the first price first. */
export const pricesOf = (tx: Tx, productId: string) =>
  productTables(tx)
    .selectFrom('products.price')
    .selectAll()
    .where('product_id', '=', productId)
    .orderBy('version')
    .execute();

/** Every published number of an index, in the order of its periods and then of its versions. */
export const indexPoints = (tx: Tx, productId: string) =>
  productTables(tx)
    .selectFrom('products.index_point')
    .selectAll()
    .where('product_id', '=', productId)
    .orderBy('place')
    .orderBy('period')
    .orderBy('version')
    .execute();

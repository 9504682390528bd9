import { sql } from 'kysely';
import type { Json, Tx } from '#foundation';
import { readTiers, type Tier } from './model/tiers.ts';
import { productTables } from './store/tables.ts';

/** An order with what was ordered, as those who look into the conduct of operators compare it. */
export interface OrderOnRecord {
  readonly id: string;
  readonly productId: string;
  readonly title: string;
  readonly operator: string;
  readonly agreementId: string;
  /** Code of the purpose in the agreement. */
  readonly purpose: string;
  readonly buyer: string;
  readonly state: 'placed' | 'accepted' | 'declined' | 'ended';
  readonly orderedAt: Temporal.Instant;
  readonly acceptedAt: Temporal.Instant | null;
  readonly declinedAt: Temporal.Instant | null;
  readonly declinedWhy: string | null;
  /** The price in force when it was accepted; null before that, and where it was not kept. */
  readonly priceFen: bigint | null;
  /** Digest of the definition it was accepted with. */
  readonly definition: string | null;
  readonly listedAt: Temporal.Instant | null;
}

/** Every order placed since an instant, or still without an answer, the first one first. */
export async function ordersOnRecord(tx: Tx, since: Temporal.Instant): Promise<readonly OrderOnRecord[]> {
  const { rows } = await sql<OrderOnRecord>`
    SELECT sold.id, sold.product_id AS "productId", product.title, product.operator,
           product.agreement_id AS "agreementId", product.purpose, sold.buyer, sold.state,
           sold.created_at AS "orderedAt", sold.accepted_at AS "acceptedAt", sold.declined_at AS "declinedAt",
           sold.declined_why AS "declinedWhy", sold.price_fen AS "priceFen",
           sold.definition_digest AS definition, product.listed_at AS "listedAt"
    FROM products.product_order AS sold JOIN products.product AS product ON product.id = sold.product_id
    WHERE sold.created_at >= ${since} OR sold.state = 'placed'
    ORDER BY sold.created_at, sold.id`.execute(productTables(tx));
  return rows;
}

/** An order as accounts are settled by it. */
export interface AcceptedOrder {
  readonly id: string;
  readonly productId: string;
  readonly purpose: string;
  readonly buyer: string;
  readonly acceptedAt: Temporal.Instant;
  /** Null while it holds. */
  readonly endedAt: Temporal.Instant | null;
  readonly priceFen: bigint | null;
  readonly tiers: readonly Tier[];
}

/** Agreements of whose products an order was accepted at some time. */
export async function agreementsOrderedUnder(tx: Tx): Promise<readonly string[]> {
  const rows = await productTables(tx)
    .selectFrom('products.product_order as sold')
    .innerJoin('products.product as product', 'product.id', 'sold.product_id')
    .select('product.agreement_id')
    .distinct()
    .where('sold.accepted_at', 'is not', null)
    .execute();
  return rows.map(({ agreement_id }) => agreement_id);
}

/** Every order of the products of an agreement that was accepted at some time, the first one first. */
export async function acceptedOrdersUnder(tx: Tx, agreementId: string): Promise<readonly AcceptedOrder[]> {
  const { rows } = await sql<Omit<AcceptedOrder, 'tiers'> & { readonly tiers: Json | null }>`
    SELECT sold.id, sold.product_id AS "productId", product.purpose, sold.buyer, sold.accepted_at AS "acceptedAt",
           sold.ended_at AS "endedAt", sold.price_fen AS "priceFen", sold.tiers
    FROM products.product_order AS sold JOIN products.product AS product ON product.id = sold.product_id
    WHERE product.agreement_id = ${agreementId} AND sold.accepted_at IS NOT NULL
    ORDER BY sold.accepted_at, sold.id`.execute(productTables(tx));
  return rows.map((row) => ({ ...row, tiers: readTiers(row.tiers) }));
}

import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { queryTables } from './store/tables.ts';

/** Who called a product, and when first. */
export interface ProductUse {
  readonly productId: string;
  readonly organisation: string;
  readonly firstAt: Temporal.Instant;
  /** The call that was first. */
  readonly firstCall: string;
}

/** Every organisation that ever called a product, once each: as many as there are orders, however many calls. */
export async function usersOfProducts(tx: Tx): Promise<readonly ProductUse[]> {
  const { rows } = await sql<ProductUse>`
    SELECT DISTINCT ON (product_id, organisation) product_id AS "productId", organisation,
           released_at AS "firstAt", id AS "firstCall"
    FROM query.call WHERE product_id IS NOT NULL
    ORDER BY product_id, organisation, released_at, id`.execute(queryTables(tx));
  return rows;
}

/** How often an organisation took answers of a product, or under an agreement itself, and when last. */
export interface CallerUse {
  readonly agreementId: string;
  readonly productId: string | null;
  readonly organisation: string;
  readonly calls: number;
  readonly last: Temporal.Instant;
}

/** Everybody who ever took an answer under these agreements or of these products. */
export async function callersOf(
  tx: Tx,
  {
    agreementIds,
    productIds,
  }: { readonly agreementIds: readonly string[]; readonly productIds: readonly string[] },
): Promise<readonly CallerUse[]> {
  const { rows } = await sql<CallerUse>`
    SELECT agreement_id AS "agreementId", product_id AS "productId", organisation, count(*)::int AS calls,
           max(released_at) AS last
    FROM query.call
    WHERE product_id = ANY (${productIds}::text[])
       OR (product_id IS NULL AND agreement_id = ANY (${agreementIds}::text[]))
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`.execute(queryTables(tx));
  return rows;
}

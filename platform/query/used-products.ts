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

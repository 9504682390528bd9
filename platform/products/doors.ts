import type { Tx } from '#foundation';
import type { ProductState } from './model/lifecycle.ts';
import { dearestOf, readTiers } from './model/tiers.ts';
import { type ProductRow, productTables } from './store/tables.ts';

/** A product as supervision discloses it. */
export interface DisclosedProduct {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly summary: string;
  readonly form: ProductRow['form'];
  readonly agreementId: string;
  /** Id of the organisation. */
  readonly operator: string;
  /** Code of the purpose in the agreement. */
  readonly purpose: string;
  readonly feeClass: ProductRow['fee_class'];
  readonly priceFen: bigint;
  /** What its dearest unit costs, where a price has tiers. */
  readonly dearestFen: bigint;
  readonly state: ProductState;
  readonly listedAt: Temporal.Instant;
}

/** Where a list of disclosed products stopped. */
export interface ProductPlace {
  readonly listedAt: Temporal.Instant;
  readonly id: string;
}

/** Products that were listed at some time, also those delisted since. Newest first, at most `limit` after a place. */
export async function disclosedProducts(
  tx: Tx,
  { after, limit }: { readonly after?: ProductPlace; readonly limit: number },
): Promise<DisclosedProduct[]> {
  let select = productTables(tx)
    .selectFrom('products.product')
    .selectAll()
    .where('listed_at', 'is not', null);
  if (after)
    select = select.where((row) =>
      row.or([
        row('listed_at', '<', after.listedAt),
        row.and([row('listed_at', '=', after.listedAt), row('id', '>', after.id)]),
      ]),
    );
  const rows = await select.orderBy('listed_at', 'desc').orderBy('id').limit(limit).execute();
  return rows.map(disclosed);
}

/** The disclosed products of each of these agreements. */
export async function productsUnder(
  tx: Tx,
  agreementIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DisclosedProduct[]>> {
  if (agreementIds.length === 0) return new Map();
  const rows = await productTables(tx)
    .selectFrom('products.product')
    .selectAll()
    .where('listed_at', 'is not', null)
    .where('agreement_id', 'in', agreementIds)
    .execute();
  return Map.groupBy(rows.map(disclosed), ({ agreementId }) => agreementId);
}

/** Products of an agreement that are priced or listed now, or wait for their price: those a ceiling may be set for. */
export async function pricedProducts(
  tx: Tx,
  agreementId: string,
): Promise<readonly Omit<DisclosedProduct, 'listedAt'>[]> {
  const rows = await productTables(tx)
    .selectFrom('products.product')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .where('state', 'in', ['compliance-reviewed', 'priced', 'listed'])
    .orderBy('code')
    .execute();
  return rows.map(disclosed);
}

/** How many products were listed at some time, and how many are now. */
export async function productFigures(
  tx: Tx,
): Promise<{ readonly disclosed: number; readonly listed: number }> {
  return productTables(tx)
    .selectFrom('products.product')
    .select(({ fn, cast, eb }) => [
      cast<number>(fn.countAll(), 'integer').as('disclosed'),
      cast<number>(fn.countAll().filterWhere(eb('state', '=', 'listed')), 'integer').as('listed'),
    ])
    .where('listed_at', 'is not', null)
    .executeTakeFirstOrThrow();
}

/** Products listed now, with the operator of each. */
export const listedProducts = (
  tx: Tx,
): Promise<readonly { readonly id: string; readonly operator: string }[]> =>
  productTables(tx)
    .selectFrom('products.product')
    .select(['id', 'operator'])
    .where('state', '=', 'listed')
    .orderBy('id')
    .execute();

const disclosed = (row: ProductRow): DisclosedProduct => ({
  id: row.id,
  code: row.code,
  title: row.title,
  summary: row.summary,
  form: row.form,
  agreementId: row.agreement_id,
  operator: row.operator,
  purpose: row.purpose,
  feeClass: row.fee_class,
  priceFen: row.price_fen,
  dearestFen: dearestOf({ fen: row.price_fen, tiers: readTiers(row.tiers) }),
  state: row.state,
  listedAt: row.listed_at!,
});

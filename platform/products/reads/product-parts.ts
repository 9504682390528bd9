import { type Static, Type } from 'typebox';
import { dateAt, type Tx } from '#foundation';
import type { AgreementDocument } from '#platform/authorisation';
import { standingOf, usable } from '#platform/lineage';
import type { Definition } from '../model/definition.ts';
import { decidedAt, holdsFrom, nextPrice } from '../model/price-in-force.ts';
import { shownTiers } from '../model/tiers.ts';
import { indexPoints, type PriceRow, type ProductRow } from '../store/tables.ts';

/** The price in force: by class of fee, on what basis, since when. */
export const Priced = Type.Object({ basis: Type.String(), at: Type.String(), version: Type.Integer() });

export function pricedOf(product: ProductRow, prices: readonly PriceRow[]): Static<typeof Priced> | null {
  const price = prices.find(({ version }) => version === product.price_version);
  return price ? { basis: price.basis, at: holdsFrom(price).toString(), version: price.version } : null;
}

/** The price of a listed product that takes over on a day to come. */
export const NextPrice = Type.Object({
  feeClass: Type.String(),
  priceFen: Type.String(),
  tiers: Type.Array(Type.Object({ above: Type.String(), priceFen: Type.String() })),
  basis: Type.String(),
  from: Type.String(),
});

export function nextPriceOf(
  product: ProductRow,
  prices: readonly PriceRow[],
  now: Temporal.Instant,
): Static<typeof NextPrice> | null {
  if (product.state !== 'listed') return null;
  const next = nextPrice(prices, decidedAt(prices, now)?.version ?? 0);
  return next
    ? {
        feeClass: next.fee_class,
        priceFen: next.price_fen.toString(),
        tiers: shownTiers(next.tiers),
        basis: next.basis,
        from: dateAt(holdsFrom(next)).toString(),
      }
    : null;
}

/** One period of a series with what was published for it before. */
export const SeriesPoint = Type.Object({
  period: Type.String(),
  value: Type.Union([Type.String(), Type.Null()]),
  publishedAt: Type.String(),
  receiptId: Type.String(),
  /** Earlier numbers, the newest first. */
  before: Type.Array(
    Type.Object({ value: Type.Union([Type.String(), Type.Null()]), publishedAt: Type.String() }),
  ),
});

/**
 * The series an index has published, for who may see it: everyone where the definition says so, otherwise its buyers and its operator. Nothing of
 * a product that may not be used now is shown: a stop stops the page too.
 */
export async function openSeries(
  tx: Tx,
  product: ProductRow,
  defined: Definition,
  concerned: boolean,
): Promise<Static<typeof SeriesPoint>[] | null> {
  if (defined.kind !== 'index' || !(defined.definition.publicSeries || concerned)) return null;
  const standing = await standingOf(tx, [
    { kind: 'product', id: product.id },
    { kind: 'agreement', id: product.agreement_id },
  ]);
  if (!usable(standing).ok) return null;
  const byPeriod = Map.groupBy(await indexPoints(tx, product.id), ({ period }) => period);
  return [...byPeriod].map(([period, versions]) => {
    const [now, ...before] = versions.toReversed();
    return {
      period,
      value: now!.value,
      publishedAt: now!.published_at.toString(),
      receiptId: now!.receipt_id,
      before: before.map(({ value, published_at }) => ({ value, publishedAt: published_at.toString() })),
    };
  });
}

/** The resources a product is made of and the items it reads of them, as the agreement names them. */
export function sourcesOf(product: ProductRow, { parts }: AgreementDocument) {
  const read = product.sources as readonly { resourceId: string; itemIds: readonly string[] }[] | null;
  return parts.scope.resources.flatMap(({ resourceId, title, items, otherItems }) => {
    const source = read?.find((one) => one.resourceId === resourceId);
    if (read && !source) return [];
    const named = [...items, ...otherItems].filter(({ itemId }) => source?.itemIds.includes(itemId));
    return [{ id: resourceId, title, items: named.map((item) => ({ name: item.name, title: item.title })) }];
  });
}

import type { Tx } from '#foundation';
import type { Agreement } from '#platform/authorisation';
import { usage } from '#platform/evidence';
import { acceptedOrdersUnder, findProduct, pricesOf } from '#platform/products';
import { type PricedOrder, type PriceSegment, quantityOf, segmentsOf } from '../model/settlement/price.ts';
import type { StatementLineRow } from '../store/settlement-tables.ts';
import type { Stated } from '../store/statements.ts';

export type NewLine = Omit<
  StatementLineRow,
  'statement_id' | 'line' | 'dispute' | 'accepted_quantity' | 'decision'
>;

export interface Stretch {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}
interface Key {
  readonly buyer: string;
  readonly product: string;
  readonly purpose: string;
}
/** Calls and units of one buyer, product and purpose. */
export interface Use extends Key {
  readonly calls: bigint;
  readonly units: bigint;
}
export const nameOf = ({ buyer, product, purpose }: Key): string => JSON.stringify([buyer, product, purpose]);

/** What prices of uses are looked up in, once for however many. */
export interface Ground {
  readonly tx: Tx;
  readonly agreement: Agreement;
  readonly accepted: Awaited<ReturnType<typeof acceptedOrdersUnder>>;
  readonly orders: ReadonlyMap<string, readonly PricedOrder[]>;
  readonly products: Map<string, Promise<ProductOfLine>>;
}
interface ProductOfLine {
  readonly title: string;
  readonly prices: readonly { readonly at: Temporal.Instant; readonly fen: bigint }[];
}

export async function groundOf(tx: Tx, agreement: Agreement): Promise<Ground> {
  const accepted = await acceptedOrdersUnder(tx, agreement.id);
  const orders = Map.groupBy(accepted, ({ buyer, productId }) => JSON.stringify([buyer, productId]));
  return { tx, agreement, accepted, orders, products: new Map() };
}

/** What the meter has of an agreement's products in a stretch of time, by buyer, product and purpose. */
export async function usedIn(tx: Tx, agreement: string, stretch: Stretch): Promise<readonly Use[]> {
  const sums = await usage(tx, { agreement, ...stretch, by: ['product', 'buyer', 'purpose'] });
  return sums.flatMap(({ buyer, product, purpose, calls, units }) =>
    product === null ? [] : [{ buyer: buyer!, product, purpose: purpose!, calls: BigInt(calls), units }],
  );
}

/** What a stretch of time costs: the lines of each use, by the price that held. */
export async function pricedUse(
  ground: Ground,
  used: readonly Use[],
  stretch: Stretch,
): Promise<readonly { readonly buyer: string; readonly line: readonly NewLine[] }[]> {
  const found = [];
  for (const key of withOrders(used, ground.accepted, ground.agreement, stretch))
    found.push({ buyer: key.buyer, line: await linesOfKey(ground, key, stretch, [], false) });
  return found;
}

/** What the use of a stretch of time costs altogether, in fen, whatever was stated or billed of it. */
export async function takenIn(tx: Tx, agreement: Agreement, stretch: Stretch): Promise<bigint> {
  const priced = await pricedUse(
    await groundOf(tx, agreement),
    await usedIn(tx, agreement.id, stretch),
    stretch,
  );
  return priced.flatMap(({ line }) => [...line]).reduce((sum, { amount_fen }) => sum + amount_fen, 0n);
}

/** Where a product is sold as a whole it is charged with its order, used or not. */
function withOrders(
  used: readonly Use[],
  accepted: Awaited<ReturnType<typeof acceptedOrdersUnder>>,
  agreement: Agreement,
  { from, until }: Stretch,
): readonly Use[] {
  const keys = new Map(used.map((use) => [nameOf(use), use]));
  if (agreement.document.parts.money.price.unitBasis === 'product')
    for (const { buyer, productId, purpose, acceptedAt } of accepted) {
      const inside =
        Temporal.Instant.compare(acceptedAt, from) >= 0 && Temporal.Instant.compare(acceptedAt, until) < 0;
      const key = { buyer, product: productId, purpose };
      if (inside && !keys.has(nameOf(key))) keys.set(nameOf(key), { ...key, calls: 0n, units: 0n });
    }
  return [...keys.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, key]) => key);
}

/** The lines of one use in a stretch of time: one for each price, less what was stated of it before. */
export async function linesOfKey(
  ground: Ground,
  key: Use,
  stretch: Stretch,
  stated: readonly Stated[],
  late: boolean,
): Promise<readonly NewLine[]> {
  const { tx, agreement } = ground;
  const segments = segmentsOf(
    ground.orders.get(JSON.stringify([key.buyer, key.product])) ?? [],
    stretch.from,
    stretch.until,
  );
  const basis = agreement.document.parts.money.price.unitBasis;
  const lines: NewLine[] = [];
  for (const segment of segments) {
    const used = segments.length === 1 ? key : await usedBy(tx, agreement.id, key, segment);
    const before = stated.filter(({ from }) => from.equals(segment.from));
    const calls = used.calls - sumOf(before, 'calls');
    const quantity = quantityOf(basis, used, segment) - sumOf(before, 'quantity');
    if (calls <= 0n && quantity <= 0n) continue;
    lines.push(await lineOf(ground, key, segment, { calls, quantity, basis, late }));
  }
  return lines;
}

export const sumOf = (stated: readonly Stated[], of: 'calls' | 'quantity'): bigint =>
  stated.reduce((sum, one) => sum + one[of], 0n);

/** What the meter has of one use. */
export async function usedBy(
  tx: Tx,
  agreement: string,
  { buyer, product, purpose }: Key,
  { from, until }: Stretch,
): Promise<{ readonly calls: bigint; readonly units: bigint }> {
  const [sum] = await usage(tx, { agreement, buyer, product, purpose, from, until });
  return { calls: BigInt(sum?.calls ?? 0), units: sum?.units ?? 0n };
}

async function lineOf(
  ground: Ground,
  key: Key,
  segment: PriceSegment,
  {
    calls,
    quantity,
    basis,
    late,
  }: { readonly calls: bigint; readonly quantity: bigint; readonly basis: string; readonly late: boolean },
): Promise<NewLine> {
  const product = await productOf(ground, key.product);
  const listed = product.prices.findLast(({ at }) => Temporal.Instant.compare(at, segment.from) <= 0);
  const agreed = segment.order?.priceFen ?? null;
  const price = agreed ?? listed?.fen ?? 0n;
  const purpose = ground.agreement.document.parts.scope.purposes.find(({ code }) => code === key.purpose);
  return {
    product_id: key.product,
    product_title: product.title,
    purpose: key.purpose,
    purpose_class: purpose?.class ?? 'other',
    basis,
    price_fen: price,
    price_source: agreed !== null ? 'order' : listed ? 'price-list' : 'none',
    order_id: segment.order?.id ?? null,
    from_at: segment.from,
    until_at: segment.until,
    late,
    calls,
    quantity,
    amount_fen: quantity * price,
  };
}

function productOf({ tx, products }: Ground, id: string): Promise<ProductOfLine> {
  const known = products.get(id) ?? lookUp(tx, id);
  products.set(id, known);
  return known;
}

async function lookUp(tx: Tx, id: string): Promise<ProductOfLine> {
  const prices = await pricesOf(tx, id);
  return {
    title: (await findProduct(tx, id))?.title ?? id,
    prices: prices.map(({ priced_at, price_fen }) => ({ at: priced_at, fen: price_fen })),
  };
}
